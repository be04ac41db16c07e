"""Figures of reports become observations: said, accepted, withdrawn, made up for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from roviec.duties.models import Obligation, Report, Verdict
from roviec.duties.sheets import Value
from roviec.journal.context import Actor
from roviec.measures.from_reports import catch_up
from roviec.measures.models import Batch, Indicator, Observation
from tests.conftest import Cast, City
from tests.duties.conftest import Draft
from tests.duties.reporting import handed_in, judge, sheet_of

SYSTEM = Actor.system("tests")
FIELDS = [
    {"code": "da-cap", "label": "Đã cấp", "kind": "count", "unit": "người", "total": "sum"},
    {"code": "tu-14", "label": "Từ 14 tuổi", "kind": "count", "unit": "người", "total": "sum"},
    {"code": "ty-le", "label": "Tỷ lệ", "kind": "ratio", "part": "da-cap", "whole": "tu-14", "total": "ratio", "indicator": "can-cuoc"},
    {"code": "tin", "label": "Tin, bài", "kind": "count", "total": "sum", "indicator": "tin-bai"},
    {"code": "quy-che", "label": "Có quy chế", "kind": "yes_no", "indicator": "co-quy-che"},
]  # fmt: skip
GIVEN: Mapping[str, Value | None] = {"da-cap": 80, "tu-14": 100, "tin": 3, "quy-che": True}


@pytest.fixture
def owed(indicators: dict[str, Indicator], city: City) -> Obligation:
    """The ward's report of October 2026."""
    told = Draft()
    told.task(city.ward, city.other_ward, recurrence="monthly")
    told.issue(opened_on=date(2026, 10, 1))
    found = Obligation.objects.get(unit=city.ward, period="2026-10")
    sheet_of(found, fields=FIELDS)
    return found


def current() -> dict[str, tuple[int, int | None]]:
    rows = Observation.objects.as_at(None).select_related("indicator")
    return {row.indicator.code: (int(row.numerator), int(row.denominator) if row.denominator else None) for row in rows}


def test_what_is_handed_in_counts_at_once_as_said(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed, figures=GIVEN)
    assert current() == {"can-cuoc": (80, 100), "tin-bai": (3, None), "co-quy-che": (1, None)}
    batch = Batch.objects.get()
    assert (batch.report, batch.way, batch.accepted_at) == (report, Batch.Way.REPORT, None)


def test_accepted_it_is_confirmed(owed: Obligation, cast: Cast) -> None:
    judge(cast.officer, handed_in(cast.ward_clerk, owed, figures=GIVEN), accept=True)
    assert Batch.objects.get().accepted_at is not None


def test_returned_it_no_longer_counts_and_handed_in_again_it_does(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed, figures=GIVEN)
    judge(cast.officer, report, accept=False, note="Số liệu sai", verdict=Verdict.CONTRARY)
    assert current() == {}
    owed.refresh_from_db()
    handed_in(cast.ward_clerk, owed, figures={**GIVEN, "da-cap": 70})
    assert current()["can-cuoc"] == (70, 100)
    assert Observation.objects.filter(indicator__code="can-cuoc").count() == 2


def test_figures_stay_with_the_unit_that_was_charged(owed: Obligation, cast: Cast, city: City) -> None:
    handed_in(cast.ward_clerk, owed, figures=GIVEN)
    assert {row.unit_id for row in Observation.objects.all()} == {city.ward.pk}


def test_an_empty_field_gives_no_figure(owed: Obligation, cast: Cast) -> None:
    handed_in(cast.ward_clerk, owed, claim="not_done", text="Chưa làm được", figures={"tin": 0})
    assert current() == {"tin-bai": (0, None)}


def test_reports_from_before_the_indicator_are_made_up_for_once(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed, figures=GIVEN)
    assert report.submitted_at is not None
    Observation.objects.all().delete()
    Batch.objects.all().delete()
    assert catch_up(SYSTEM) == 1
    assert catch_up(SYSTEM) == 0
    assert current()["can-cuoc"] == (80, 100)
    assert Observation.objects.filter(recorded_at=report.submitted_at).count() == 3


def test_a_report_that_gives_nothing_is_looked_at_once(owed: Obligation, cast: Cast) -> None:
    handed_in(cast.ward_clerk, owed, claim="not_done", text="Chưa làm được")
    assert catch_up(SYSTEM) == 1
    assert catch_up(SYSTEM) == 0
    assert Report.objects.count() == 1
