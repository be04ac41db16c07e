"""Tables of tasks: one row a line ("1 | Nhiệm vụ | Sở A | Quý II"), or one cell a line under a head of column names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.fields import FieldBlock
from roviec.directives.reading.layout import Paragraph, Zone

_COLUMNS = (
    ("number", re.compile(r"(?:S?TT|Số TT|Số thứ tự|№)\.?", re.IGNORECASE)),
    ("support", re.compile(r"(?:(?:cơ quan|đơn vị|sở,? ngành|các đơn vị)[^|]{0,20})?phối hợp[^|]{0,30}", re.IGNORECASE)),
    ("lead", re.compile(r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|tổ chức)[^|]{0,25})?(?:chủ trì|thực hiện|chịu trách nhiệm|đầu mối|tham mưu)[^|]{0,25}|cơ quan|đơn vị|phân công[^|]{0,20}", re.IGNORECASE)),
    ("time", re.compile(r"(?:thời gian|thời hạn|tiến độ|hoàn thành)[^|]{0,40}", re.IGNORECASE)),
    ("product", re.compile(r"(?:sản phẩm|kết quả|đầu ra|hình thức văn bản)[^|]{0,30}", re.IGNORECASE)),
    ("task", re.compile(r"(?:tên |các )?(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp)[^|]{0,50}", re.IGNORECASE)),
    ("other", re.compile(r"(?:ghi chú|kinh phí|lãnh đạo|căn cứ|người)[^|]{0,40}", re.IGNORECASE)),
)  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}\.?")
_LONGEST_HEAD = 60
_FEWEST_COLUMNS = 3
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """The task's words and the fields of its row; `item` is the paragraph that holds the words,
    [`first`, `last`] are those of the row."""

    item: int
    words: Cell
    block: FieldBlock
    lead_words: Cell
    first: int
    last: int


def task_rows(text: str, items: Sequence[Paragraph]) -> dict[int, TaskRow]:
    """Rows of every table with a column of tasks and one of leads, by the paragraph of their task."""
    rows = [*_rows_by_line(text, items), *_rows_by_cell(text, items)]
    return {row.item: row for row in rows}


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return start, end


def _columns(text: str, cells: Sequence[Cell]) -> list[str] | None:
    """What each column holds; None when this is no head of a table of tasks."""
    out = []
    for start, end in cells:
        if end - start > _LONGEST_HEAD:
            return None
        kind = next((name for name, pattern in _COLUMNS if pattern.fullmatch(text, start, end)), None)
        if kind is None:
            return None
        out.append(kind)
    return out if "task" in out and "lead" in out and len(out) >= _FEWEST_COLUMNS else None


def _rows_by_line(text: str, items: Sequence[Paragraph]) -> Iterator[TaskRow]:
    columns: list[str] | None = None
    for index, item in enumerate(items):
        if "|" not in text[item.start : item.end]:
            columns = None
            continue
        cells = [_trimmed(text, start, end) for start, end in _split(text, item.start, item.end)]
        head = _columns(text, cells)
        if head:
            columns = head
        elif columns and len(cells) == len(columns) and item.zone in {Zone.BODY, Zone.ANNEX}:
            row = _row(text, index, (index, index), dict(zip(columns, cells, strict=True)))
            if row:
                yield row


def _split(text: str, start: int, end: int) -> Iterator[Cell]:
    while start <= end:
        bar = text.find("|", start, end)
        stop = bar if bar >= 0 else end
        yield start, stop
        if bar < 0:
            return
        start = bar + 1


def _rows_by_cell(text: str, items: Sequence[Paragraph]) -> Iterator[TaskRow]:
    index = 0
    while index < len(items):
        columns, after = _head_by_cell(text, items, index)
        if columns is None:
            index += 1
            continue
        index = after
        while index + len(columns) <= len(items) and _NUMBER.fullmatch(text, items[index].start, items[index].end):
            spans = [(item.start, item.end) for item in items[index : index + len(columns)]]
            row = _row(
                text,
                index + columns.index("task"),
                (index, index + len(columns) - 1),
                dict(zip(columns, spans, strict=True)),
            )
            if row and items[index].zone in {Zone.BODY, Zone.ANNEX}:
                yield row
            index += len(columns)


def _head_by_cell(text: str, items: Sequence[Paragraph], index: int) -> tuple[list[str] | None, int]:
    """The longest run of column names that begins with the number's column."""
    first = items[index]
    if not _COLUMNS[0][1].fullmatch(text, first.start, first.end):
        return None, index
    for count in range(7, _FEWEST_COLUMNS - 1, -1):
        columns = _columns(text, [(item.start, item.end) for item in items[index : index + count]])
        if columns and len(columns) == count:
            return columns, index + count
    return None, index


def _row(text: str, index: int, rows: tuple[int, int], cells: dict[str, Cell]) -> TaskRow | None:
    words, lead = cells["task"], cells["lead"]
    leads = _names(text, lead)
    if not leads or not any(letter.isalpha() for letter in text[words[0] : words[1]]):
        return None
    start, end = min(cell[0] for cell in cells.values()), max(cell[1] for cell in cells.values())
    product = cells.get("product")
    block = FieldBlock(
        start, end, leads, _names(text, cells["support"]) if "support" in cells else (), cells.get("time"),
        " ".join(text[product[0] : product[1]].split()) or None if product else None,
    )  # fmt: skip
    return TaskRow(index, words, block, lead, *rows)


def _names(text: str, cell: Cell) -> tuple[str, ...]:
    start, end = cell
    phrase = body_phrase(text, start, end, loose=True)
    if phrase and phrase.end >= end - 1:
        return phrase.names
    raw = " ".join(text[start:end].split()).strip(" .;,")
    return tuple(part.strip() for part in re.split(r"[;,]", raw) if part.strip())
