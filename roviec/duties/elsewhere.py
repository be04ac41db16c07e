"""Figures that are there already: a sheet shows them with their origin and doesn't ask again. Rooms above say what they know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from roviec.duties.models import Obligation
from roviec.duties.sheets import Field, Value


@dataclass(frozen=True)
class Known:
    """`origin` in words: who gave it, and when."""

    value: Value
    origin: str


Knower = Callable[[Obligation, Sequence[Field]], Mapping[str, Known]]
_knowers: list[Knower] = []


def ask(knower: Knower) -> None:
    """From now on `knower` is asked, for an obligation and the fields of its sheet, what is known by field code."""
    _knowers.append(knower)


def known(obligation: Obligation, fields: Sequence[Field]) -> dict[str, Known]:
    """What somebody else gave for this unit and period; what reports on this obligation gave is no part of it."""
    if not any(field.indicator for field in fields):
        return {}
    found: dict[str, Known] = {}
    for knower in _knowers:
        found |= knower(obligation, fields)
    return found
