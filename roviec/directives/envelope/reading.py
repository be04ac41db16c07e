"""An envelope out of bytes that anybody may have sent."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
import zlib
from datetime import date, datetime
from typing import Final

from lxml import etree
from lxml.etree import _Element

from roviec.directives.envelope.model import DAY, MOMENT, Attached, Envelope, EnvelopeError, Organ

ATTACHMENTS: Final = 200
ATTACHED_BYTES: Final = 200 * 2**20  # of all, unpacked
TAGS: Final = 20_000
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_UNSAID: Final = frozenset({"", "n/a", "-"})  # what systems write where they have nothing


def read_envelope(data: bytes) -> Envelope:
    """EnvelopeError "damaged", "bomb" or "empty", and nothing else."""
    root = _parsed(data)
    head = _first(root, "MessageHeader")
    if head is None:
        raise EnvelopeError("damaged")
    code, issue, signer, kind = (
        _first(head, name) for name in ("Code", "PromulgationInfo", "SignerInfo", "DocumentType")
    )
    sender = _first(head, "From")
    attachments = _attachments(root)
    if not attachments:
        raise EnvelopeError("empty")
    return Envelope(
        sender=_organ(sender) if sender is not None else Organ(""),
        receivers=tuple(_organ(node) for node in _children(head, "To")),
        number=_text(code, "CodeNumber"),
        notation=_text(code, "CodeNotation"),
        place=_text(issue, "Place"),
        issued_on=_day(_text(issue, "PromulgationDate")),
        type_name=_text(kind, "TypeName"),
        subject=_text(head, "Subject") or _text(head, "Content"),
        capacity=_text(signer, "Competence"),
        post=_text(signer, "Position"),
        signer=_text(signer, "FullName"),
        sent_at=_moment(_text(_first(root, "TraceHeader"), "Timestamp")),
        attachments=attachments,
    )


def _parsed(data: bytes) -> _Element:
    # An envelope declares no document type; one that does wants entities. (NULs out: it may be UTF-16.)
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or data.count(b"<") > TAGS:
        raise EnvelopeError("bomb")
    # huge_tree: one text node holds a whole file; what could be huge besides is bounded above.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise EnvelopeError("damaged") from None


def _attachments(root: _Element) -> tuple[Attached, ...]:
    """In the order of the manifest where it names them, else in their own."""
    named = {_key(_text(node, "ContentId")): node for node in root.iterfind(".//{*}Reference")}
    nodes = root.findall(".//{*}AttachmentEncoded/{*}Attachment")
    if len(nodes) > ATTACHMENTS:
        raise EnvelopeError("bomb")
    order = list(named)
    nodes.sort(key=lambda node: order.index(key) if (key := _key(_text(node, "ContentId"))) in named else len(order))
    left = ATTACHED_BYTES
    found = []
    for node in nodes:
        reference = named.get(_key(_text(node, "ContentId")))
        name = _text(node, "AttachmentName") or _text(reference, "AttachmentName")
        data = _unpacked(_encoded(node), left, name)
        left -= len(data)
        found.append(Attached(name, data, _text(node, "ContentType") or _text(reference, "ContentType")))
    return tuple(found)


def _encoded(node: _Element) -> bytes:
    child = node.find("{*}ContentTransferEncoded")
    try:
        return base64.b64decode("".join(((child.text if child is not None else "") or "").split()), validate=True)
    except (binascii.Error, ValueError):
        raise EnvelopeError("damaged") from None


def _unpacked(data: bytes, most: int, name: str) -> bytes:
    """Systems zip each attachment, alone in its zip; a file that is itself a zip (.docx, .xlsx) stays one."""
    if not data.startswith(b"PK\x03\x04"):
        return _bounded(data, most)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            if len(entries) != 1 or name.lower().endswith(".zip"):
                return _bounded(data, most)
            if entries[0].file_size > most:
                raise EnvelopeError("bomb")
            return packed.read(entries[0])
    except _BROKEN:
        return _bounded(data, most)  # whoever reads it will name the file and say what is wrong


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise EnvelopeError("bomb")
    return data


def _key(content_id: str) -> str:
    return content_id.removeprefix("cid:").strip()


def _organ(node: _Element) -> Organ:
    return Organ(_text(node, "OrganName") or _text(node, "OrganizationInCharge"), _text(node, "OrganId"))


def _first(node: _Element, name: str) -> _Element | None:
    return node.find(f".//{{*}}{name}")


def _children(node: _Element, name: str) -> list[_Element]:
    return node.findall(f"{{*}}{name}")


def _text(node: _Element | None, name: str) -> str:
    child = node.find(f"{{*}}{name}") if node is not None else None
    said = " ".join((child.text or "").split()) if child is not None else ""
    return "" if said.lower() in _UNSAID else said


def _day(said: str) -> date | None:
    for form in (DAY, "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007  # a day, not a moment
        except ValueError:
            continue
    return None


def _moment(said: str) -> datetime | None:
    try:
        return datetime.strptime(said, MOMENT)  # noqa: DTZ007  # envelopes say no zone
    except ValueError:
        return None
