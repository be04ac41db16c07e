"""The fixed words of the layout, the same for every renderer (Decree 30/2020/NĐ-CP, Annex I)."""

from __future__ import annotations

from typing import Final

from roviec.reports.layout.model import Annex, Block, Bullet, Cell, Document, Figure, Head, NamedFigure, Paragraph
from roviec.reports.layout.numbers import write_number

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
TO: Final = "Kính gửi:"
RECIPIENTS: Final = "Nơi nhận:"
END: Final = "./."
UNKNOWN: Final = "chưa có số liệu"
_GAP: Final = "\u00a0" * 6  # room for what is written by hand
_COMMITTEE: Final = "ỦY BAN NHÂN DÂN "


def name_lines(name: str) -> list[str]:
    """An agency's name in capitals; a people's committee has its place on a line of its own."""
    said = name.upper()
    return [_COMMITTEE.strip(), said.removeprefix(_COMMITTEE)] if said.startswith(_COMMITTEE) else [said]


def number_line(head: Head) -> str:
    """ "Số: 05/BC-UBND"; a number below 10 gets a nought."""
    number = _GAP if head.number is None else f"{head.number:02}"
    return f"Số: {number}/{head.notation}" if head.notation else f"Số: {number}"


def subject_line(head: Head) -> str:
    """ "V/v …" under the number of a công văn; nothing in a document that has a type."""
    return f"V/v {head.abstract}" if head.abstract and not head.kind else ""


def date_line(head: Head) -> str:
    """ "Đà Nẵng, ngày 05 tháng 02 năm 2026": days below 10 and the months 1 and 2 get a nought."""
    if head.on is None:
        day = f"ngày{_GAP}tháng{_GAP}năm{_GAP}"
    else:
        month = f"{head.on.month:02}" if head.on.month < 3 else str(head.on.month)
        day = f"ngày {head.on.day:02} tháng {month} năm {head.on.year}"
    return f"{head.place}, {day}" if head.place else day


def basis_lines(document: Document) -> list[str]:
    return _ended(document.bases)


def recipient_lines(document: Document) -> list[str]:
    lines = [f"- {line}" for line in _ended((*document.recipients, f"Lưu: {', '.join(document.archive)}"))]
    return [RECIPIENTS, *lines]


def _ended(lines: tuple[str, ...]) -> list[str]:
    """Each with ";" at its end, the last with "."."""
    bare = [line.rstrip(" ;.,") for line in lines]
    return [f"{line};" for line in bare[:-1]] + [f"{line}." for line in bare[-1:]]


def sign_lines(document: Document) -> list[str]:
    """The capacity in which one signs and the post, in capitals; the name comes below the signature."""
    return [line.upper() for line in (*document.sign.capacity, document.sign.post) if line]


def annex_label(annex: Annex) -> str:
    return f"Phụ lục {annex.number}".strip()


def annex_reference(head: Head) -> str:
    """Which document the annex belongs to: "(Kèm theo Báo cáo số 05/BC-UBND ngày … của …)"."""
    kind = head.kind.capitalize() or "Công văn"
    number = number_line(head).removeprefix("Số: ")
    day = date_line(head).removeprefix(f"{head.place}, ")
    return f"(Kèm theo {kind} số {number} {day} của {head.issuer})"


def title_of(document: Document) -> str:
    return " ".join(filter(None, (document.head.kind.capitalize() or "Công văn", document.head.abstract)))


def bullet_text(block: Bullet) -> str:
    return f"{'+' if block.sub else '-'} {block.text}"


def figure_text(figure: Figure) -> str:
    if figure.value is None:
        return UNKNOWN
    return " ".join(filter(None, (write_number(figure.value, figure.places), figure.unit)))


def named_figure_text(block: NamedFigure) -> str:
    return f"- {block.name}: {figure_text(block.figure)}"


def cell_text(cell: Cell) -> str:
    if isinstance(cell, Figure):
        return "" if cell.value is None else figure_text(cell)
    return cell or ""


def finished(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with "./." at the end of its last line; after a table, on a line of its own."""
    match body[-1:]:
        case (Paragraph(text),):
            return (*body[:-1], Paragraph(text.rstrip(" .;") + END))
        case (Bullet(text, sub),):
            return (*body[:-1], Bullet(text.rstrip(" .;") + END, sub))
        case (NamedFigure(name, figure),):
            return (*body[:-1], Bullet(f"{name}: {figure_text(figure)}{END}"))
        case _:
            return (*body, Paragraph(END))
