"""A criterion over an indicator: read as at the moment, frozen, computed again, compared, shown."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from roviec.assess import acts
from roviec.assess.errors import JudgementRefused
from roviec.assess.frozen import thaw
from roviec.assess.models import Run, Score, ScoringRule
from roviec.assess.reads import Chosen, run_page
from roviec.assess.rerun import Why, compare, rerun
from roviec.measures.acts import Figure, observe
from roviec.measures.models import Batch, Definition, Indicator, Observation, Target
from roviec.org.models import Succession, SuccessionLink, Unit
from tests.assess.conftest import RULE, SYSTEM, Month, at, make_rule, score_of
from tests.conftest import Cast, City
from tests.tables.downloads import rows_of

CRITERIA: list[dict[str, Any]] = [
    {"code": "the", "name": "Cấp thẻ", "kind": "measure", "indicator": "the", "weight": 15, "falls_to": "dung-han"},
    {"code": "loi", "name": "Hồ sơ sai", "kind": "measure", "indicator": "loi", "weight": 5, "missing": "zero"},
    {"code": "quy-che", "name": "Có quy chế", "kind": "measure", "indicator": "quy-che", "weight": 5},
]
INDICATORS: dict[str, dict[str, Any]] = {
    "the": {"name": "Công dân đã được cấp thẻ", "kind": "ratio", "measure": "người", "better": "up"},
    "loi": {"name": "Hồ sơ trả sai", "kind": "count", "measure": "hồ sơ", "better": "down"},
    "quy-che": {"name": "Đã ban hành quy chế", "kind": "yes_no", "better": "up"},
}

Say = Callable[..., None]


@pytest.fixture
def rule(db: None) -> ScoringRule:
    content = deepcopy(RULE)
    content["criterion"][0]["weight"] = 15
    return make_rule(criterion=[*content["criterion"], *CRITERIA])


@pytest.fixture
def say(city: City) -> Say:
    """A figure recorded at a moment; each indicator stands since January 2024."""
    for code, meaning in INDICATORS.items():
        Definition.objects.create(
            indicator=Indicator.objects.create(code=code), every="monthly", source_kind="sheet",
            kinds=["ubnd_phuong_xa"], valid_from=date(2024, 1, 1), **meaning,
        )  # fmt: skip

    def said(
        code: str, unit: Unit, moment: datetime, top: object, below: object = None, period: str = "2024-10"
    ) -> None:
        numbers = [None if each is None else Decimal(str(each)) for each in (top, below)]
        figure = Figure(indicator=code, unit_id=unit.pk, period=period, numerator=numbers[0] or Decimal(0), denominator=numbers[1])  # fmt: skip
        with time_machine.travel(moment, tick=False):
            observe(actor=SYSTEM, way=Batch.Way.COMPUTED, figures=[figure], origin="tests")

    return said


def aim(
    code: str, unit: Unit | None, *points: tuple[str, object], since: date = date(2024, 1, 1), **more: Any
) -> Target:
    return Target.objects.create(
        indicator=Indicator.objects.get(code=code), unit=unit, points=[[day, str(value)] for day, value in points],
        valid_from=since, **{"at": at(1, 1), **more},
    )  # fmt: skip


@pytest.fixture
def figures(say: Say, city: City) -> None:
    """The ward: 60 of 100 where 80 % were planned, 12 faults where 10 were, and its rules made. The other ward: a plan and nothing given."""
    aim("the", city.ward, ("2024-09-30", 60), ("2024-11-30", 100))
    aim("loi", city.ward, ("2024-01-31", 10))
    aim("quy-che", city.ward, ("2024-01-31", 100))
    aim("the", city.other_ward, ("2024-01-31", 90))
    aim("loi", city.other_ward, ("2024-01-31", 10))
    aim("the", None, ("2024-01-31", 99))  # the city's: nobody's own
    say("the", city.ward, at(2, 11), 60, 100)
    say("loi", city.ward, at(2, 11), 12)
    say("quy-che", city.ward, at(2, 11), 1)
    say("the", city.sci, at(2, 11), 1, 2)  # a figure without a plan


@pytest.fixture
def judged(figures: None, judged: Run) -> Run:
    return judged


def part(run: Run, unit: Unit, code: str) -> dict[str, Any]:
    return next(item for item in score_of(run, unit).criteria if item["code"] == code)


PLANNED = Fraction("80.3279")  # 31 of 61 days from 60 to 100, to the places in which figures are stored


def test_what_a_unit_gave_stands_beside_its_own_plan_for_the_last_day(judged: Run, city: City) -> None:
    found = part(judged, city.ward, "the")
    assert (found["num"], found["den"], found["share"]) == (60, "80.33", "74.69")
    assert Fraction(found["share"]) == round(100 * 60 / PLANNED, 2)
    assert part(judged, city.ward, "loi")["share"] == "80.00"
    assert part(judged, city.ward, "quy-che")["share"] == "100.00"


def test_what_is_missing_is_passed_on_or_has_no_points_as_the_rule_says(judged: Run, city: City) -> None:
    passed, nought = (part(judged, city.other_ward, code) for code in ("the", "loi"))
    assert (passed["share"], passed["weight"], passed["points"]) == (None, "0.00", None)
    assert (nought["num"], nought["share"], nought["points"]) == (None, "0.00", "0.00")
    assert part(judged, city.sci, "the")["share"] is None  # no plan of its own
    assert Score.objects.get(run=judged, unit=city.police).total is None


def test_a_score_is_what_one_gets_from_the_frozen_rows_with_a_pencil(signed: Run, city: City) -> None:
    content = thaw(signed.input)
    columns = content["figure_columns"]
    rows = [dict(zip(columns, row, strict=True)) for row in content["figures"]]
    assert len(rows) == 5
    criteria = {item["indicator"]: item["code"] for item in CRITERIA}
    for row in rows:
        stored = part(signed, Unit.objects.get(pk=row["unit"]), criteria[row["indicator"]])
        if row["numerator"] is None:
            assert stored["num"] is None
            continue
        shown = Fraction(row["numerator"]) * (1 if row["kind"] == "count" else 100) / Fraction(row["denominator"] or 1)
        reached = 2 - shown / Fraction(row["planned"]) if row["down"] else shown / Fraction(row["planned"])
        share = min(Fraction(1), max(Fraction(0), reached))
        assert Fraction(stored["share"]) == round(100 * share, 2)
        assert abs(Fraction(stored["points"]) - Fraction(stored["weight"]) * share) <= Fraction("0.01")
    score = score_of(signed, city.ward)
    # of 15+20+15+5+5+10+15+5+5; no obstacle was reported: its 5 fall to reports in time. In time 0 of 2, reviewed the first time 1 of 1
    levels: list[tuple[int, Fraction | int]] = [
        (20, 0),
        (20, 1),
        (15, 1),
        (5, 1),
        (5, 1),
        (10, 0),
        (15, 60 / PLANNED),
        (5, Fraction(4, 5)),
        (5, 1),
    ]
    assert sum(weight for weight, _ in levels) == 100
    total = sum((weight * Fraction(level) for weight, level in levels), Fraction(0))
    assert Fraction(score.total or 0) == round(total, 2)


def test_what_came_after_the_moment_changes_nothing_in_it_and_is_told_in_a_comparison(
    signed: Run, say: Say, city: City
) -> None:
    say("the", city.ward, at(12, 11), 70, 100)
    say("the", city.other_ward, at(12, 11), 45, 50)
    Observation.objects.filter(unit=city.ward, indicator__code="loi").update(replaced_at=at(13, 11))
    old = Target.objects.get(unit=city.ward, indicator__code="quy-che")
    Target.objects.filter(pk=old.pk).update(valid_to=date(2024, 10, 1))
    aim("quy-che", city.ward, ("2024-10-01", 50), since=date(2024, 10, 1), at=at(14, 11))
    again = rerun(signed)
    assert (again.intact, again.same_scores, again.figures, again.equal) == (True, True, [], True)
    found = compare(signed, at(20, 11))
    assert {(item.row.unit, item.row.indicator): item.why for item in found.figures} == {
        (city.ward.pk, "the"): Why.FIGURE_CORRECTED,
        (city.ward.pk, "loi"): Why.FIGURE_WITHDRAWN,
        (city.ward.pk, "quy-che"): Why.PLAN_CHANGED,
        (city.other_ward.pk, "the"): Why.FIGURE_GIVEN,
    }
    assert found.counts == {item.why: 1 for item in found.figures}
    assert [part["share"] for part in found.scores[city.ward.pk].criteria[-3:]] == ["87.14", "0.00", "100.00"]


def test_a_row_tampered_with_is_named(signed: Run, city: City) -> None:
    Observation.objects.filter(unit=city.ward, indicator__code="the").update(numerator=99)
    again = rerun(signed)
    (found,) = again.figures
    assert (found.row.indicator, found.before and int(found.before.numerator or 0)) == ("the", 60)
    assert found.after is not None
    assert found.after.numerator == Decimal(99)
    assert again.same_scores
    assert not again.equal


def test_a_figure_corrected_before_signing_must_be_judged_again(
    opened: Run, cast: Cast, clock: time_machine.Traveller, city: City
) -> None:
    Observation.objects.filter(unit=city.ward, indicator__code="the").update(numerator=61)
    clock.move_to(at(8, 11))
    with pytest.raises(JudgementRefused, match="differs"):
        acts.sign(actor=cast.leader.access.actor, access=cast.leader.access, run=opened)


def test_a_figure_that_lowers_the_score_opens_the_window_anew(
    opened: Run, say: Say, cast: Cast, clock: time_machine.Traveller, city: City
) -> None:
    say("the", city.ward, at(5, 11), 20, 100)
    clock.move_to(at(6, 11))
    acts.judge(actor=cast.officer.access.actor, access=cast.officer.access, period="2024-10")
    assert score_of(opened, city.ward).reopened_until is not None
    assert score_of(opened, city.other_ward).reopened_until is None


def test_under_the_heirs_of_today_figures_are_added_and_scored_anew(signed: Run, cast: Cast, city: City) -> None:
    merger = Succession.objects.create(code="gop", kind="merge", effective_on=date(2024, 11, 15), legal_basis="thử")
    SuccessionLink.objects.create(succession=merger, predecessor=city.ward, successor=city.other_ward)
    with time_machine.travel(at(20, 11), tick=False):
        page = run_page(signed, cast.leader.access, Chosen(chart="today"))
    rows = {line.score.unit_id: line.score for group in page.groups for line in group.lines}
    shares = {item["code"]: item["share"] for item in rows[city.other_ward.pk].criteria}
    assert shares["the"] == "74.69"  # the other ward gave none, so the sum is the ward's
    assert shares["loi"] == "40.00"  # of two that were to give it one did, and reached four fifths


def test_the_year_is_made_of_months_with_figures(
    signed: Run, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    clock.move_to(at(3, 1, year=2025))
    year = acts.judge(actor=cast.officer.access.actor, access=cast.officer.access, period="2024")
    assert score_of(year, city.ward).total == score_of(signed, city.ward).total


def test_a_quarters_figure_counts_in_the_month_that_ends_the_quarter(
    say: Say, rule: ScoringRule, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    Definition.objects.filter(indicator__code="the").update(every="quarterly")
    aim("the", city.ward, ("2024-01-31", 50))
    say("the", city.ward, at(30, 9), 30, 100, period="2024-Q3")
    access = cast.officer.access
    runs = {key: acts.judge(actor=access.actor, access=access, period=key) for key in ("2024-09", "2024-10")}
    assert part(runs["2024-09"], city.ward, "the")["share"] == "60.00"
    assert part(runs["2024-10"], city.ward, "the")["share"] is None


def test_the_score_page_opens_the_figure_behind_the_criterion(signed: Run, cast: Cast, city: City) -> None:
    page = reverse("assess:score", args=[signed.pk, city.ward.pk])
    own = cast.ward_clerk.client().get(page, {"tieu-chi": "the"}).content.decode()
    assert "60 %" in own
    assert "80,33 %" in own
    assert f"{reverse('measures:figures', args=['the'])}?unit={city.ward.pk}&amp;period=2024-10" in own
    blank = cast.leader.client().get(reverse("assess:score", args=[signed.pk, city.police.pk]), {"tieu-chi": "the"})
    assert "không có mục tiêu riêng" in blank.content.decode()


def test_the_files_and_the_comparison_say_it_in_words(signed: Run, say: Say, cast: Cast, city: City, clock: time_machine.Traveller) -> None:  # fmt: skip
    say("the", city.ward, at(12, 11), 70, 100)
    clock.move_to(at(20, 11))
    client = cast.leader.client()
    page = client.get(reverse("assess:compare", args=[signed.pk]), {"day": "2024-11-15"}).content.decode()
    assert "Số liệu đã sửa" in page
    assert "Công dân đã được cấp thẻ" in page
    assert "60 → 70" in page
    table = rows_of(client, reverse("assess:file", args=[signed.pk, "csv"]))
    mine = next(row for row in table if row["Đơn vị"] == "UBND phường Hải Châu")
    assert [mine[f"Cấp thẻ: {word}"] for word in ("giá trị", "kế hoạch")] == ["60", "80,33"]
    sent: Any = client.get(reverse("assess:compare_file", args=[signed.pk, "xlsx"]), {"day": "2024-11-15"})
    with ZipFile(BytesIO(b"".join(sent.streaming_content))) as book:
        assert "Số liệu chỉ tiêu khác nhau" in book.read("xl/workbook.xml").decode()
        assert "Số liệu đã sửa" in book.read("xl/worksheets/sheet3.xml").decode()


def test_it_costs_three_queries_however_many_units_there_are(
    figures: None, rule: ScoringRule, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from roviec.assess.figures import figures_of
    from roviec.duties.periods import parse

    with django_assert_num_queries(3):
        assert len(figures_of(rule.rule, parse("2024-10"), at(4, 11))) == 5
    plain = make_rule(code="khac").rule
    with django_assert_num_queries(0):
        assert figures_of(plain, parse("2024-10"), at(4, 11)) == []
