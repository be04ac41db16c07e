"""One person with roles in two units: own work and lent work are seen together, on every page that says "mine"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook

from roviec.duties import reads
from roviec.duties.consolidating.reads import consolidation_page
from roviec.duties.exchange.columns import units_of
from roviec.duties.exchange.plan import plan_of
from roviec.duties.exchange.sheet import filled_template
from roviec.duties.models import Consolidation, Duty
from roviec.org.chart import Chart
from roviec.org.models import Grant, Role
from roviec.web.home import home_of
from tests.conftest import OLD, Cast, City, Member

OpenDuty = Callable[..., Duty]
TODAY = date(2024, 10, 2)


@pytest.fixture(autouse=True)
def in_october_2024() -> object:
    with time_machine.travel("2024-10-02T09:00:00+07:00", tick=True):
        yield


@pytest.fixture
def both(cast: Cast, city: City) -> Member:
    """The ward's clerk, to whom the other ward's clerk has lent a role."""
    lent = Grant.objects.get(person=cast.stranger.person)
    Grant.objects.create(
        person=cast.ward_clerk.person, role=Role.FOCAL_OFFICER, unit=city.other_ward, valid_from=OLD,
        valid_to=date(2025, 1, 1), delegated_by=lent,
    )  # fmt: skip
    return cast.ward_clerk


@pytest.fixture
def works(open_duty: OpenDuty, both: Member, city: City) -> list[Duty]:
    own = open_duty(city.ward, recurrence="monthly", quote="Việc của Hải Châu.")
    lent = open_duty(city.other_ward, recurrence="monthly", quote="Việc của An Khê.")
    open_duty(city.sci, recurrence="monthly", quote="Việc của sở.")
    return [own, lent]


def test_my_work_is_that_of_both_units_and_each_card_says_whose(works: list[Duty], both: Member) -> None:
    found = reads.mine(both.access, TODAY)
    assert {card.obligation.duty for card in found.cards} == set(works)
    assert found.counts["open"] == len(found.cards)
    shown = both.client().get(reverse("duties:mine")).content.decode()
    assert "<p>UBND phường Hải Châu; UBND phường An Khê</p>" in shown
    assert "Việc của sở." not in shown


def test_the_home_page_counts_both(works: list[Duty], both: Member, cast: Cast) -> None:
    home, other = home_of(both.access, TODAY), home_of(cast.stranger.access, TODAY)
    assert home.mine is not None
    assert other.mine is not None
    assert home.mine.open == 2 * other.mine.open > 0
    assert {row.duty for row in home.next} == set(works)
    assert {each.unit_id for each in home.unread} == set(units_of(both.access))
    assert "UBND phường Hải Châu; UBND phường An Khê" in both.client().get("/").content.decode()


def test_the_sheet_of_reports_has_both_with_the_units_name(works: list[Duty], both: Member, cast: Cast) -> None:
    data = filled_template(both.access, TODAY)
    head, *rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert {row[head.index("Đơn vị")] for row in rows} == {"UBND phường Hải Châu", "UBND phường An Khê"}
    assert plan_of(data, "bao-cao.xlsx", both.access, TODAY).problems == ()
    alone = CalamineWorkbook.from_filelike(BytesIO(filled_template(cast.stranger.access, TODAY)))
    assert "Đơn vị" not in alone.get_sheet_by_index(0).to_python()[0]


def test_each_unit_has_a_desk_of_its_own_for_consolidating(works: list[Duty], both: Member, city: City) -> None:
    lent, access = works[1], both.access
    page = consolidation_page(lent, "2024-09", access, Chart.at(TODAY))
    assert [desk.name for desk in page.desks] == ["UBND phường Hải Châu", "UBND phường An Khê"]
    address = reverse("duties:consolidation_begin", args=[lent.pk]) + "?period=2024-09"
    both.client().post(address, {"unit": city.other_ward.pk})
    assert Consolidation.objects.get().unit == city.other_ward
    shown = both.client().get(reverse("duties:consolidation", args=[lent.pk]) + "?period=2024-09").content.decode()
    assert "Bản tổng hợp của đơn vị: UBND phường An Khê" in shown
    both.client().post(address, {"unit": city.sci.pk})
    assert Consolidation.objects.count() == 1
