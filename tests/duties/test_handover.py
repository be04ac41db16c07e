"""Succession: an ended unit's open work is its heir's from the day of the event; its past stays its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection

from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, HandOver, Obligation, Progress
from roviec.duties.obligations import make_obligations
from roviec.journal.models import Entry
from roviec.org.models import Selector, Succession, SuccessionLink
from tests.conftest import CHANGE, City, make_unit

OpenDuty = Callable[..., Duty]
EVE = CHANGE - timedelta(days=1)


@pytest.fixture
def yearly(open_duty: OpenDuty, city: City) -> Duty:
    """Last year's is done, this year's is open, both charged to the department that ends."""
    duty = open_duty(city.info, recurrence="yearly")
    make_obligations(date(2025, 2, 1))
    duty.obligations.filter(period="2024").update(progress=Progress.DONE, done_on=date(2024, 12, 20))
    return duty


def test_open_work_passes_on_and_the_past_stays(yearly: Duty, city: City) -> None:
    assert hand_over(CHANGE) == 1
    past, present = yearly.obligations.get(period="2024"), yearly.obligations.get(period="2025")
    assert (past.unit, past.holder) == (city.info, city.info)
    assert (present.unit, present.holder) == (city.info, city.sci)
    step = present.hand_overs.get()
    assert (step.from_unit, step.to_unit) == (city.info, city.sci)
    assert step.succession is not None
    assert step.succession.code == "so-tttt-2025"
    assert not past.hand_overs.exists()


def test_nothing_moves_before_the_day(yearly: Duty, city: City) -> None:
    assert hand_over(EVE) == 0
    assert yearly.obligations.filter(holder=city.info).count() == 2


def test_a_second_run_moves_nothing_and_writes_nothing(yearly: Duty) -> None:
    hand_over(CHANGE)
    entries = Entry.objects.count()
    assert hand_over(CHANGE) == 0
    assert (HandOver.objects.count(), Entry.objects.count()) == (1, entries)


def test_the_journal_names_the_obligations_that_moved(yearly: Duty, city: City) -> None:
    hand_over(CHANGE)
    entry = Entry.objects.get(act="duties.hand_over")
    moved = yearly.obligations.get(period="2025")
    event = Succession.objects.get(code="so-tttt-2025")
    assert entry.object_id == str(yearly.pk)
    assert entry.after == {"passed": [[moved.pk, city.info.pk, city.sci.pk, event.pk]], "withdrawn": []}


def test_work_begun_passes_on_as_far_as_it_is(yearly: Duty, city: City) -> None:
    yearly.obligations.filter(period="2025").update(progress=Progress.IN_PROGRESS)
    hand_over(CHANGE)
    assert yearly.obligations.get(period="2025").progress == Progress.IN_PROGRESS


def test_each_event_on_the_way_leaves_its_row(yearly: Duty, city: City) -> None:
    heir = make_unit("so-moi", "Sở Mới", "so", "thanh_pho", city.root, start=CHANGE)
    again = Succession.objects.create(
        code="lan-hai", kind=Succession.Kind.MERGE, effective_on=date(2026, 1, 1), legal_basis="NQ thử nghiệm"
    )
    SuccessionLink.objects.create(succession=again, predecessor=city.sci, successor=heir)
    assert hand_over(date(2026, 1, 1)) == 1
    steps = list(HandOver.objects.order_by("pk").values_list("from_unit", "to_unit"))
    assert steps == [(city.info.pk, city.sci.pk), (city.sci.pk, heir.pk)]
    assert yearly.obligations.get(period="2025").holder == heir


def test_what_a_closed_duty_left_open_is_handed_to_nobody(yearly: Duty, city: City) -> None:
    Duty.objects.filter(pk=yearly.pk).update(closed_on=date(2025, 3, 1))
    assert hand_over(CHANGE) == 0
    assert not Obligation.objects.filter(holder=city.sci).exists()


def test_a_merger_made_known_late_leaves_one_obligation_for_the_heir(open_duty: OpenDuty, city: City) -> None:
    """July's were made in June for both departments; on the day, the heir is charged once and in its own name."""
    links = list(SuccessionLink.objects.all())
    SuccessionLink.objects.all().delete()
    duty = open_duty(Selector.objects.get(code="so-nganh"), recurrence="monthly")
    make_obligations(date(2025, 6, 15))
    july = duty.obligations.filter(period="2025-07")
    assert july.filter(unit=city.info).exists()
    SuccessionLink.objects.bulk_create(links)
    hand_over(CHANGE)
    make_obligations(CHANGE)
    assert sorted(july.values_list("unit", "holder")) == sorted(
        [(city.police.pk, city.police.pk), (city.sci.pk, city.sci.pk)]
    )
    june = duty.obligations.filter(period="2025-06", holder=city.sci)
    assert set(june.values_list("unit", flat=True)) == {city.sci.pk, city.info.pk}


def test_work_already_begun_for_a_later_period_is_not_withdrawn(open_duty: OpenDuty, city: City) -> None:
    links = list(SuccessionLink.objects.all())
    SuccessionLink.objects.all().delete()
    duty = open_duty(city.info, recurrence="monthly")
    make_obligations(date(2025, 6, 15))
    duty.obligations.filter(period="2025-07").update(progress=Progress.ACCEPTED)
    SuccessionLink.objects.bulk_create(links)
    hand_over(CHANGE)
    make_obligations(CHANGE)
    july = duty.obligations.get(period="2025-07")
    assert (july.unit, july.holder) == (city.info, city.sci)


@pytest.mark.django_db(transaction=True)
def test_two_hand_overs_at_once_move_each_obligation_once(open_duty: OpenDuty, city: City) -> None:
    duties = [open_duty(city.info, recurrence="yearly") for _ in range(3)]
    make_obligations(date(2025, 2, 1))
    start, moved, failed = threading.Barrier(3), [], []

    def pass_on() -> None:
        start.wait()
        try:
            moved.append(hand_over(CHANGE))
        except Exception as problem:  # noqa: BLE001  # whatever it is, the test must fail in the main thread
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=pass_on) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(moved) == len(duties) * 2 == HandOver.objects.count()
