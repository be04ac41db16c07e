"""What a unit gave of an indicator beside what was planned for it. Figures add up, so that a group is compared with the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

HUNDRED: Final = Fraction(100)
RATIO, YES_NO = "ratio", "yes_no"  # as in `measures.models.Kind`; shown in percent


@dataclass(frozen=True, slots=True)
class Figure:
    """One unit's figure of a period and its plan, as known at the moment of a run: what is frozen when the run is signed.

    `planned` is as shown: 80 means 80 % of a ratio. Without an `observation` nothing had been given.
    """

    unit: int
    indicator: str  # its code
    period: str
    kind: str
    down: bool  # fewer is better
    target: int
    planned: Decimal
    observation: int | None
    numerator: Decimal | None
    denominator: Decimal | None

    @property
    def value(self) -> Fraction | None:
        """As shown, unrounded. None where nothing was given, or a ratio is of nought."""
        measured = measured_of(self)
        return measured.value if measured.given else None


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one indicator added up. `got` beside `wanted`, what it would be as planned; both in percent times `whole` of a ratio.

    `whole` makes a value of a sum: the denominators of ratios, the answers of a yes or no, nought for what is only added.
    """

    kind: str
    down: bool
    got: Fraction = Fraction(0)
    wanted: Fraction = Fraction(0)
    whole: Fraction = Fraction(0)
    given: int = 0
    missing: int = 0  # units with a plan that gave nothing; they are in no sum

    def __add__(self, other: Measured) -> Measured:
        return self._with(other, 1)

    def __sub__(self, other: Measured) -> Measured:
        return self._with(other, -1)

    def _with(self, other: Measured, sign: int) -> Measured:
        return Measured(
            self.kind, self.down, self.got + sign * other.got, self.wanted + sign * other.wanted,
            self.whole + sign * other.whole, self.given + sign * other.given, self.missing + sign * other.missing,
        )  # fmt: skip

    @property
    def value(self) -> Fraction:
        return self.got / self.whole if self.whole else self.got

    @property
    def planned(self) -> Fraction:
        return self.wanted / self.whole if self.whole else self.wanted

    def level(self, got: Fraction) -> Fraction:
        """1 is as planned. Upward: the part of the plan that was reached. Downward each hundredth above the plan takes one away."""
        if self.wanted <= 0:
            return Fraction(got <= self.wanted if self.down else got >= self.wanted)
        return 2 - got / self.wanted if self.down else got / self.wanted

    def as_dict(self) -> dict[str, Any]:
        """For JSON: fractions as text, exactly."""
        said: dict[str, Any] = {"kind": self.kind, "down": self.down, "given": self.given, "missing": self.missing}
        return said | {"got": str(self.got), "wanted": str(self.wanted), "whole": str(self.whole)}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Measured:
        sums = {name: Fraction(stored[name]) for name in ("got", "wanted", "whole")}
        return cls(stored["kind"], stored["down"], **sums, given=stored["given"], missing=stored["missing"])


def measured_of(row: Figure) -> Measured:
    whole = {RATIO: Fraction(row.denominator or 0), YES_NO: Fraction(1)}.get(row.kind, Fraction(0))
    if row.numerator is None or (row.kind == RATIO and not whole):
        return Measured(row.kind, row.down, missing=1)
    shown = HUNDRED if row.kind in (RATIO, YES_NO) else Fraction(1)
    wanted = Fraction(row.planned) * (whole or 1)
    return Measured(row.kind, row.down, shown * Fraction(row.numerator), wanted, whole, given=1)


def measured_by_unit(rows: Iterable[Figure]) -> dict[int, dict[str, Measured]]:
    """unit -> code of the indicator -> what it gave."""
    found: dict[int, dict[str, Measured]] = {}
    for row in rows:
        found.setdefault(row.unit, {})[row.indicator] = measured_of(row)
    return found


def merged(first: Mapping[str, Measured], second: Mapping[str, Measured], sign: int) -> dict[str, Measured]:
    """The sums of both; with `sign` -1 what is left of the first."""
    found = dict(first)
    for code, other in second.items():
        own = found.get(code, Measured(other.kind, other.down))
        found[code] = own + other if sign > 0 else own - other
    return found
