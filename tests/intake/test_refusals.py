"""Every bad file meets the same good one: what differs is the one thing wrong with it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from roviec.directives.intake import IntakeError, limits, take
from tests.intake.files import LETTER, docx_of, letter_docx, rezipped

MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes, filename: str = "cong-van.docx") -> tuple[str, dict[str, str | int]]:
    with pytest.raises(IntakeError) as refused:
        take(data, filename)
    return refused.value.code, refused.value.fields


def test_the_good_file_is_taken() -> None:
    assert take(letter_docx(), "cong-van.docx").text == LETTER


def test_nothing_is_empty() -> None:
    assert refusal(b"") == ("empty", {})


def test_a_document_without_text_is_empty() -> None:
    assert refusal(docx_of("<w:p/>")) == ("empty", {})


def test_200_megabytes_are_refused_before_they_are_looked_at() -> None:
    data = letter_docx() + bytes(200 * 2**20)
    assert refusal(data) == ("too_large", {"bytes": len(data), "limit": limits.FILE_BYTES})


def test_text_of_two_million_letters_is_too_long() -> None:
    assert refusal("rà soát ".encode() * 300_000, "a.txt") == ("too_long", {"limit": limits.TEXT_CHARACTERS})


def test_word_with_a_password_is_encrypted() -> None:
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le")) == ("encrypted", {"kind": "docx"})


def test_a_zip_with_a_password_is_encrypted() -> None:
    data = bytearray(letter_docx())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert refusal(bytes(data)) == ("encrypted", {"kind": "docx"})


def test_word_of_1997_is_told_apart() -> None:
    assert refusal(OLE + "WordDocument".encode("utf-16-le"), "cong-van.doc") == ("old_doc", {})
    assert refusal(OLE + "Workbook".encode("utf-16-le"), "so-lieu.xls") == ("old_xls", {})
    assert refusal(OLE + bytes(99), "so-lieu.xls") == ("not_a_document", {"found": "ole"})


@pytest.mark.parametrize(
    ("start", "found"),
    [(b"GIF89a", "gif"), (b"{\\rtf1", "rtf"), (b"\x7fELF", "exe")],
)
def test_other_kinds_are_named(start: bytes, found: str) -> None:
    assert refusal(start + bytes(100), "anh.gif") == ("not_a_document", {"found": found})
    assert refusal(start + bytes(100), "cong-van.docx") == ("wrong_extension", {"said": "docx", "found": found})


def test_a_spreadsheet_is_named() -> None:
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    data = rezipped(letter_docx(), {"[Content_Types].xml": types})
    assert refusal(data, "bang") == ("not_a_document", {"found": "xlsx"})
    assert refusal(data, "bang.docx") == ("wrong_extension", {"said": "docx", "found": "xlsx"})


def test_a_zip_of_anything_is_not_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("ghi-chu.txt", LETTER)
    assert refusal(out.getvalue(), "goi.zip") == ("not_a_document", {"found": "zip"})


def test_a_readable_file_under_a_wrong_name_is_taken_with_a_warning() -> None:
    for data, filename, said, found in [
        (letter_docx(), "cong-van.pdf", "pdf", "docx"),
        (LETTER.encode(), "cong-van.docx", "docx", "txt"),
        (letter_docx(), "cong-van.doc", "doc", "docx"),
    ]:
        taken = take(data, filename)
        assert taken.text == LETTER
        assert [(warned.code, warned.fields) for warned in taken.warnings] == [
            ("wrong_extension", {"said": said, "found": found})
        ]


def test_a_file_without_an_extension_has_no_wrong_one() -> None:
    assert take(letter_docx(), "cong-van").warnings == ()


def test_a_cut_file_is_damaged() -> None:
    data = letter_docx()
    assert refusal(data[: len(data) // 2]) == ("damaged", {"kind": "docx"})


def test_a_byte_changed_at_random_never_gives_another_text() -> None:
    data, chance = letter_docx(), random.Random(83)
    codes = set()
    for _ in range(150):
        broken = bytearray(data)
        broken[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            assert take(bytes(broken), "a.docx").text == LETTER
        except IntakeError as error:
            codes.add(error.code)
    assert "damaged" in codes
    assert codes <= {"damaged", "encrypted", "not_a_document", "wrong_extension", "bomb"}


def with_main(xml: bytes) -> bytes:
    return rezipped(letter_docx(), {MAIN: xml})


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
FILE_ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda: with_main(bytes(60 * 2**20)), id="a part of 60 MB packed to 60 KB"),
        pytest.param(lambda: rezipped(letter_docx(), {f"word/media/{n}.bin": bytes(9 * 2**20) for n in range(60)}), id="540 MB in all"),
        pytest.param(lambda: rezipped(letter_docx(), {f"x{n}": b"" for n in range(6000)}), id="6,000 entries"),
        pytest.param(lambda: with_main(LAUGHS), id="entities"),
        pytest.param(lambda: with_main(FILE_ENTITY), id="an entity that is a file"),
        pytest.param(lambda: with_main(LAUGHS.decode().encode("utf-16")), id="entities in UTF-16"),
        pytest.param(lambda: with_main(b"<a>" * 3000 + b"</a>" * 3000), id="3,000 levels"),
        pytest.param(lambda: with_main(b"<x>" + b"<a/>" * 810_000 + b"</x>"), id="810,000 tags"),
    ],
)  # fmt: skip
def test_bombs_are_refused(build: Callable[[], bytes]) -> None:
    assert refusal(build()) == ("bomb", {"kind": "docx"})


def test_entities_in_an_encoding_that_hides_them_are_refused() -> None:
    xml = '<?xml version="1.0" encoding="cp037"?>' + LAUGHS.decode()
    assert refusal(with_main(xml.encode("cp037"))) == ("damaged", {"kind": "docx"})


def test_the_deepest_document_allowed_is_read() -> None:
    depth = 60
    body = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>đáy</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    assert take(docx_of(body), "a.docx").text == "đáy"


def test_compression_that_office_files_do_not_use_is_damage() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter_docx())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert refusal(out.getvalue()) == ("damaged", {"kind": "docx"})
