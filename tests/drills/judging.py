"""Drill: a month is judged, opened for explanation, signed and published, and the process dies on the way."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import time_machine

from roviec.assess import acts
from roviec.assess.models import Input, Run, Score
from roviec.duties.obligations import make_obligations
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.org.access import Access
from roviec.org.models import Grant, Person, Role
from tests.assess.conftest import RULE, make_rule
from tests.drills.hand_over import begin_some
from tests.drills.small_city import make_duties, make_units

UNITS, DUTIES = 4, 3
LOCAL = timezone(timedelta(hours=7))
ONCE_A_MONTH = ("assess.judge", "assess.open_for_explanation", "assess.sign", "assess.publish")


class Judging:
    def __init__(self) -> None:
        self.months: list[date] = []

    def prepare(self) -> None:
        units = make_units(UNITS)
        self.duties = make_duties(DUTIES, units, "monthly")
        make_rule(group=[{"code": "x", "name": "Đơn vị", "kinds": ["x"]}], criterion=RULE["criterion"])
        person = Person.objects.create(full_name="Mẫu", search_key="mau", sort_key="mau")
        Grant.objects.create(person=person, role=Role.STANDING_BODY, unit=units[0], valid_from=date(2020, 1, 1))
        self.access = Access(Actor(f"person:{person.pk}"), person, tuple(person.grants.select_related("unit")), None)

    def more(self, number: int) -> None:
        month = date(2024 + number // 12, number % 12 + 1, 1)
        make_obligations(month, 0, duties=self.duties)
        begin_some(self.duties, period=f"{month:%Y-%m}")
        self.months.append(month)

    def work(self) -> None:
        """What people and the scheduler do, each from where it stands now."""
        month, actor = self.months[-1], self.access.actor
        period, after = f"{month:%Y-%m}", (month + timedelta(days=32)).replace(day=1)
        runs = Run.objects.filter(period=period)
        with time_machine.travel(datetime.combine(after, time(9), LOCAL), tick=False):
            run = runs.first() or acts.judge(actor=actor, access=self.access, period=period)
            if run.state == Run.State.DRAFT:
                run = acts.open_for_explanation(actor=actor, access=self.access, run=run)
        with time_machine.travel(datetime.combine(after + timedelta(days=25), time(9), LOCAL), tick=False):
            if run.state == Run.State.OPEN:
                run = acts.sign(actor=actor, access=self.access, run=run)
            if run.state == Run.State.SIGNED:
                acts.publish(actor=actor, access=self.access, run=run)

    def check(self) -> None:
        periods = [f"{month:%Y-%m}" for month in self.months]
        runs = Run.objects.order_by("period")
        assert [run.period for run in runs] == periods
        assert {run.state for run in runs} == {Run.State.PUBLISHED}
        assert Score.objects.count() == UNITS * len(periods)
        assert Input.objects.count() == len(periods)
        for act in ONCE_A_MONTH:
            told = Entry.objects.filter(act=act).values_list("object_id", flat=True)
            assert sorted(map(int, told)) == sorted(run.pk for run in runs), act


DRILL = Judging()
