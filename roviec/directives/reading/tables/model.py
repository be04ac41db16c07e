from __future__ import annotations

from dataclasses import dataclass, field

from roviec.directives.reading.fields import FieldBlock

Cell = tuple[int, int]  # [start, end) of its words


@dataclass(frozen=True, slots=True)
class TaskRow:
    """The task's words and the fields of its row; `item` is the paragraph that holds the words,
    [`first`, `last`] are those of the row. `rule`: the lead stands in the row ("table") or over it ("heading")."""

    item: int
    words: Cell
    block: FieldBlock
    lead_words: Cell
    first: int
    last: int
    rule: str = "table"


@dataclass(slots=True)
class Tables:
    """`rows` by the paragraph of their task; `owned`: the paragraphs that are part of a table of tasks; `leaderless`:
    those of them that order something, for which neither their row nor a heading charges anybody."""

    rows: dict[int, TaskRow] = field(default_factory=dict)
    owned: set[int] = field(default_factory=set)
    leaderless: dict[int, Cell] = field(default_factory=dict)
