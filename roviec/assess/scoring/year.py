"""A year's class from its months, as the rule says: mean or median, fewest months, and what bad months forbid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median

from roviec.assess.scoring.rule import Cap, Class, Rule, Year
from roviec.assess.scoring.score import rounded


@dataclass(frozen=True)
class Month:
    total: Decimal | None
    klass: str  # code, or empty


@dataclass(frozen=True)
class YearScore:
    months: int  # that have a score
    shown: Decimal | None
    klass: Class | None
    capped_by: Cap | None  # what brought the class down


def year_score(rule: Rule, year: Year, months: Mapping[str, Month]) -> YearScore:
    """A month without a score is left out, never counted as nought."""
    totals = [Fraction(month.total) for month in months.values() if month.total is not None]
    if not totals:
        return YearScore(0, None, None, None)
    middle = median(totals) if year.method == "median" else sum(totals, Fraction(0)) / len(totals)
    shown = rounded(Fraction(middle))
    if len(totals) < year.least_months:
        return YearScore(len(totals), shown, None, None)
    own = rule.class_of(Fraction(shown))
    klass, capped_by = own, None
    for cap in year.caps:
        limit = rule.classes[rule.rank_of(cap.at_most)]
        if _reached(rule, cap, months) and rule.rank_of(limit.code) > rule.rank_of(klass.code):
            klass, capped_by = limit, cap
    return YearScore(len(totals), shown, klass, capped_by)


def _reached(rule: Rule, cap: Cap, months: Mapping[str, Month]) -> bool:
    worst = rule.rank_of(cap.month_class)
    return sum(rule.rank_of(month.klass) >= worst for month in months.values() if month.klass) >= cap.months
