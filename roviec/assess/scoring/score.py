"""A unit's score: the weighted points of its criteria, the weight of what could not be counted passed on and shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from roviec.assess.scoring.criteria import Value, value_of
from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.rule import Class, Criterion, Rule
from roviec.measures.intervals import Interval, combined

CENT: Final = Decimal("0.01")


@dataclass(frozen=True)
class Part:
    """One criterion in a score. `weight` is what it counted in the end; `points` is what it gave, out of `weight`."""

    criterion: Criterion
    value: Value
    weight: Fraction
    points: Fraction | None


@dataclass(frozen=True)
class Score:
    """`total` is exact, `shown` is what people read, and the class goes by what they read. None: nothing could be counted."""

    facts: Facts
    parts: tuple[Part, ...]
    total: Fraction | None
    shown: Decimal | None
    interval: Interval | None
    klass: Class | None  # None too where there are fewer obligations than the rule asks for


def score(rule: Rule, facts: Facts) -> Score:
    values = {item.code: value_of(item, facts) for item in rule.criteria}
    weights = _weights(rule, values)
    parts = tuple(_part(item, values[item.code], weights[item.code]) for item in rule.criteria)
    given = [part.points for part in parts if part.points is not None]
    if not given:
        return Score(facts, parts, None, None, None, None)
    total = sum(given, Fraction(0))
    shown = rounded(total)
    klass = rule.class_of(Fraction(shown)) if facts.due >= rule.least else None
    return Score(facts, parts, total, shown, _interval(parts), klass)


def rounded(number: Fraction) -> Decimal:
    """To hundredths, halves up: what a person with a pencil would write."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(CENT, ROUND_HALF_UP)


def _part(item: Criterion, value: Value, weight: Fraction) -> Part:
    return Part(item, value, weight, None if value.share is None else weight * value.share)


def _weights(rule: Rule, values: dict[str, Value]) -> dict[str, Fraction]:
    """They add up to 100 over what could be counted."""
    weights = {item.code: item.weight for item in rule.criteria}
    there = {code for code, value in values.items() if value.share is not None}
    for item in rule.criteria:
        if item.code not in there and item.falls_to in there:
            weights[item.falls_to] += item.weight
            weights[item.code] = Fraction(0)
    left = sum((weights[code] for code in there), Fraction(0))
    return {code: weight * 100 / left if code in there else Fraction(0) for code, weight in weights.items()}


def _interval(parts: tuple[Part, ...]) -> Interval:
    counted = [
        (float(part.weight), float(part.value.share), part.value.interval)
        for part in parts
        if part.value.share is not None and part.value.interval is not None
    ]
    low, high = combined(counted)
    return max(0.0, low), min(100.0, high)
