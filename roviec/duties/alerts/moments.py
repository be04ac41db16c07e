"""The moments at which something is to be said about one obligation or blocker: from its dates, the steps and the calendar.

A step that counts days falls on the beginning of a working day; one with no day to count, on the very moment of the change.
"""

from __future__ import annotations

from collections import defaultdict
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
    """What the moments of an obligation hang on; `received_at` is when it last passed to another unit, `starts_on` when its
    period begins."""

    progress: str
    due: date | None
    state_since: datetime
    made_at: datetime
    received_at: datetime | None = None
    starts_on: date = date.min

    @classmethod
    def of(cls, row: Obligation, received_at: datetime | None = None) -> Facts:
        return cls(row.progress, row.due, row.state_since, row.made_at, received_at, row.period_start)


@dataclass
class Moments:
    """Steps and calendar; what hangs on a day alone is worked out once a day, not once an obligation."""

    steps: list[AlertStep]
    calendar: Calendar
    _beginnings: dict[tuple[date, int], datetime] = field(default_factory=dict)
    _of_due: dict[date, list[Saying]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._of: dict[tuple[str, str], list[AlertStep]] = defaultdict(list)
        for step in self.steps:
            self._of[step.moment, step.state].append(step)

    def of_obligation(self, facts: Facts) -> list[Saying]:
        """All steps that its dates lead to, said or not, in order. Days that had passed when it was made are left out."""
        return _in_order(self._of_obligation(facts))

    def _of_obligation(self, facts: Facts) -> Iterator[Saying]:
        # Made weeks ahead, work waits to be taken up only once its period has begun.
        asked_on = facts.starts_on if facts.progress == Progress.NOT_ACCEPTED else date.min
        yield from self._after(self._of[Moment.STATE, facts.progress], facts.state_since, asked_on)
        if facts.progress not in WITH_HOLDER:
            return
        if facts.received_at:
            yield from self._after(self._of[Moment.RECEIVED, ""], facts.received_at)
        if facts.due is not None:
            if facts.due not in self._of_due:
                self._of_due[facts.due] = list(self._from_day(self._of[Moment.DUE, ""], facts.due))
            yield from (saying for saying in self._of_due[facts.due] if saying.at >= facts.made_at)

    def of_blocker(self, blocker: Blocker, changed_at: datetime | None) -> list[Saying]:
        """`changed_at`: when it was last decided, withdrawn or opened again."""
        return _in_order(self._of_blocker(blocker, changed_at))

    def _of_blocker(self, blocker: Blocker, changed_at: datetime | None) -> Iterator[Saying]:
        if blocker.state == Blocker.State.OPEN:
            yield from self._after(self._of[Moment.BLOCKER_RAISED, ""], changed_at or blocker.raised_at)
            wanted = self._from_day(self._of[Moment.BLOCKER_WANTED, ""], blocker.wanted_by)
            yield from (saying for saying in wanted if saying.at >= blocker.raised_at)
        elif blocker.state == Blocker.State.DECIDED and changed_at:
            yield from self._after(self._of[Moment.BLOCKER_DECIDED, ""], changed_at)

    def _after(self, steps: Iterable[AlertStep], since: datetime, asked_on: date = date.min) -> Iterator[Saying]:
        """Days are counted from the moment, or from `asked_on` where that is later."""
        for step in steps:
            at = self._beginning(max(timezone.localdate(since), asked_on), step.days) if step.days else since
            if step.holds_on(timezone.localdate(at)):
                yield Saying(at, step, since.isoformat())

    def _from_day(self, steps: Iterable[AlertStep], day: date) -> Iterator[Saying]:
        for step in steps:
            at = self._beginning(day, step.days)
            if step.holds_on(timezone.localdate(at)):
                yield Saying(at, step, day.isoformat())

    def _beginning(self, day: date, days: int) -> datetime:
        """Of the working day that lies `days` before or after `day`."""
        if (day, days) not in self._beginnings:
            worked = self.calendar.add_working_days(day, days)
            self._beginnings[day, days] = timezone.make_aware(datetime.combine(worked, time.min))
        return self._beginnings[day, days]


def _in_order(found: Iterable[Saying]) -> list[Saying]:
    return sorted(found, key=lambda saying: (saying.at, saying.step.code))
