"""Envelopes out and in again, those of other systems, and bytes that are none."""

from __future__ import annotations

import base64
import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.envelope import Attached, Envelope, EnvelopeError, Organ, read_envelope, write_envelope

LETTER = Envelope(
    sender=Organ("UBND thành phố Đà Nẵng", "000.00.00.H17"),
    receivers=(Organ("Sở Tư pháp", "000.00.15.H17"), Organ("Sở Nội vụ")),
    number="05",
    notation="UBND-CATP",
    place="Đà Nẵng",
    issued_on=date(2026, 11, 2),
    type_name="Công văn",
    subject="Về việc số hóa & làm sạch <dữ liệu>",
    capacity="TM. ỦY BAN NHÂN DÂN",
    post="CHỦ TỊCH",
    signer="Nguyễn Văn Mẫu",
    sent_at=datetime(2026, 11, 2, 8, 30),  # noqa: DTZ001  # envelopes say no zone
    attachments=(Attached("05-UBND-CATP.pdf", b"%PDF-1.7 \x00\xff", "application/pdf"), Attached("Phụ lục.xlsx", b"PK\x03\x04...", "")),
)  # fmt: skip


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return out.getvalue()


def foreign(content: bytes, *, prefix: str = "edXML:", name: str = "cv.txt", key: str = "abc") -> bytes:
    """As another system writes it: prefixed names, "cid:" in the manifest, an attachment without one."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><{prefix}edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><{prefix}edXMLHeader>
<{prefix}MessageHeader><{prefix}From><{prefix}OrganId>000.00.15.H17</{prefix}OrganId><{prefix}OrganName>Sở Tư pháp</{prefix}OrganName></{prefix}From>
<{prefix}Code><{prefix}CodeNumber>12</{prefix}CodeNumber><{prefix}CodeNotation>STP-VP</{prefix}CodeNotation></{prefix}Code>
<{prefix}PromulgationInfo><{prefix}Place>N/A</{prefix}Place><{prefix}PromulgationDate>2026/10/05</{prefix}PromulgationDate></{prefix}PromulgationInfo>
<{prefix}Subject>V/v rà soát</{prefix}Subject></{prefix}MessageHeader></{prefix}edXMLHeader>
<{prefix}edXMLBody><{prefix}edXMLManifest><{prefix}Reference><{prefix}ContentId>cid:{key}</{prefix}ContentId><{prefix}AttachmentName>{name}</{prefix}AttachmentName></{prefix}Reference></{prefix}edXMLManifest></{prefix}edXMLBody>
</{prefix}edXMLEnvelope><AttachmentEncoded><Attachment><ContentId>{key}</ContentId><ContentTransferEncoded>
{base64.encodebytes(content).decode()}</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>""".encode()


def test_what_goes_out_comes_in_again() -> None:
    assert read_envelope(write_envelope(LETTER)) == LETTER
    assert write_envelope(LETTER) == write_envelope(LETTER)


@pytest.mark.parametrize("prefix", ["edXML:", ""])
@pytest.mark.parametrize("packed", [True, False])
def test_envelopes_of_other_systems_are_read(prefix: str, packed: bool) -> None:
    content = "Kính gửi: Sở Nội vụ".encode()
    found = read_envelope(foreign(zipped("cv.txt", content) if packed else content, prefix=prefix))
    assert (found.symbol, found.issued_on, found.place, found.sender.name) == (
        "12/STP-VP", date(2026, 10, 5), "", "Sở Tư pháp",
    )  # fmt: skip
    assert found.attachments == (Attached("cv.txt", content, ""),)


def test_a_word_file_stays_the_zip_that_it_is() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<x/>")
        file.writestr("word/document.xml", "<x/>")
    found = read_envelope(foreign(out.getvalue(), name="cv.docx"))
    assert found.attachments[0].data == out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"<edXML/>", "damaged"),
        (b"<edXML><MessageHeader/></edXML>", "empty"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><edXML>&a;</edXML>', "bomb"),
        (b"<edXML>" + b"<a>" * 30_000, "bomb"),
        (foreign(b"x").replace(b"eA==", b"e?="), "damaged"),
    ],
)
def test_what_is_no_envelope_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(EnvelopeError) as refused:
        read_envelope(data)
    assert refused.value.code == code


def test_a_broken_zip_is_handed_on_so_that_its_reader_can_name_it() -> None:
    assert read_envelope(foreign(b"PK\x03\x04broken")).attachments[0].data == b"PK\x03\x04broken"


def test_a_zip_that_swells_is_refused() -> None:
    with pytest.raises(EnvelopeError) as refused:
        read_envelope(foreign(zipped("cv.txt", bytes(201 * 2**20))))
    assert refused.value.code == "bomb"


WHOLE = write_envelope(LETTER)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=8))
def test_whatever_happens_to_the_bytes_it_is_an_envelope_or_a_refusal(at: int, put: bytes) -> None:
    with suppress(EnvelopeError):
        assert read_envelope(WHOLE[:at] + put + WHOLE[at + len(put) :]).attachments
