"""Many reports as one: counts are added, a ratio is that of the sums, texts stand below one another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from roviec.duties.sheets.fields import Field, Kind, Total
from roviec.duties.sheets.values import Figures, Value, share


def add_up(sheets: Sequence[Sequence[Field]], rows: Sequence[Figures]) -> dict[str, Value]:
    """`sheets[i]` is the form that `rows[i]` was filled on; a code means the same on all of them, else ValueError.

    A field that nobody gave a figure for is left out: not given is not nought. A ratio counts only the rows that gave
    both of its numbers, so that a missing one doesn't pass for nought.
    """
    known: dict[str, Field] = {}
    given: dict[str, list[Value]] = {}
    for fields, figures in zip(sheets, rows, strict=True):
        for field in fields:
            same = known.setdefault(field.code, field)
            if (same.kind, same.total, same.unit) != (field.kind, field.total, field.unit):
                raise ValueError(f"{field.code} means two things")
            value = figures.get(field.code)
            if value is not None:
                given.setdefault(field.code, []).append(value)
    sums = {code: _sum(given[code]) for code, field in known.items() if field.total is Total.SUM and code in given}
    found: dict[str, Value] = dict(sums)
    for code, field in known.items():
        if field.total is Total.JOIN and code in given:
            found[code] = "\n".join(dict.fromkeys(str(value) for value in given[code]))
        elif field.kind is Kind.RATIO and field.total is Total.RATIO:
            ratio = share(*_pair(field, rows))
            found |= {code: ratio} if ratio is not None else {}
    return found


def _sum(values: list[Value]) -> int | Decimal:
    return sum((value for value in values if isinstance(value, int | Decimal)), start=0)


def _pair(field: Field, rows: Sequence[Figures]) -> tuple[Value | None, Value | None]:
    both = [row for row in rows if row.get(field.part) is not None and row.get(field.whole) is not None]
    parts, wholes = ([value for row in both if (value := row[code]) is not None] for code in (field.part, field.whole))
    return (_sum(parts), _sum(wholes)) if both else (None, None)
