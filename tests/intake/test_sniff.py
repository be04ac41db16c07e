from __future__ import annotations

import pytest

from roviec.directives.intake.sniff import claimed_kind, sniff


@pytest.mark.parametrize(
    ("filename", "extension", "kind"),
    [
        ("cong-van.docx", "docx", "docx"),
        ("CÔNG VĂN.DOCM", "docm", "docx"),
        ("a.b.HTM", "htm", "html"),
        ("anh.png", "png", "png"),
        ("anh.JPEG", "jpeg", "jpg"),
        ("anh.gif", "gif", None),
        ("khong-duoi", "", None),
        (".txt", "txt", "txt"),
        ("", "", None),
    ],
)
def test_a_name_is_a_claim(filename: str, extension: str, kind: str | None) -> None:
    assert claimed_kind(filename) == (extension, kind)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", "docx"),
        (b"%PDF-1.4", "pdf"),
        (b"\x00\x01 mail header %PDF-1.4", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"II*\0", "tiff"),
        (b"<!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf\r\n <HTML lang=vi>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?>\n<!-- chu thich --><html>', "html"),
        (b"<p>mot</p>", "html"),
        (b"<<1>> mot", "txt"),
        (b"PK nghia la gi", "txt"),
        ("Sở Tư pháp <b>".encode(), "txt"),
    ],
)
def test_content_decides(start: bytes, kind: str) -> None:
    assert sniff(start, "a.docx") == kind == sniff(start, "a")
