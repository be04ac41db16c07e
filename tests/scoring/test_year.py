from __future__ import annotations

from decimal import Decimal

import pytest

from roviec.assess.scoring.rule import Cap, Year
from roviec.assess.scoring.year import Month, YearScore, year_score
from tests.scoring.cases import rule

MEAN = Year("mean", 3, ())
CAPPED = Year("mean", 1, (Cap("D", 2, "B"), Cap("C", 6, "C")))


def year(how: Year, *months: tuple[str | None, str]) -> YearScore:
    found = {
        f"2024-{n:02}": Month(None if total is None else Decimal(total), klass)
        for n, (total, klass) in enumerate(months, 1)
    }
    return year_score(rule(), how, found)


def test_the_mean_of_the_months_and_its_class() -> None:
    found = year(MEAN, ("90.00", "A"), ("80.00", "B"), ("85.01", "B"))
    assert (found.months, found.shown, found.klass and found.klass.code) == (3, Decimal("85.00"), "B")


@pytest.mark.parametrize(("totals", "middle"), [(("90", "80", "10"), "80.00"), (("90", "80", "10", "20"), "50.00")])
def test_the_median_is_not_moved_by_one_bad_month(totals: tuple[str, ...], middle: str) -> None:
    assert year(Year("median", 1, ()), *((total, "B") for total in totals)).shown == Decimal(middle)


def test_a_month_without_a_score_is_left_out_and_not_nought() -> None:
    found = year(MEAN, ("90.00", "A"), (None, ""), ("90.00", "A"), ("90.00", "A"))
    assert (found.months, found.shown) == (3, Decimal("90.00"))


def test_too_few_months_give_a_figure_and_no_class() -> None:
    found = year(MEAN, ("90.00", "A"), ("90.00", "A"))
    assert (found.shown, found.klass) == (Decimal("90.00"), None)
    assert year(MEAN) == YearScore(0, None, None, None)


def test_bad_months_cap_the_year_and_it_says_which_cap() -> None:
    good = [("99.00", "A")] * 10
    assert year(CAPPED, *good, ("40.00", "D")).klass == rule().class_of(90)  # type: ignore[arg-type]
    capped = year(CAPPED, *good, ("90.00", "D"), ("90.00", "D"))
    assert (capped.klass and capped.klass.code, capped.capped_by) == ("B", CAPPED.caps[0])


def test_a_cap_never_lifts() -> None:
    found = year(CAPPED, ("40.00", "D"), ("41.00", "D"))
    assert (found.klass and found.klass.code, found.capped_by) == ("D", None)


def test_worse_months_count_towards_a_cap_on_better_ones() -> None:
    found = year(CAPPED, *[("95.00", "C")] * 5, ("95.00", "D"))
    assert (found.klass and found.klass.code) == "C"
