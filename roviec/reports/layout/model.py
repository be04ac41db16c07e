"""An official document as data. Renderers only set it: what it says, its labels and its figures are all here.

`Document(head=…, body=(…), sign=…)`. Labels of headings are data, printed as given: official outlines leave numbers out and repeat
labels. Texts are cleaned as they come in (`clean.line`); wrong shapes are a ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from roviec.reports.layout.clean import Clean

LEVELS: Final = 4  # of headings
CAPACITIES: Final = ("TM. ", "KT. ", "TL. ", "TUQ. ", "Q. ")


@dataclass(frozen=True, slots=True)
class Head(Clean):
    """What stands above the text. A công văn has no `kind`; its `abstract` becomes the "V/v" line under the number."""

    issuer: str
    parent: str = ""  # cơ quan chủ quản
    number: int | None = None  # None: not yet given; room is left for it
    notation: str = ""  # "BC-UBND"; of legal documents "2026/QĐ-UBND"
    place: str = ""
    on: date | None = None
    kind: str = ""  # "BÁO CÁO"
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Clean):
    """A number. `value` None is a number nobody has given: said so in lines, empty in tables."""

    value: Decimal | None
    places: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Heading(Clean):
    level: int
    label: str  # "I.", "2.1."; may be empty, may repeat
    text: str

    def __post_init__(self) -> None:
        Clean.__post_init__(self)
        if not 1 <= self.level <= LEVELS:
            raise ValueError(f"a heading's level is 1 to {LEVELS}, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph(Clean):
    text: str


@dataclass(frozen=True, slots=True)
class Bullet(Clean):
    """ "- …"; `sub`: "+ …"."""

    text: str
    sub: bool = False


@dataclass(frozen=True, slots=True)
class NamedFigure(Clean):
    """ "- Tỷ lệ đúng hạn: 85,3 %"."""

    name: str
    figure: Figure


Cell = str | Figure | None


@dataclass(frozen=True, slots=True)
class Column(Clean):
    title: str
    share: int = 1  # of the table's width
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table(Clean):
    """`total`: the last row sums up the others and is set bold."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: bool = False

    def __post_init__(self) -> None:
        Clean.__post_init__(self)
        if not self.columns or any(column.share < 1 for column in self.columns):
            raise ValueError("a table has columns, each with a share of the width")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells for {len(self.columns)} columns")
        cleaned = tuple(
            tuple(Paragraph(cell).text if isinstance(cell, str) else cell for cell in row) for row in self.rows
        )
        object.__setattr__(self, "rows", cleaned)


Block = Heading | Paragraph | Bullet | NamedFigure | Table


@dataclass(frozen=True, slots=True)
class Sign(Clean):
    """`capacity`: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", … in order; then the post and the name of who signs."""

    post: str
    name: str = ""
    capacity: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Clean.__post_init__(self)
        for said in self.capacity:
            if not said.upper().startswith(CAPACITIES):
                raise ValueError(f"a capacity begins with one of {', '.join(CAPACITIES)}: {said!r}")


@dataclass(frozen=True, slots=True)
class Annex(Clean):
    """A phụ lục: its number as printed ("I", empty for the only one), title and content; `wide` turns its pages."""

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Document(Clean):
    head: Head
    body: tuple[Block, ...]
    sign: Sign
    addressees: tuple[str, ...] = ()  # "Kính gửi:"
    bases: tuple[str, ...] = ()  # căn cứ, without the mark at their end
    recipients: tuple[str, ...] = ()  # "Nơi nhận:", without the archive's line
    archive: tuple[str, ...] = ("VT",)  # "- Lưu: VT, …"
    annexes: tuple[Annex, ...] = ()
    note: str = ""  # at the foot of every page, for made-up data
