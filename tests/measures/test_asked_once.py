"""A figure that is there already is shown with its origin and not asked again; it may be contested with a word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from roviec.duties.acts.submitting import lacking
from roviec.duties.elsewhere import known
from roviec.duties.figures import fields
from roviec.duties.models import Obligation, Report
from roviec.duties.refused import ReportRefused
from roviec.duties.sheets import Value
from roviec.measures.acts import Figure, observe
from roviec.measures.models import Batch, Indicator, Observation
from tests.conftest import Cast, City
from tests.duties.conftest import Draft
from tests.duties.reporting import draft, handed_in, judge, sheet_of, submit
from tests.measures.conftest import SYSTEM
from tests.measures.test_from_reports import FIELDS

REST: Mapping[str, Value | None] = {"quy-che": True}


def ward_s(city: City, code: str) -> Obligation:
    """The ward's report of October 2026 on a duty with the same sheet."""
    told = Draft(number=f"{code}/UBND-TN")
    told.task(city.ward, city.other_ward, recurrence="monthly")
    told.issue(opened_on=date(2026, 10, 1))
    found = Obligation.objects.get(unit=city.ward, period="2026-10", duty__directive=told.directive)
    sheet_of(found, fields=FIELDS, code=f"bieu-{code}")
    return found


@pytest.fixture
def owed(indicators: dict[str, Indicator], city: City) -> Obligation:
    return ward_s(city, "01")


def given(city: City, code: str, numerator: int, denominator: int | None = None, estimate: bool = False) -> None:
    """By another system."""
    below = None if denominator is None else Decimal(denominator)
    figure = Figure(
        indicator=code,
        unit_id=city.ward.pk,
        period="2026-10",
        numerator=Decimal(numerator),
        denominator=below,
        estimate=estimate,
    )
    observe(actor=SYSTEM, way=Batch.Way.MACHINE, figures=[figure], origin="Một cửa")


@pytest.fixture
def there(owed: Obligation, city: City) -> None:
    given(city, "tin-bai", 12)
    given(city, "can-cuoc", 80, 100)


def page(cast: Cast, owed: Obligation) -> str:
    return cast.ward_clerk.client().get(reverse("duties:report", args=[owed.pk])).content.decode()


def test_the_form_shows_it_with_its_origin(owed: Obligation, cast: Cast, there: None) -> None:
    draft(cast.ward_clerk, owed)
    shown = page(cast, owed)
    assert shown.count("Đã có, không hỏi lại") == 3  # the posts, and the two numbers of the rate
    assert "Hệ thống khác gửi (Một cửa), 20-11-2026" in shown
    assert '<output id="ratio-ty-le">80</output>' in shown


def test_and_the_report_takes_it_over_without_being_asked(owed: Obligation, cast: Cast, there: None) -> None:
    sent = handed_in(cast.ward_clerk, owed, figures=REST)
    assert sent.figures == {"da-cap": 80, "tu-14": 100, "tin": 12, "quy-che": True}
    by_way = (
        Observation.objects.as_at(None).values_list("indicator__code", "batch__way", "revision").order_by("indicator")
    )
    assert sorted(by_way) == [("can-cuoc", "machine", 1), ("co-quy-che", "report", 1), ("tin-bai", "machine", 1)]


def test_without_it_the_figures_are_asked(owed: Obligation, cast: Cast) -> None:
    with pytest.raises(ReportRefused) as refused:
        handed_in(cast.ward_clerk, owed, figures=REST)
    assert set(refused.value.at) == {"figures.da-cap", "figures.tu-14", "figures.tin"}


def test_it_is_contested_with_a_word(owed: Obligation, cast: Cast, there: None) -> None:
    said: Mapping[str, Value | None] = {**REST, "tin": 15}
    report = draft(cast.ward_clerk, owed, claim="done", figures=said)
    assert lacking(report, known(owed, fields(report.sheet))) == {"words.tin": "contested"}
    with pytest.raises(ReportRefused):
        submit(cast.ward_clerk, report)
    assert 'value="15"' in page(cast, owed)
    Report.objects.all().delete()
    handed_in(cast.ward_clerk, owed, figures=said, words={"tin": "Một cửa gửi thiếu ba bài"})
    row = Observation.objects.as_at(None).get(indicator__code="tin-bai")
    assert (int(row.numerator), row.revision, row.batch.way, row.word) == (15, 2, "report", "Một cửa gửi thiếu ba bài")
    judge(cast.officer, Report.objects.get(), accept=False, note="Chưa rõ")
    row = Observation.objects.as_at(None).get(indicator__code="tin-bai")
    assert (int(row.numerator), row.batch.way) == (12, "machine")  # what was contested stands again


def test_the_same_number_typed_needs_no_word(owed: Obligation, cast: Cast, there: None) -> None:
    handed_in(cast.ward_clerk, owed, figures={**REST, "tin": 12})
    assert Observation.objects.as_at(None).get(indicator__code="tin-bai").batch.way == "machine"


def test_another_sheet_asks_no_more_for_what_one_gave(owed: Obligation, cast: Cast, city: City) -> None:
    handed_in(cast.ward_clerk, owed, figures={"da-cap": 80, "tu-14": 100, "tin": 3, "quy-che": True})
    second = ward_s(city, "02")
    draft(cast.ward_clerk, second)
    assert page(cast, second).count("Đã có, không hỏi lại") == 4
    Report.objects.filter(obligation=second).delete()
    assert handed_in(cast.ward_clerk, second).figures == {"da-cap": 80, "tu-14": 100, "tin": 3, "quy-che": True}


def test_what_a_report_itself_gave_is_asked_again_when_it_comes_back(owed: Obligation, cast: Cast) -> None:
    sent = handed_in(cast.ward_clerk, owed, figures={"da-cap": 80, "tu-14": 100, "tin": 3, "quy-che": True})
    judge(cast.officer, sent, accept=False, note="Xem lại")
    assert known(owed, fields(sent.sheet)) == {}


def test_an_estimate_or_another_unit_s_figure_is_none(owed: Obligation, cast: Cast, city: City) -> None:
    given(city, "tin-bai", 12, estimate=True)
    assert known(owed, fields(sheet_of(owed, fields=FIELDS, code="x"))) == {}
    given(city, "tin-bai", 12)
    assert set(known(owed, fields(sheet_of(owed, fields=FIELDS, code="y")))) == {"tin"}
    neighbour = Obligation.objects.get(duty=owed.duty, unit=city.other_ward, period="2026-10")
    assert known(neighbour, fields(sheet_of(owed, fields=FIELDS, code="z"))) == {}
