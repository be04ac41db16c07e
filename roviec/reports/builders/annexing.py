"""Long lists leave the text for annexes: a report is read in a minute, its lists are looked up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from roviec.directives.intake.labels import ordinal
from roviec.reports.layout.model import Annex, Block, Heading, Paragraph, Table

LONG: Final = 15  # rows: about half a sheet; ours, no rule names a number
_TEXT_COLUMNS: Final = 3  # more columns of text than that need a turned sheet


def set_apart(body: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """The text without its long lists, and the annexes that hold them.

    Tables under one heading stay together: when one of them is long all of them move, into an annex with the heading's title, and the
    text says where they are. Annexes are numbered I, II, … in order; the only one has no number (Decree 30/2020/NĐ-CP, Annex I, part II).
    """
    sections = _sections(body)
    moving = [section for section in sections if any(len(table.rows) > LONG for table in _tables(section))]
    annexes: list[Annex] = []
    text: list[Block] = []
    for section in sections:
        if not any(section is one for one in moving):
            text += section
            continue
        tables = _tables(section)
        number = ordinal(len(annexes) + 1, "upperRoman") if len(moving) > 1 else ""
        wide = any(sum(not column.numeric for column in table.columns) > _TEXT_COLUMNS for table in tables)
        title = next((block.text for block in section if isinstance(block, Heading)), "Danh sách")
        annexes.append(Annex(title, tables, number=number, wide=wide))
        count = sum(len(table.rows) for table in tables)
        text += [block for block in section if isinstance(block, Heading)]
        text.append(Paragraph(f"Tổng cộng {count} mục, chi tiết tại {' '.join(('Phụ lục', number)).strip()} kèm theo."))
        text += [block for block in section if not isinstance(block, Heading | Table)]
    return tuple(text), tuple(annexes)


def _sections(body: Iterable[Block]) -> list[list[Block]]:
    """Each heading with what stands below it, and what stands above the first."""
    found: list[list[Block]] = [[]]
    for block in body:
        if isinstance(block, Heading):
            found.append([])
        found[-1].append(block)
    return found


def _tables(section: list[Block]) -> tuple[Table, ...]:
    return tuple(block for block in section if isinstance(block, Table))
