"""One criterion of one unit: its numerator and denominator, its value, and the points it gives. Nothing to count is no value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.figures import HUNDRED, RATIO, Measured
from roviec.assess.scoring.rule import Criterion, Kind
from roviec.measures.intervals import Interval, poisson, wilson


@dataclass(frozen=True)
class Value:
    """`share` of the points, 0 to 1, or None; `interval` is that share's. Of an indicator `num` is its value (None: none was given), `den` its plan."""

    num: Fraction | None
    den: Fraction | int
    share: Fraction | None
    interval: Interval | None


def _evidence(facts: Facts, item: Criterion) -> tuple[Fraction, int]:
    worth = sum((item.values[name] * getattr(facts, name) for name in item.values), Fraction(0))
    return worth, facts.judged


VALUES: Final[dict[Kind, Callable[[Facts, Criterion], tuple[Fraction, int]]]] = {
    Kind.ON_TIME: lambda facts, _: (Fraction(facts.in_time), facts.due),
    Kind.FIRST_ACCEPTED: lambda facts, _: (Fraction(facts.first_time), facts.reviewed),
    Kind.EVIDENCE: _evidence,
    Kind.COMPLETE: lambda facts, _: (Fraction(facts.complete), facts.judged),
    Kind.RETURNS: lambda facts, _: (Fraction(facts.returns), facts.reviewed),
    Kind.BLOCKERS: lambda facts, _: (Fraction(facts.blocked_in_time), facts.blocked),
    Kind.ACCEPTED: lambda facts, _: (Fraction(facts.taken), facts.asked),
}


def value_of(item: Criterion, facts: Facts) -> Value:
    if item.kind is Kind.MEASURE:
        return _measured(item, facts.figures.get(item.indicator))
    num, den = VALUES[item.kind](facts, item)
    if den == 0:
        return Value(num, den, None, None)
    low, high = poisson(int(num), den) if item.kind is Kind.RETURNS else wilson(float(num), den)
    ends = sorted((_points(item, Fraction(low)), _points(item, Fraction(high))))
    return Value(num, den, _points(item, num / den), (float(ends[0]), float(ends[1])))


def _measured(item: Criterion, found: Measured | None) -> Value:
    """Figures are what they are: only the share of a ratio may well be chance, as on the indicator's own page."""
    asked = found.given + (found.missing if item.missing_is_nought else 0) if found else 0
    if found is None or not asked:
        return Value(None, 0, None, None)
    if not found.given:
        least = _points(item, Fraction(0))
        return Value(None, 0, least, (float(least), float(least)))
    ends = [found.got, found.got]
    if found.kind == RATIO and 0 <= found.got <= HUNDRED * found.whole:
        ends = [Fraction(end) * HUNDRED * found.whole for end in wilson(float(found.got / HUNDRED), int(found.whole))]
    low, share, high = (_points(item, found.level(got)) * found.given / asked for got in (ends[0], found.got, ends[1]))
    return Value(found.value, found.planned, share, (float(min(low, high)), float(max(low, high))))


def _points(item: Criterion, ratio: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(0), (ratio - item.zero) / (item.full - item.zero)))
