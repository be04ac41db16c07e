"""Figures of indicators in documents: as known at the document's moment, each opening the page of its indicator."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from roviec.assess.models import Run
from roviec.duties.periods import parse
from roviec.measures.models import Indicator, Observation, Target
from roviec.org.models import Certainty
from roviec.reports.builders.indicators import indicators as drawn
from roviec.reports.builders.month import build_from_run
from roviec.reports.layout.model import Paragraph, Table
from roviec.reports.models import Document, Outline
from tests.assess.conftest import clock, judged, month, opened, rule, signed
from tests.conftest import Cast, City
from tests.measures.conftest import Say, indicators, say

__all__ = ["clock", "indicators", "judged", "month", "opened", "rule", "say", "signed"]

SEPTEMBER, LATER = datetime(2024, 10, 2, tzinfo=UTC), datetime(2024, 10, 20, tzinfo=UTC)


@pytest.fixture
def figures(say: Say, indicators: dict[str, Indicator], city: City) -> None:
    """Cards: from 40 to 75 of 100 in eight months, 90 % planned for December; posts in two months. One figure is corrected later."""
    with time_machine.travel(SEPTEMBER, tick=False):
        for number in range(2, 10):
            say("can-cuoc", city.ward.pk, f"2024-{number:02}", 30 + 5 * number, 100)
        say("tin-bai", city.ward.pk, "2024-08", 3)
        say("tin-bai", city.ward.pk, "2024-09", 1200)
    with time_machine.travel(LATER, tick=False):
        say("tin-bai", city.ward.pk, "2024-09", 9)
    Target.objects.create(
        indicator=indicators["can-cuoc"], unit=None, points=[["2024-01-31", "35"], ["2024-12-31", "90"]],
        valid_from=date(2024, 1, 1), at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def rows(named: str, moment: datetime = SEPTEMBER, period: str = "2024-09") -> dict[str, list[object]]:
    blocks, _sources = drawn(named, parse(period), moment)
    found = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return {str(row[1]): [getattr(cell, "value", cell) for cell in row[2:]] for row in found}


CARDS = "Công dân từ 14 tuổi đã được cấp căn cước"
POSTS = "Tin, bài tuyên truyền"


def test_a_line_has_value_plan_change_and_when_the_target_is_met(figures: None) -> None:
    unit, value, planned, change, forecast = rows("measures.indicators")[CARDS]
    assert (unit, value, change) == ("%", Decimal(75), Decimal(5))
    assert planned == Decimal(35) + Decimal(55) * (date(2024, 9, 30) - date(2024, 1, 31)).days / (date(2024, 12, 31) - date(2024, 1, 31)).days  # fmt: skip
    assert isinstance(forecast, str)
    assert forecast.startswith("Vào tháng ")


def test_it_is_what_was_known_at_the_moment(figures: None) -> None:
    assert rows("measures.indicators")[POSTS][1:4] == [1200, None, 1197]
    assert rows("measures.indicators", LATER)[POSTS][1:4] == [9, None, 6]
    before = rows("measures.indicators", datetime(2023, 12, 31, tzinfo=UTC), "2024-01")
    assert before[CARDS][1:4] == ["Chưa có số liệu", None, None]  # neither figure nor target was known then


def test_what_nobody_gave_is_said_and_never_nought(figures: None) -> None:
    assert rows("measures.indicators")["Kinh phí hỗ trợ tổ công nghệ số"][1:] == ["Chưa có số liệu", None, None, ""]
    assert drawn("measures.indicator:khong-co", parse("2024-09"), SEPTEMBER)[0] == [Paragraph("Chưa có số liệu.")]


def test_one_indicator_a_topic_or_all_of_them(figures: None) -> None:
    assert list(rows("measures.indicator:tin-bai")) == [POSTS]
    assert len(rows("measures.topic:Chỉ tiêu (mẫu)")) == len(rows("measures.indicators")) == 6
    assert rows("measures.topic:Khác") == {}


@pytest.fixture
def outline(db: None) -> Outline:
    lines = [
        {"id": "a", "label": "1.", "title": "Chỉ tiêu", "level": 1, "fill": "figures", "named": "measures.indicators"}
    ]
    return Outline.objects.create(
        code="thu-thang", title="Báo cáo thử", kind="monthly", type_name="Báo cáo", abbreviation="BC", goes_to="top",
        abstract="Kết quả thử {period}", addressees=["Chủ tịch {top}"], from_run=True, lines=lines, source="thử",
        certainty=Certainty.DEFAULT, valid_from=date(2024, 1, 1),
    )  # fmt: skip


def test_a_report_of_a_signed_month_rests_on_what_the_run_knew(
    figures: None, signed: Run, outline: Outline, cast: Cast, city: City
) -> None:
    Observation.objects.filter(indicator__code="can-cuoc", period="2024-09").update(period="2024-10")
    built = build_from_run(
        access=cast.officer.access, issuer=city.police, outline=outline, run=signed, texts={}, today=date(2024, 11, 8)
    )
    assert "measures.indicator:can-cuoc:2024-10:2024-11-04" in built.further_sources
    assert len(built.further_sources) == 6


def test_every_figure_opens_its_indicator_from_the_page_of_the_document(
    figures: None, signed: Run, outline: Outline, cast: Cast, clock: time_machine.Traveller
) -> None:
    clock.move_to("2024-11-08T09:00:00+07:00")
    client = cast.officer.client()
    client.post(reverse("reports:make_month", args=["thu-thang"]), {"run": str(signed.pk)})
    page = client.get(reverse("reports:document", args=[Document.objects.get().pk])).content.decode()
    link = f"{reverse('measures:indicator', args=['can-cuoc'])}?period=2024-10&day=2024-11-04"
    assert link.replace("&", "&amp;") in page
    assert client.get(link).status_code == 200
    assert "Chưa có số liệu" in page
