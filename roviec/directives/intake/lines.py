"""From laid-out pieces to lines of text, the same for every kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from roviec.directives.intake.grid import Row, even

_RULE = re.compile(r"[-_–—―─*=~.…\s]{3,}")
# The head and the foot of an official document are tables in which nothing is tabled (Decree 30/2020/NĐ-CP, Annex I).
_OFFICIAL = re.compile(
    r"CỘNG\s+HÒA\s+XÃ\s+HỘI|CỘNG\s+HOÀ\s+XÃ\s+HỘI|Nơi\s+nhận\s*:|Kính\s+gửi\s*:|Độc\s+lập\s*[-–]\s*Tự\s+do"
)
_SUBJECT = re.compile(r"V/v\b", re.I)


def page_of(lines: Iterable[str]) -> str:
    """One text: no blank lines, and no lines that are only drawn rules."""
    return "\n".join(line for line in lines if line.strip() and not _RULE.fullmatch(line))


def table_lines(rows: Sequence[Row], ruled: bool) -> list[str]:
    """A table of layout gives its cells' lines one cell after the other; a table of data gives a line for each row."""
    if _is_layout(rows, ruled):
        return [line for row in rows for cell in row if not cell.goes_on for line in joined_subject(cell.lines)]
    return data_lines(rows)


def data_lines(rows: Sequence[Row]) -> list[str]:
    """Each row as "1 | Nhiệm vụ | Sở A", as wide as the table; words that stand over a whole row alone. An empty row gives nothing."""
    return [line for line in map(row_line, even(rows)) if line]


def row_line(cells: Sequence[str | None]) -> str:
    """The line of one row; None is what a wider cell before it covers."""
    if not any(cells):
        return ""
    if cells[0] and len(cells) > 1 and all(cell is None for cell in cells[1:]):
        return cells[0]
    return " | ".join(cell or "" for cell in cells)


def joined_subject(lines: list[str]) -> list[str]:
    """A subject ("V/v …") is the last thing in its cell, and is broken over lines only because the cell is narrow."""
    lines = [line for line in lines if line.strip() and not _RULE.fullmatch(line)]
    start = next((at for at, line in enumerate(lines) if _SUBJECT.match(line.strip())), len(lines))
    return lines[:start] + [" ".join(lines[start:])] * (start < len(lines))


def _is_layout(rows: Sequence[Row], ruled: bool) -> bool:
    columns = max((sum(cell.across for cell in row) for row in rows), default=0)
    if columns < 2 or (not ruled and columns < 3):
        return True
    return any(_OFFICIAL.search(" ".join(cell.lines)) for row in rows for cell in row)
