"""Obligations are made ahead, exactly once, for the unit that stands when the period begins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from roviec.duties import obligations
from roviec.duties.models import Duty, Obligation
from roviec.duties.obligations import make_obligations
from roviec.journal.models import Entry
from roviec.org.models import Selector
from tests.conftest import CHANGE, Cast, City
from tests.duties.conftest import periods_of

OpenDuty = Callable[..., Duty]


def test_the_current_and_the_coming_month_are_there_at_once(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.ward, recurrence="monthly", time_text="ngày 25 hằng tháng")
    assert periods_of(duty) == ["2024-09", "2024-10"]
    october = duty.obligations.get(period="2024-10")
    assert (october.period_start, october.period_end) == (date(2024, 10, 1), date(2024, 10, 31))
    assert october.first_due == october.due == date(2024, 10, 25)


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [
        ("", ["once"]),
        ("daily", ["2024-09-24", "2024-09-25"]),
        ("weekly", ["2024-W39", "2024-W40"]),
        ("monthly", ["2024-09", "2024-10"]),
        ("quarterly", ["2024-Q3", "2024-Q4"]),
        ("half-yearly", ["2024-H2"]),
        ("yearly", ["2024"]),
        ("continuous", ["2024"]),
    ],
)
def test_never_further_ahead_than_a_period_is_long(
    open_duty: OpenDuty, city: City, recurrence: str, expected: list[str]
) -> None:
    assert periods_of(open_duty(city.ward, recurrence=recurrence)) == expected


def test_a_second_run_makes_nothing_and_writes_nothing(open_duty: OpenDuty, city: City) -> None:
    open_duty(city.ward, recurrence="monthly")
    assert make_obligations(date(2024, 12, 20)) == 3
    entries = Entry.objects.count()
    assert make_obligations(date(2024, 12, 20)) == 0
    assert Entry.objects.count() == entries


def test_periods_missed_while_the_scheduler_slept_are_made_up(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.ward, recurrence="quarterly")
    make_obligations(date(2025, 6, 1))
    assert periods_of(duty) == ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"]


def test_a_run_with_nothing_to_make_asks_as_much_for_many_duties_as_for_one(open_duty: OpenDuty, city: City) -> None:
    def queries() -> int:
        make_obligations(date(2024, 11, 30))
        with CaptureQueriesContext(connection) as captured:
            assert make_obligations(date(2024, 11, 30)) == 0
        return len(captured)

    open_duty(city.police)
    few = queries()
    for recurrence in ("monthly", "quarterly", "yearly", "weekly", ""):
        open_duty(Selector.objects.get(code="so-nganh"), recurrence=recurrence)
    assert queries() == few <= 7


def test_supporting_units_owe_nothing_of_their_own(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.police, supports=(city.ward,), recurrence="monthly")
    assert periods_of(duty, city.ward) == []
    assert periods_of(duty, city.police) == ["2024-09", "2024-10"]


def test_a_closed_duty_gets_no_more(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.ward, recurrence="monthly")
    Duty.objects.filter(pk=duty.pk).update(closed_on=date(2024, 10, 10))
    assert make_obligations(date(2025, 1, 1)) == 0


def test_the_journal_says_how_many_and_for_whom(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.ward, city.police, recurrence="monthly")
    make_obligations(date(2024, 10, 20))
    entry = Entry.objects.filter(act="duties.make_obligations").latest("seq")
    units = sorted([city.ward.pk, city.police.pk])
    assert entry.actor == "system:duties.make_obligations"
    assert (entry.object_id, entry.after) == (str(duty.pk), {"made": 2, "units_by_period": {"2024-11": units}})


def test_the_head_is_the_one_of_the_period(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    from roviec.org.models import Holding

    duty = open_duty(city.sci, recurrence="monthly")
    Holding.objects.update(valid_to=date(2024, 11, 15))
    later = Holding.objects.create(
        post=Holding.objects.get().post, person=cast.leader.person, valid_from=date(2024, 11, 15)
    )
    make_obligations(date(2025, 1, 10))
    heads = dict(duty.obligations.values_list("period", "head"))
    assert heads["2024-11"] == cast.clerk.person.pk
    assert heads["2024-12"] == later.person_id == heads["2025-02"]


def test_after_a_merger_the_heir_gets_one_and_the_ended_unit_none(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(Selector.objects.get(code="so-nganh"), recurrence="quarterly")
    make_obligations(date(2025, 7, 1))
    second, third = duty.obligations.filter(period="2025-Q2"), duty.obligations.filter(period="2025-Q3")
    assert set(second.values_list("unit", flat=True)) == {city.police.pk, city.sci.pk, city.info.pk}
    assert sorted(third.values_list("unit", flat=True)) == sorted([city.police.pk, city.sci.pk])
    assert third.first().period_start == CHANGE  # type: ignore[union-attr]  # it was just counted


def test_the_database_itself_refuses_a_second_one(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.ward)
    one = duty.obligations.get()
    one.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_makers_at_once_make_each_obligation_once(
    open_duty: OpenDuty, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All four have seen that everything is missing before the first of them makes anything."""
    duties = [open_duty(Selector.objects.get(code="so-nganh"), recurrence="monthly") for _ in range(3)]
    counted, made, failed = threading.Barrier(4, timeout=20), [], []
    count = obligations._counts

    def count_and_wait(rows: list[Duty]) -> dict[tuple[int, str], int]:
        found = count(rows)
        counted.wait()
        return found

    monkeypatch.setattr(obligations, "_counts", count_and_wait)

    def make() -> None:
        try:
            made.append(make_obligations(date(2025, 1, 20)))
        except Exception as problem:  # noqa: BLE001  # whatever it is, the test must fail in the main thread
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(made) == len(duties) * 3 * 4  # duties x units x (November … February)
    assert Obligation.objects.count() == len(duties) * 3 * 6
