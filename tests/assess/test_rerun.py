from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
import time_machine

from roviec.assess import acts, triggers
from roviec.assess.counting import Window
from roviec.assess.errors import JudgementRefused
from roviec.assess.judging import judge_month
from roviec.assess.models import Input, Run
from roviec.assess.rerun import Why, compare, differences, rerun
from roviec.assess.scoring.facts import Row
from roviec.assess.scoring.rule import Due
from roviec.duties.models import Obligation, Progress, ProgressChange
from roviec.duties.periods import parse
from roviec.journal.models import Entry
from roviec.org.models import Unit
from roviec.vietnamese.calendar import Calendar
from tests.assess.conftest import Month, at, on
from tests.conftest import Cast, City


def last(unit: Unit) -> Obligation:
    return Obligation.objects.filter(unit=unit).latest("pk")


def test_a_signed_run_gives_the_same_numbers_again(signed: Run) -> None:
    again = rerun(signed)
    assert (again.intact, again.same_scores, again.differences) == (True, True, [])
    assert again.equal


def test_what_was_recorded_since_changes_nothing_in_it(signed: Run, month: Month, city: City) -> None:
    month.hand_in(last(city.other_ward), at(12, 11), day=on(19))
    month.step(Obligation.objects.filter(unit=city.sci).earliest("pk"), Progress.REOPENED, at(13, 11))
    month.move_due(last(city.ward), on(25, 11), at(14, 11))
    month.one(city.sci, due=on(30), made=on(12, 11))
    assert rerun(signed).equal


def test_a_row_tampered_with_is_named_with_what_it_was(signed: Run, city: City) -> None:
    row = last(city.other_ward)
    ProgressChange.objects.create(
        obligation=row, from_progress="in_progress", to_progress="submitted", at=at(20), day=on(19)
    )
    Obligation.objects.filter(pk=row.pk).update(progress="submitted", submitted_on=on(19), state_since=at(20))
    (found,) = rerun(signed).differences
    assert found.why == Why.HANDED_IN
    assert found.before is not None
    assert found.after is not None
    assert (found.row.id, found.before.handed_in, found.after.handed_in) == (row.pk, None, on(19))


def test_frozen_bytes_that_were_changed_are_not_believed(signed: Run) -> None:
    from django.db import connection

    triggers.remove(connection)
    Input.objects.filter(run=signed).update(data=zlib.compress(b"{}"))
    triggers.install(connection)
    again = rerun(signed)
    assert (again.intact, again.equal) == (False, False)
    assert Entry.objects.filter(act="assess.sign").exists()


def test_any_past_day_gives_the_figures_of_that_day(
    judged: Run, month: Month, city: City, clock: time_machine.Traveller
) -> None:
    published = {row.unit_id: (row.total, row.klass) for row in judged.scores.all()}
    month.hand_in(last(city.other_ward), at(12, 11), day=on(19))
    month.one(city.ward, due=on(30), made=on(12, 11))
    clock.move_to(at(1, 3, year=2025))
    again = judge_month(judged.rule, parse("2024-10"), judged.moment)
    assert {row.unit_id: (row.total, row.klass) for row in again.rows} == published
    assert again.result == judged.result
    assert judge_month(judged.rule, parse("2024-10"), at(1, 3, year=2025)).result != judged.result


def test_a_comparison_says_what_happened_since_and_changes_only_what_it_should(
    signed: Run, month: Month, city: City
) -> None:
    month.hand_in(last(city.other_ward), at(12, 11), day=on(19))
    month.one(city.ward, due=on(30), made=on(12, 11))
    month.move_due(last(city.ward), on(25, 11), at(15, 11))  # too late for this rule: the day had passed
    found = compare(signed, at(20, 11))
    assert {(item.row.unit, item.why) for item in found.differences} == {
        (city.other_ward.pk, Why.HANDED_IN), (city.ward.pk, Why.MADE),
    }  # fmt: skip
    before = {row.unit_id: row.facts for row in signed.scores.all()}
    changed = {unit for unit, row in found.scores.items() if row.facts != before[unit]}
    assert changed == {city.other_ward.pk, city.ward.pk}


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (lambda month, row: month.step(row, Progress.REOPENED, at(12, 11)), Why.REOPENED),
        (lambda month, row: month.block(row, at(12, 11)), Why.BLOCKED),
    ],
)
def test_each_kind_of_change_has_its_name(
    signed: Run, month: Month, city: City, happens: Callable[[Month, Obligation], None], why: Why
) -> None:
    happens(month, Obligation.objects.filter(unit=city.sci).earliest("pk"))
    assert [item.why for item in compare(signed, at(20, 11)).differences] == [why]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"due": on(25)}, Why.DUE_MOVED),
        ({"unit": 2}, Why.HANDED_OVER),
        ({"closed": True}, Why.CLOSED),
        ({"verdict": "shown", "reviewed": True}, Why.REVIEWED),
        ({"progress": "returned", "handed_in": None, "returns": 1}, Why.RETURNED),
        ({"progress": "accepted", "accepted_on": on(3)}, Why.TAKEN),
    ],
)
def test_the_weightiest_change_is_the_one_named(changes: dict[str, object], why: Why) -> None:
    before = Row(
        id=1, unit=1, due=on(20), progress="submitted", handed_in=on(19), closed=False, accepted_on=on(2), accept_by=on(4),
        returns=0, reviewed=False, verdict="", complete=False, blocked_on=None,
    )  # fmt: skip
    now = Window(on(1), on(31), at(4, 11), Due.MOVED, 3, Calendar.from_rows([]))
    (found,) = differences([before], [replace(before, **changes)], now, now)  # type: ignore[arg-type]
    assert found.why == why
    assert differences([before], [before], now, now) == []


def test_a_day_that_passed_while_nothing_was_recorded_is_a_difference_too() -> None:
    row = Row(
        id=1, unit=1, due=on(20), progress="accepted", handed_in=None, closed=False, accepted_on=on(2), accept_by=on(4),
        returns=0, reviewed=False, verdict="", complete=False, blocked_on=None,
    )  # fmt: skip
    then, now = (Window(on(1), on(31), moment, Due.MOVED, 3, Calendar.from_rows([])) for moment in (at(15), at(25)))
    assert [item.why for item in differences([row], [row], then, now)] == [Why.OVERDUE]


def test_a_corrected_calendar_is_told_apart(signed: Run, city: City) -> None:
    from roviec.org.models import WorkdayChange

    WorkdayChange.objects.create(day=on(2), kind="off", name="nghỉ thử", source="thử")
    again = rerun(signed)
    assert {item.why for item in again.differences} == {Why.CALENDAR}
    assert again.same_scores
    assert not again.equal


def test_every_refusal_leaves_the_run_as_it_was(signed: Run, cast: Cast) -> None:
    with pytest.raises(JudgementRefused):
        acts.sign(actor=cast.leader.access.actor, access=cast.leader.access, run=signed)
    assert Run.objects.get(pk=signed.pk).state == Run.State.SIGNED
