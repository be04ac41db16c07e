"""Doubts about figures. A doubt asks for a word; it never stands in the way of a true figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeGuard

from roviec.duties.sheets.fields import Field, Kind
from roviec.duties.sheets.values import Figures, Value

JUMP: Final = 3  # times last period's figure, or a third of it
SMALL: Final = 10  # below this a jump says nothing: 1 -> 4 is chance


@dataclass(frozen=True)
class Doubt:
    """`code`: "part_over_whole", "over_hundred", "jump", "fall", or "contested" (of figures known from elsewhere); `field` is where the word belongs."""

    field: str
    code: str
    value: Value
    against: Value


def doubts(fields: Iterable[Field], figures: Figures, last: Figures) -> list[Doubt]:
    """One doubt a field at most, the graver first; `last` are the figures of the period before."""
    found: dict[str, Doubt] = {}
    listed = list(fields)
    for doubt in (*_parts(listed, figures), *_percents(listed, figures), *_jumps(listed, figures, last)):
        found.setdefault(doubt.field, doubt)
    return list(found.values())


def _parts(fields: list[Field], figures: Figures) -> Iterator[Doubt]:
    for field in fields:
        if field.kind is Kind.RATIO:
            part, whole = figures.get(field.part), figures.get(field.whole)
            if _is_number(part) and _is_number(whole) and part > whole:
                yield Doubt(field.part, "part_over_whole", part, whole)


def _percents(fields: list[Field], figures: Figures) -> Iterator[Doubt]:
    for field in fields:
        value = figures.get(field.code)
        if field.kind is Kind.PERCENT and _is_number(value) and value > 100:
            yield Doubt(field.code, "over_hundred", value, 100)


def _jumps(fields: list[Field], figures: Figures, last: Figures) -> Iterator[Doubt]:
    for field in fields:
        now, then = figures.get(field.code), last.get(field.code)
        if field.kind not in (Kind.COUNT, Kind.AMOUNT) or not _is_number(now) or not _is_number(then):
            continue
        if max(now, then) < SMALL:
            continue
        if now > then * JUMP:
            yield Doubt(field.code, "jump", now, then)
        elif now * JUMP < then:
            yield Doubt(field.code, "fall", now, then)


def _is_number(value: Value | None) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
