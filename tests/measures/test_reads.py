"""What figures add up to: a unit, the city, a formula, a past moment, today's chart, the plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from roviec.duties.periods import parse
from roviec.measures.acts import aim
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import Definition, Indicator, Observation, Target
from roviec.measures.reads.by_unit import Standing, Unit, by_unit
from roviec.measures.reads.city import Line, city
from roviec.measures.reads.scope import Scope, scope_of
from roviec.measures.reads.series import definition_of, series
from tests.conftest import Cast, City
from tests.measures.conftest import TODAY, Say

CITY = Scope(None, None)
OCTOBER = date(2026, 10, 31)


def lines(scope: Scope = CITY, day: date = OCTOBER) -> dict[str, Line]:
    return {line.definition.code: line for topic in city(scope, day, TODAY) for line in topic.lines}


def test_a_ratio_is_that_of_the_sums_and_a_count_is_added(say: Say, city: City) -> None:
    say("can-cuoc", city.ward.pk, "2026-10", 90, 100)
    say("can-cuoc", city.other_ward.pk, "2026-10", 10, 300)
    say("tin-bai", city.ward.pk, "2026-10", 5)
    say("tin-bai", city.other_ward.pk, "2026-10", 7)
    found = lines()
    assert found["can-cuoc"].value == Decimal("25.00")
    assert found["tin-bai"].value == 12
    assert found["tin-bai"].missing == 0


def test_a_yes_or_no_is_the_share_of_those_who_answered(say: Say, city: City) -> None:
    say("co-quy-che", city.ward.pk, "2026-10", 1)
    line = lines()["co-quy-che"]
    assert (line.value, line.missing, line.expected) == (Decimal("100.00"), 1, 2)


def test_an_index_does_not_add_up(say: Say, city: City) -> None:
    say("diem", city.ward.pk, "2026-10", "71.5")
    assert lines()["diem"].value == Decimal("71.5")
    say("diem", city.other_ward.pk, "2026-10", 80)
    assert lines()["diem"].value is None


def test_a_formula_is_worked_out_from_the_sums(say: Say, city: City) -> None:
    for unit, money, posts in ((city.ward, 100, 5), (city.other_ward, 300, 5)):
        say("kinh-phi", unit.pk, "2026-10", money)
        say("tin-bai", unit.pk, "2026-10", posts)
    assert lines()["kinh-phi-moi-tin"].value == Decimal("40.00")


def test_nothing_given_is_no_nought(indicators: dict[str, Indicator]) -> None:
    found = lines()
    assert {line.value for line in found.values()} == {None}
    assert found["tin-bai"].missing == 2


def test_the_change_is_that_since_the_period_before(say: Say, city: City) -> None:
    say("tin-bai", city.ward.pk, "2026-09", 5)
    say("tin-bai", city.ward.pk, "2026-10", 9)
    assert lines()["tin-bai"].change == 4


def test_a_clerk_reads_their_own_unit_and_no_other(say: Say, city: City, cast: Cast) -> None:
    say("tin-bai", city.ward.pk, "2026-10", 5)
    say("tin-bai", city.other_ward.pk, "2026-10", 7)
    own = scope_of(cast.ward_clerk.access, None, TODAY)
    assert own is not None
    assert lines(own)["tin-bai"].value == 5
    assert scope_of(cast.ward_clerk.access, city.other_ward.pk, TODAY) is None
    chosen = scope_of(cast.leader.access, city.other_ward.pk, TODAY)
    assert chosen is not None
    assert lines(chosen)["tin-bai"].value == 7


def test_a_past_moment_shows_what_was_known_then(say: Say, city: City) -> None:
    say("tin-bai", city.ward.pk, "2026-10", 5)
    then = timezone.now()
    say("tin-bai", city.ward.pk, "2026-10", 9)
    definition = definition_of("tin-bai", OCTOBER)
    assert definition is not None
    assert series(definition, CITY, parse("2026-10"), then).points[-1].value == 5
    assert series(definition, CITY, parse("2026-10")).points[-1].value == 9


def units(code: str, period: str, *, on_today: bool = False) -> dict[str, Unit]:
    definition = definition_of(code, OCTOBER)
    assert definition is not None
    return {row.name: row for row in by_unit(definition, CITY, parse(period), TODAY, on_today=on_today)}


def test_on_both_charts_the_sums_agree(say: Say, city: City) -> None:
    """A district and a ward gave figures in June 2025; the district ended on 1-7-2025 and the ward took over."""
    Definition.objects.update(kinds=["ubnd_phuong_xa", "ubnd_quan_huyen"])
    for unit, top in ((city.ward, 40), (city.other_ward, 25), (city.district, 10)):
        say("can-cuoc", unit.pk, "2025-06", top, 50)
    then, now = units("can-cuoc", "2025-06"), units("can-cuoc", "2025-06", on_today=True)
    assert "UBND quận Hải Châu" in then
    assert "UBND quận Hải Châu" not in now
    assert now["UBND phường Hải Châu"].value == Decimal("50.00")

    def total(rows: dict[str, Unit]) -> tuple[Decimal, Decimal]:
        figures = [row.figures for row in rows.values() if row.figures]
        return sum((each.numerator for each in figures), Decimal(0)), sum((each.denominator or Decimal(0) for each in figures), Decimal(0))  # fmt: skip

    assert total(then) == total(now) == (Decimal(75), Decimal(150))


def test_a_formula_unit_by_unit(say: Say, city: City) -> None:
    say("kinh-phi", city.ward.pk, "2026-10", 100)
    say("tin-bai", city.ward.pk, "2026-10", 4)
    say("kinh-phi", city.other_ward.pk, "2026-10", 100)
    found = units("kinh-phi-moi-tin", "2026-10")
    assert found["UBND phường Hải Châu"].value == 25
    assert found["UBND phường An Khê"].value is None


def test_small_numbers_are_no_standing(say: Say, city: City) -> None:
    for unit, top, below in ((city.ward, 1, 2), (city.other_ward, 900, 1000), (city.sci, 850, 1000)):
        say("can-cuoc", unit.pk, "2026-10", top, below)
    found = units("can-cuoc", "2026-10")
    assert found["UBND phường Hải Châu"].standing == Standing.SAME
    assert found["UBND phường An Khê"].standing == Standing.AHEAD
    assert found["Sở Khoa học và Công nghệ"].standing == Standing.BEHIND


def test_who_owes_a_figure_and_has_not_given_it_is_named(say: Say, city: City) -> None:
    say("tin-bai", city.ward.pk, "2026-10", 1)
    assert [name for name, row in units("tin-bai", "2026-10").items() if row.missing] == ["UBND phường An Khê"]


@pytest.fixture
def goal(indicators: dict[str, Indicator], cast: Cast) -> Target:
    points = [(date(2026, 6, 30), Decimal(60)), (date(2026, 12, 31), Decimal(100))]
    return aim(
        access=cast.officer.access, indicator=indicators["can-cuoc"], unit=None, points=points, reason="Kế hoạch (mẫu)"
    )


def test_the_plan_runs_straight_between_its_points(goal: Target) -> None:
    assert goal.planned(date(2026, 6, 29)) is None
    assert goal.planned(date(2026, 6, 30)) == 60
    assert goal.planned(date(2026, 9, 30)) == 80
    assert goal.planned(date(2027, 5, 1)) == 100


def test_behind_the_plan_is_said(goal: Target, say: Say, city: City, indicators: dict[str, Indicator]) -> None:
    Target.objects.update(valid_from=date(2026, 1, 1))
    say("can-cuoc", city.ward.pk, "2026-10", 70, 100)
    line = lines()["can-cuoc"]
    assert line.planned is not None
    assert 86 < line.planned < 88
    assert line.behind is True
    say("can-cuoc", city.ward.pk, "2026-10", 90, 100)
    assert lines()["can-cuoc"].behind is False


def test_a_changed_target_leaves_the_old_one_to_be_read(
    goal: Target, cast: Cast, indicators: dict[str, Indicator]
) -> None:
    Target.objects.update(valid_from=date(2026, 1, 1))
    aim(
        access=cast.leader.access, indicator=indicators["can-cuoc"], unit=None,
        points=[(date(2026, 12, 31), Decimal(95))], reason="Điều chỉnh (mẫu)",
    )  # fmt: skip
    old, new = Target.objects.order_by("valid_from")
    assert (old.valid_to, new.valid_from, new.valid_to) == (TODAY, TODAY, None)
    assert old.last[1] == 100


@pytest.mark.parametrize(
    ("points", "reason", "code"),
    [
        ([], "x", "no_points"),
        ([(date(2026, 6, 30), Decimal(1)), (date(2026, 6, 30), Decimal(2))], "x", "points_out_of_order"),
        ([(date(2026, 6, 30), Decimal(1))], "  ", "no_reason"),
    ],
)
def test_a_wrong_target_is_refused(
    points: list[tuple[date, Decimal]], reason: str, code: str, indicators: dict[str, Indicator], cast: Cast
) -> None:
    with pytest.raises(MeasureRefused) as refused:
        aim(access=cast.officer.access, indicator=indicators["can-cuoc"], unit=None, points=points, reason=reason)
    assert refused.value.code == code


def test_where_it_is_heading_and_when_the_target_is_met(goal: Target, say: Say, city: City) -> None:
    Target.objects.update(valid_from=date(2026, 1, 1))
    for month in range(1, 11):
        say("can-cuoc", city.ward.pk, f"2026-{month:02}", 40 + 5 * month, 100)
    definition = definition_of("can-cuoc", OCTOBER)
    assert definition is not None
    found = series(definition, CITY, parse("2026-10"))
    assert len(found.points) == 10
    assert [each.period.key for each in found.coming[:2]] == ["2026-11", "2026-12"]
    assert found.coming[0].ahead.likely > 90
    assert found.met is not None
    assert not found.met.already
    assert Observation.objects.count() == 10
