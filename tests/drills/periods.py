"""Drill: the scheduler is killed while it makes the obligations of the periods to come."""

from __future__ import annotations

from datetime import timedelta

from roviec.duties.models import Duty, Obligation
from roviec.duties.obligations import HORIZON_DAYS, make_obligations
from roviec.duties.periods import periods
from roviec.journal.models import Entry
from tests.drills.small_city import OPENED, make_duties, make_units

DUTIES, UNITS = 4, 3


class Periods:
    def __init__(self) -> None:
        self.today = OPENED

    def prepare(self) -> None:
        units = make_units(UNITS)
        make_duties(DUTIES, units, "weekly")

    def more(self, number: int) -> None:
        self.today = OPENED + timedelta(weeks=4 * number)

    def work(self) -> None:
        make_obligations(self.today)

    def check(self) -> None:
        keys = {period.key for period in periods("weekly", OPENED, self.today + timedelta(HORIZON_DAYS))}
        made = list(Obligation.objects.values_list("duty_id", "unit_id", "period"))
        assert len(made) == len(set(made))
        begun = {period.key for period in periods("weekly", OPENED, self.today)}
        there = {period for _, _, period in made}
        assert begun <= there <= keys
        assert len(made) == DUTIES * UNITS * len(there)
        told = Entry.objects.filter(act="duties.make_obligations").values_list("object_id", "after")
        of_duty = dict.fromkeys(map(str, Duty.objects.values_list("pk", flat=True)), 0)
        for duty_id, after in told:
            of_duty[duty_id] += after["made"]
        assert set(of_duty.values()) == {UNITS * len(there)}


DRILL = Periods()
