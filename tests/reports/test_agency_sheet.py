from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roviec.duties.models import Duty, Obligation, Progress
from roviec.org.models import Unit
from roviec.reports.builders.agency_sheet import build_agency_sheet
from roviec.reports.builders.official import SYNTHETIC
from roviec.reports.errors import DocumentRefused
from roviec.reports.layout.model import Document, Heading, NamedFigure, Paragraph, Table
from roviec.reports.layout.wording import figure_text
from roviec.reports.models import Outline
from tests.conftest import Cast, City

OpenDuty = Callable[..., Duty]
TODAY = date(2024, 10, 3)


@pytest.fixture
def sheet(city: City, cast: Cast, outlines: list[Outline]) -> Callable[..., Document]:
    def built(unit: Unit | None = None, period: str = "2024-09", role: str = "officer") -> Document:
        access = cast.named(role).access
        return build_agency_sheet(access=access, issuer=city.police, unit=unit or city.ward, period=period, today=TODAY)

    return built


Sheet = Callable[..., Document]


def figures(document: Document) -> dict[str, str]:
    return {block.name: figure_text(block.figure) for block in document.body if isinstance(block, NamedFigure)}


def tables(document: Document) -> list[Table]:
    return [block for block in document.body if isinstance(block, Table)]


def done(owed: Obligation, on: date) -> None:
    Obligation.objects.filter(pk=owed.pk).update(progress=Progress.DONE, submitted_on=on, done_on=on)


def test_it_counts_the_four_classes(sheet: Sheet, owed: Obligation, open_duty: OpenDuty, city: City) -> None:
    done(owed, date(2024, 9, 27))
    late = open_duty(city.ward, recurrence="monthly").obligations.get(period="2024-09")
    done(late, date(2024, 10, 2))
    open_duty(city.ward, deadline=date(2024, 9, 30))
    assert figures(sheet()) == {
        "Tổng số phần việc": "3",
        "Hoàn thành đúng hạn": "1",
        "Hoàn thành quá hạn": "1",
        "Chưa hoàn thành, trong hạn": "0",
        "Chưa hoàn thành, quá hạn": "1",
        "Tỷ lệ đúng hạn trong số đã hoàn thành": "50,0 %",
    }


def test_what_is_late_is_listed_by_itself(sheet: Sheet, owed: Obligation, open_duty: OpenDuty, city: City) -> None:
    open_duty(city.ward, deadline=date(2024, 10, 30))
    made = sheet()
    (late,), (annex,) = tables(made), made.annexes
    (everything,) = annex.blocks
    assert isinstance(everything, Table)
    assert len(late.rows) == 1
    assert len(everything.rows) == 2
    assert Paragraph("Chi tiết tại Phụ lục kèm theo.") in made.body
    assert late.rows[0][3:] == ("28/9/2024", "Chưa tiếp nhận", "Quá hạn")


def test_work_of_other_periods_and_other_units_is_not_in_it(
    sheet: Sheet, owed: Obligation, open_duty: OpenDuty, city: City
) -> None:
    open_duty(city.other_ward, recurrence="monthly")
    old = open_duty(city.ward, deadline=date(2024, 9, 25)).obligations.get()
    done(old, date(2024, 9, 25))
    assert figures(sheet())["Tổng số phần việc"] == "2"
    assert figures(sheet(period="2024-08"))["Tổng số phần việc"] == "0"
    assert figures(sheet(period="2024-10"))["Tổng số phần việc"] == "1", (
        "October's report; the single work was done before"
    )


def test_without_any_work_it_says_so_and_has_no_annex(sheet: Sheet) -> None:
    made = sheet()
    assert made.annexes == ()
    assert made.body.count(Paragraph("Không có.")) == 2


def test_nothing_done_gives_no_share(sheet: Sheet, owed: Obligation) -> None:
    assert figures(sheet())["Tỷ lệ đúng hạn trong số đã hoàn thành"] == "chưa có số liệu"


def test_it_follows_the_outline(sheet: Sheet, owed: Obligation) -> None:
    headings = [(block.label, block.text) for block in sheet().body if isinstance(block, Heading)]
    assert headings == [("1.", "Số liệu chung"), ("2.", "Phần việc quá hạn"), ("3.", "Toàn bộ phần việc trong kỳ")]


def test_its_head_follows_the_chart(sheet: Sheet, owed: Obligation) -> None:
    head = sheet().head
    assert (head.issuer, head.parent, head.place) == ("Công an thành phố", "UBND thành phố Đà Nẵng", "Đà Nẵng")
    assert head.abstract == "Kết quả thực hiện nhiệm vụ tháng 9 năm 2024 của Ủy ban nhân dân phường Hải Châu"


def test_it_is_in_vietnamese_whatever_the_readers_language(sheet: Sheet, owed: Obligation, settings: object) -> None:
    from django.utils import translation

    with translation.override("en"):
        assert sheet().head.abstract.startswith("Kết quả thực hiện nhiệm vụ tháng 9")
        assert translation.get_language() == "en"


def test_a_sample_says_that_it_is_made_up(sheet: Sheet, owed: Obligation) -> None:
    assert sheet().note == ""
    type(owed.duty.directive).objects.update(is_sample=True)
    assert sheet().note == SYNTHETIC


def test_the_maker_sees_only_what_they_may_see(sheet: Sheet, owed: Obligation) -> None:
    assert figures(sheet(role="stranger"))["Tổng số phần việc"] == "0"


def test_without_an_outline_it_is_refused(sheet: Sheet, owed: Obligation) -> None:
    Outline.objects.all().delete()
    with pytest.raises(DocumentRefused) as refused:
        sheet()
    assert refused.value.code == "no_outline"


def test_queries_do_not_grow_with_the_work(
    sheet: Sheet, open_duty: OpenDuty, city: City, cast: Cast, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for _number in range(5):
        open_duty(city.ward, recurrence="monthly")
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        sheet()
