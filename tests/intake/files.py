"""Files made for the tests: small, real, and broken in one way at a time."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

LETTER = """ỦY BAN NHÂN DÂN
THÀNH PHỐ MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/UBND-MAU
V/v rà soát dữ liệu dân cư
Thành phố Mẫu, ngày 05 tháng 9 năm 2024
Kính gửi: Các sở, ban, ngành.
1. Sở Tư pháp rà soát hộ tịch, báo cáo trước ngày 30/9/2024.
2. Công an thành phố kiểm tra định kỳ hàng quý các thiết bị đã kết nối./."""


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter_docx() -> bytes:
    document = docx.Document()
    for line in LETTER.split("\n"):
        document.add_paragraph(line)
    return saved(document)


def docx_of(body: str, numbering: str = "") -> bytes:
    """A Word file with this XML in its body and, if given, in its numbering part."""
    document = docx.Document()
    element = document.element.body
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:body {W}>{body}</w:body>")):
        element.append(child)
    if numbering:
        part = document.part.numbering_part.element
        for child in list(part):
            part.remove(child)
        for child in list(parse_xml(f"<w:numbering {W}>{numbering}</w:numbering>")):
            part.append(child)
    return saved(document)


def rezipped(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The same package with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return out.getvalue()


def para(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    return para(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{style}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
    )


def table(rows: list[list[str]], ruled: bool) -> str:
    borders = "<w:tblBorders><w:left w:val='single'/><w:insideV w:val='single'/></w:tblBorders>" if ruled else ""
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{cells}</w:tbl>"
