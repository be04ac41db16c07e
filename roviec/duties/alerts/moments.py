"""The moments at which something is to be said about one obligation or blocker: from its dates, the steps and the calendar.

A step that counts days falls on the beginning of a working day; one with no day to count, on the very moment of the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

from roviec.duties.models import AlertStep, Blocker, Moment, Obligation, Progress
from roviec.vietnamese.calendar import Calendar

WITH_HOLDER: Final = frozenset(Progress) - {Progress.DONE, Progress.SUBMITTED}  # the ball lies with the agency


@dataclass(frozen=True)
class Saying:
    """One step come up: when, and the thing that it counts from (see `Alert.anchor`)."""

    at: datetime
    step: AlertStep
    anchor: str

    @property
    def key(self) -> tuple[str, str]:
        return self.step.code, self.anchor

    @property
    def family(self) -> str:
        """Of several of one family that come up together only the last is said to each person."""
        return self.step.moment


@dataclass(frozen=True)
class Facts:
    """What the moments of an obligation hang on; `received_at` is when it last passed to another unit."""

    progress: str
    due: date | None
    state_since: datetime
    made_at: datetime
    received_at: datetime | None = None

    @classmethod
    def of(cls, row: Obligation, received_at: datetime | None = None) -> Facts:
        return cls(row.progress, row.due, row.state_since, row.made_at, received_at)


@dataclass
class Moments:
    steps: list[AlertStep]
    calendar: Calendar
    _days: dict[tuple[date, int], datetime] = field(default_factory=dict)

    def of_obligation(self, facts: Facts) -> list[Saying]:
        """All steps that its dates lead to, said or not, in order. Days that had passed when it was made are left out."""
        return _in_order(self._of_obligation(facts))

    def _of_obligation(self, facts: Facts) -> Iterator[Saying]:
        for step in self.steps:
            if step.moment == Moment.STATE and step.state == facts.progress:
                yield self._after(step, facts.state_since)
            elif step.moment == Moment.RECEIVED and facts.received_at and facts.progress in WITH_HOLDER:
                yield self._after(step, facts.received_at)
            elif step.moment == Moment.DUE and facts.due is not None and facts.progress in WITH_HOLDER:
                saying = self._from_day(step, facts.due)
                if saying.at >= facts.made_at:
                    yield saying

    def of_blocker(self, blocker: Blocker, changed_at: datetime | None) -> list[Saying]:
        """`changed_at`: when it was last decided, withdrawn or opened again."""
        return _in_order(self._of_blocker(blocker, changed_at))

    def _of_blocker(self, blocker: Blocker, changed_at: datetime | None) -> Iterator[Saying]:
        for step in self.steps:
            if blocker.state == Blocker.State.OPEN and step.moment == Moment.BLOCKER_RAISED:
                yield self._after(step, changed_at or blocker.raised_at)
            elif blocker.state == Blocker.State.OPEN and step.moment == Moment.BLOCKER_WANTED:
                saying = self._from_day(step, blocker.wanted_by)
                if saying.at >= blocker.raised_at:
                    yield saying
            elif blocker.state == Blocker.State.DECIDED and step.moment == Moment.BLOCKER_DECIDED and changed_at:
                yield self._after(step, changed_at)

    def _after(self, step: AlertStep, since: datetime) -> Saying:
        at = self._beginning(timezone.localdate(since), step.days) if step.days else since
        return Saying(at, step, since.isoformat())

    def _from_day(self, step: AlertStep, day: date) -> Saying:
        return Saying(self._beginning(day, step.days), step, day.isoformat())

    def _beginning(self, day: date, days: int) -> datetime:
        """Of the working day that lies `days` before or after `day`."""
        if (day, days) not in self._days:
            worked = self.calendar.add_working_days(day, days)
            self._days[day, days] = timezone.make_aware(datetime.combine(worked, time.min))
        return self._days[day, days]


def _in_order(found: Iterable[Saying]) -> list[Saying]:
    """Only steps in force on their day."""
    standing = (saying for saying in found if _in_force(saying.step, timezone.localdate(saying.at)))
    return sorted(standing, key=lambda saying: (saying.at, saying.step.code))


def _in_force(step: AlertStep, day: date) -> bool:
    return step.valid_from <= day and (step.valid_to is None or day < step.valid_to)
