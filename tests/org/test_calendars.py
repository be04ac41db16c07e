from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.reads import entries_about
from roviec.org.access import Access
from roviec.org.calendars import change_day, city_calendar, seed_days
from roviec.org.models import WorkdayChange
from roviec.vietnamese.calendar import CalendarDay

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
OFF, WORKED, ORDINARY = WorkdayChange.Kind.OFF, WorkdayChange.Kind.WORKED, WorkdayChange.Kind.ORDINARY


def test_without_rows_the_week_decides(db: None) -> None:
    assert city_calendar().is_working_day(MONDAY)
    assert not city_calendar().is_working_day(SATURDAY)


def test_a_day_off_and_a_day_worked_in_exchange(administrator: Access) -> None:
    change_day(access=administrator, day=MONDAY, kind=OFF, name="Nghỉ bù", source="Thông báo thử")
    change_day(access=administrator, day=SATURDAY, kind=WORKED, name="Làm bù", source="Thông báo thử")
    assert not city_calendar().is_working_day(MONDAY)
    assert city_calendar().is_working_day(SATURDAY)


def test_the_latest_word_counts_and_the_earlier_stays(administrator: Access) -> None:
    for kind in (OFF, WORKED, ORDINARY):
        row = change_day(access=administrator, day=SATURDAY, kind=kind, name="Sửa", source="Thông báo thử")
    assert not city_calendar().is_working_day(SATURDAY)
    assert WorkdayChange.objects.filter(day=SATURDAY).count() == 3
    entry = entries_about(row).get()
    assert (entry.act, (entry.before or {})["kind"], (entry.after or {})["kind"]) == (
        "org.change_day",
        "worked",
        "ordinary",
    )


def test_a_clerk_may_not(clerk: Access) -> None:
    with pytest.raises(PermissionDenied):
        change_day(access=clerk, day=MONDAY, kind=OFF, name="Nghỉ", source="Không có")
    assert not WorkdayChange.objects.exists()


def test_the_seed_adds_only_days_nobody_spoke_of(administrator: Access) -> None:
    change_day(access=administrator, day=MONDAY, kind=ORDINARY, name="Vẫn làm", source="Thông báo thử")
    rows = [CalendarDay(MONDAY, "Ngày lễ"), CalendarDay(SATURDAY, "Làm bù", working=True)]
    assert seed_days(rows, "nguồn") == 1
    assert seed_days(rows, "nguồn") == 0
    assert city_calendar().is_working_day(MONDAY)
    assert city_calendar().is_working_day(SATURDAY)
