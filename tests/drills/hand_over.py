"""Drill: the scheduler is killed while the open work of merged units passes to their heirs."""

from __future__ import annotations

from datetime import timedelta

from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, HandOver, Obligation, Progress, ProgressChange
from roviec.duties.obligations import make_obligations
from roviec.journal.models import Entry
from tests.drills.small_city import OPENED, make_duties, make_units, merge

DUTIES, UNITS = 5, 4


class HandingOver:
    def __init__(self) -> None:
        self.today = OPENED
        self.heirs: dict[int, int] = {}  # of the units that ended in one of the rounds

    def prepare(self) -> None:
        """Nothing: each round brings units and duties of its own."""

    def more(self, number: int) -> None:
        """Four units with open, done and not yet begun work; three of them end."""
        start = OPENED + timedelta(weeks=4 * number)
        units = make_units(UNITS, start)
        duties = make_duties(DUTIES, units, "monthly", start)
        make_obligations(start, duties=duties)
        begin_some(duties)
        self.today = start + timedelta(days=1)
        merge(units[1:], units[0], self.today)
        self.heirs.update({unit.pk: units[0].pk for unit in units[1:]})

    def work(self) -> None:
        hand_over(self.today)

    def check(self) -> None:
        held = Obligation.objects.exclude(progress=Progress.DONE).filter(holder__in=self.heirs)
        assert not held.exists()
        for row in Obligation.objects.filter(unit__in=self.heirs).prefetch_related("hand_overs"):
            steps = [(step.from_unit_id, step.to_unit_id) for step in row.hand_overs.all()]
            done = row.progress == Progress.DONE
            assert steps == ([] if done else [(row.unit_id, self.heirs[row.unit_id])])
            assert row.holder_id == (row.unit_id if done else self.heirs[row.unit_id])
        told = Entry.objects.filter(act="duties.hand_over").values_list("after", flat=True)
        passed = [step[0] for after in told for step in after["passed"]]
        assert sorted(passed) == sorted(HandOver.objects.values_list("obligation_id", flat=True))


def begin_some(duties: list[Duty], **of: str) -> None:
    """Every third is done, every third accepted, the others untouched."""
    for number, row in enumerate(Obligation.objects.filter(duty__in=duties, **of).order_by("pk")):
        to = (Progress.DONE, Progress.ACCEPTED, Progress.NOT_ACCEPTED)[number % 3]
        if to != Progress.NOT_ACCEPTED:
            row.progress, row.done_on = to, row.due if to == Progress.DONE else None
            row.save(update_fields=["progress", "done_on"])
            ProgressChange.objects.create(
                obligation=row, from_progress=Progress.NOT_ACCEPTED, to_progress=to, at=row.state_since
            )


DRILL = HandingOver()
