"""Why a score moved: what each criterion added since the month before. The parts add up to the difference, exactly.

A criterion that could not be counted passed its weight on; that is the same as counting it at the level of whoever took
the weight. So with every criterion at its own weight, counted or not, a score is the sum of weight x level, and the
difference of two scores is the sum of the differences. Where the rule changed between the months, the part that the
change of weights made is kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from roviec.assess.scoring.rule import Rule
from roviec.assess.scoring.score import CENT, Score, rounded


@dataclass(frozen=True)
class Moved:
    """`by` for each criterion of either month, in points; `rule` what a change of weights made. Sum = `total`."""

    total: Decimal
    by: dict[str, Decimal]
    rule: Decimal


def moved(before_rule: Rule, before: Score, rule: Rule, now: Score) -> Moved | None:
    """None where either month has no score."""
    if before.total is None or now.total is None or before.shown is None or now.shown is None:
        return None
    old, new = _levels(before_rule, before), _levels(rule, now)
    by: dict[str, Fraction] = {}
    weights = Fraction(0)
    for code in dict.fromkeys([*new, *old]):
        (w1, p1), (w2, p2) = old.get(code) or _none(before.total), new.get(code) or _none(now.total)
        by[code] = (w1 + w2) / 2 * (p2 - p1)
        weights += (w2 - w1) * (p1 + p2) / 2
    total = now.shown - before.shown
    shares = _that_add_up([*by.values(), weights], total)
    return Moved(total, dict(zip(by, shares, strict=False)), shares[-1])


def _levels(rule: Rule, found: Score) -> dict[str, tuple[Fraction, Fraction]]:
    """code -> (weight, level): what wasn't counted stands at the level of what took its weight."""
    shares = {part.criterion.code: part.value.share for part in found.parts}
    level = (found.total or Fraction(0)) / 100
    spread = {}
    for item in rule.criteria:
        own = shares[item.code]
        heir = shares.get(item.falls_to) if item.falls_to else None
        spread[item.code] = (item.weight, own if own is not None else heir if heir is not None else level)
    return spread


def _none(total: Fraction) -> tuple[Fraction, Fraction]:
    """A criterion that the other month's rule didn't have: no weight, at the level of the whole."""
    return Fraction(0), total / 100


def _that_add_up(parts: list[Fraction], total: Decimal) -> list[Decimal]:
    """Rounded to hundredths so that they add up to the rounded total: the largest remainders give way first."""
    shown = [rounded(part) for part in parts]
    left = int((total - sum(shown, Decimal(0))) / CENT)
    step = CENT if left > 0 else -CENT
    order = sorted(range(len(parts)), key=lambda n: (Fraction(shown[n]) - parts[n]) * (1 if left > 0 else -1))
    for n in order[: abs(left)]:
        shown[n] += step
    return shown
