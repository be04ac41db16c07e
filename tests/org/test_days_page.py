"""The city's working days on a page: everybody reads, the administrator corrects."""

from __future__ import annotations

from datetime import date

import pytest

from roviec.org.calendars import city_calendar, days_of, years
from roviec.org.models import WorkdayChange
from tests.conftest import Cast

DAYS = "/don-vi/lich/"
FRIDAY = date(2027, 1, 1)
SAID = {"day": FRIDAY.isoformat(), "kind": "off", "name": "Tết Dương lịch", "source": "Bộ luật Lao động, Điều 112"}


def test_the_administrator_enters_a_day_and_due_dates_know_it(cast: Cast) -> None:
    assert city_calendar().is_working_day(FRIDAY)
    answer = cast.administrator.client().post(DAYS, SAID, follow=True)
    assert answer.redirect_chain == [(f"{DAYS}?nam=2027", 302)]
    page = answer.content.decode()
    for shown in ("1-1-2027", "Tết Dương lịch", "Nghỉ", "Bộ luật Lao động", "Thứ 6"):
        assert shown in page
    assert not city_calendar().is_working_day(FRIDAY)


def test_the_latest_word_on_a_day_is_shown(cast: Cast) -> None:
    client = cast.administrator.client()
    client.post(DAYS, SAID)
    client.post(DAYS, {**SAID, "kind": "ordinary", "name": "Ghi nhầm"})
    assert [(row.kind, row.name) for row in days_of(2027)] == [("ordinary", "Ghi nhầm")]
    assert WorkdayChange.objects.filter(day=FRIDAY).count() == 2
    assert city_calendar().is_working_day(FRIDAY)
    assert years() == [2027]


@pytest.mark.parametrize("who", ["clerk", "officer", "leader", "auditor", "ward_clerk"])
def test_others_read_and_cannot_write(cast: Cast, who: str) -> None:
    client = cast.named(who).client()
    page = client.get(DAYS, {"nam": "2027"}).content.decode()
    assert "Năm 2027 chưa có ngày nào được ghi" in page
    assert "Ghi một ngày" not in page
    assert client.post(DAYS, SAID).status_code == 404
    assert not WorkdayChange.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("day", "31-02-2027"), ("kind", "vui"), ("name", ""), ("source", "")])
def test_what_is_missing_is_named(cast: Cast, field: str, value: str) -> None:
    answer = cast.administrator.client().post(DAYS, {**SAID, field: value})
    assert answer.status_code == 422
    assert f"#id_{field}" in answer.content.decode()
    assert not WorkdayChange.objects.exists()


@pytest.mark.parametrize("year", ["", "x", "0000", "99999", "٢٠٢٧"])
def test_a_year_that_is_none_is_this_one_or_empty(cast: Cast, year: str) -> None:
    assert cast.clerk.client().get(DAYS, {"nam": year}).status_code == 200
