"""What a sheet asks for: fields in order, each of one kind, each with the way it is added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    COUNT = "count"  # a whole number, none below nought
    PERCENT = "percent"
    AMOUNT = "amount"  # a number with its unit: đồng, km, giờ
    RATIO = "ratio"  # `part` over `whole`, two counts of the sheet; computed, never typed
    YES_NO = "yes_no"
    TEXT = "text"
    DATE = "date"
    FILE = "file"  # a piece of evidence that the form asks for; no figure of its own


class Total(StrEnum):
    SUM = "sum"
    RATIO = "ratio"  # of the sums of its two counts: never a mean of percentages
    JOIN = "join"  # the texts, one below another
    NONE = ""


ALLOWED: Final[dict[Kind, frozenset[Total]]] = {
    Kind.COUNT: frozenset({Total.SUM, Total.NONE}),
    Kind.PERCENT: frozenset({Total.NONE}),
    Kind.AMOUNT: frozenset({Total.SUM, Total.NONE}),
    Kind.RATIO: frozenset({Total.RATIO, Total.NONE}),
    Kind.YES_NO: frozenset({Total.NONE}),
    Kind.TEXT: frozenset({Total.JOIN, Total.NONE}),
    Kind.DATE: frozenset({Total.NONE}),
    Kind.FILE: frozenset({Total.NONE}),
}
# These must be there when work is said to be done; words, days and files may have nothing to say.
ASKED: Final = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.YES_NO})


@dataclass(frozen=True)
class Field:
    code: str  # the key; labels repeat and change
    label: str
    kind: Kind
    unit: str = ""
    total: Total = Total.NONE
    help: str = ""
    group: str = ""  # the heading it stands under
    part: str = ""
    whole: str = ""
    indicator: str = ""  # the code under which the figure is kept from period to period (room `measures`)

    @property
    def typed(self) -> bool:
        return self.kind not in (Kind.RATIO, Kind.FILE)

    @property
    def asked(self) -> bool:
        return self.kind in ASKED

    def as_json(self) -> dict[str, object]:
        """As it is kept: what is empty is left out."""
        return {key: value for key, value in asdict(self).items() if value or key in ("code", "label", "kind")}


def fields_of(rows: Iterable[Mapping[str, object]]) -> tuple[Field, ...]:
    """From what `as_json` gave. ValueError for a kind or a total that is none."""
    return tuple(_field(row) for row in rows)


def _field(row: Mapping[str, object]) -> Field:
    def text(key: str) -> str:
        return str(row.get(key) or "")

    return Field(
        text("code"), text("label"), Kind(text("kind")), text("unit"), Total(text("total")), text("help"),
        text("group"), text("part"), text("whole"), text("indicator"),
    )  # fmt: skip


def problems_of(fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    """(code, what is wrong): "twice", "total", "part"."""
    known: dict[str, Field] = {}
    listed = list(fields)
    for field in listed:
        if field.code in known:
            yield field.code, "twice"
        known[field.code] = field
    for field in listed:
        if field.total not in ALLOWED[field.kind]:
            yield field.code, "total"
        counts = [known.get(code) for code in (field.part, field.whole)]
        fits = all(other is not None and other.kind in (Kind.COUNT, Kind.AMOUNT) for other in counts)
        if fits != (field.kind is Kind.RATIO) and (field.kind is Kind.RATIO or field.part or field.whole):
            yield field.code, "part"
