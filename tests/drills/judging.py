"""Drill: a worker is killed while it judges months, opens, signs and publishes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine
from django.contrib.auth.models import User
from django.db.models import Count

from roviec.assess import acts
from roviec.assess.models import Input, Run, Score
from roviec.assess.rerun import rerun
from roviec.duties.obligations import make_obligations
from roviec.journal.models import Entry
from roviec.org.access import Access, access_of
from roviec.org.models import Grant, Person, Role, Unit
from tests.assess.conftest import make_rule
from tests.drills.small_city import OPENED, make_duties, make_units

DUTIES, UNITS = 3, 6
GROUPS = [{"code": "x", "name": "Đơn vị", "kinds": ["x"]}]


class Judging:
    def __init__(self) -> None:
        self.months: list[datetime] = []  # the day after each month given so far

    def prepare(self) -> None:
        make_rule(group=GROUPS)
        make_duties(DUTIES, make_units(UNITS), "monthly")
        person = Person.objects.create(
            user=User.objects.create(username="tt"), full_name="Lê Văn Mẫu", search_key="le", sort_key="le"
        )
        unit = Unit.objects.order_by("pk")[0]
        Grant.objects.create(person=person, role=Role.STANDING_BODY, unit=unit, valid_from=OPENED)

    def more(self, number: int) -> None:
        """One more month, with obligations that are late or not by the number."""
        first = datetime(OPENED.year + number // 12, number % 12 + 1, 1, 2, tzinfo=UTC)
        with time_machine.travel(first, tick=False):
            make_obligations(first.date())
        self.months.append((first + timedelta(days=32)).replace(day=2))

    def work(self) -> None:
        """Each month all the way; what an earlier worker had done is found done."""
        for day in self.months:
            self._month(day)

    def _month(self, day: datetime) -> None:
        key = f"{day - timedelta(days=5):%Y-%m}"
        with time_machine.travel(day, tick=False):
            run = Run.objects.filter(period=key).first() or acts.judge(actor=_who().actor, access=_who(), period=key)
            if run.state == Run.State.DRAFT:
                acts.open_for_explanation(actor=_who().actor, access=_who(), run=run)
        with time_machine.travel(day + timedelta(days=15), tick=False):
            for act, state in ((acts.sign, Run.State.OPEN), (acts.publish, Run.State.SIGNED)):
                run = Run.objects.get(pk=run.pk)
                if run.state == state:
                    act(actor=_who().actor, access=_who(), run=run)

    def check(self) -> None:
        """One run a month, published; each act told once; a row a unit; and every run computed again comes out the same."""
        runs = list(Run.objects.all())
        assert len(runs) == len({run.period for run in runs}) == len(self.months)
        assert {run.state for run in runs} == {Run.State.PUBLISHED}
        told = dict(Entry.objects.filter(act__startswith="assess.").values_list("act").annotate(Count("pk")))
        names = ("judge", "open_for_explanation", "sign", "publish")
        assert told == {f"assess.{name}": len(runs) for name in names}, told
        assert Score.objects.count() == UNITS * len(runs)
        assert Input.objects.count() == len(runs)
        assert all(rerun(run).equal for run in runs[:2])


def _who() -> Access:
    return access_of(User.objects.get(username="tt"))


DRILL = Judging()
