"""The round of alerts: whose moment has come is claimed, said and given its next moment, all in one transaction.

Killed anywhere, a part of the round is wholly there or not at all; what isn't comes up again at the next round. A round looks at
facts that people made (progress, due days, hand-overs, blockers) and writes none of them, so no alert can lead to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from roviec.duties.alerts.clocks import COLUMNS, current_moments, next_of, received, said_of
from roviec.duties.alerts.moments import Facts, Moments
from roviec.duties.alerts.people import People
from roviec.duties.alerts.saying import JOB, Come, say
from roviec.duties.models import Blocker, BlockerChange, Obligation
from roviec.jobs.acts import hold

PART: Final = 200  # things in one transaction


class Clash(RuntimeError):
    """A claimed row was not as it was read: the part is undone, and comes up again."""


@dataclass(frozen=True)
class Round:
    now: datetime
    moments: Moments
    people: People


@dataclass(frozen=True)
class Kind:
    """Obligations or blockers: which of them have come up, and everything that could ever be said of those."""

    column: str  # of `Alert`
    due: Callable[[datetime], QuerySet[Obligation] | QuerySet[Blocker]]
    look: Callable[[Round, Sequence[Obligation | Blocker]], Iterator[Come]]


def alert(now: datetime) -> int:
    """Say what is to be said by `now`; how many alerts. With nothing to say it asks three questions of small indexes."""
    if BlockerChange.objects.filter(alerted=False).exists():
        _note_changes()
    kinds = [kind for kind in KINDS if kind.due(now).exists()]
    if not kinds:
        return 0
    this, said = Round(now, current_moments(), People.on(timezone.localdate(now))), 0
    for kind in kinds:
        while (part := _part(this, kind)) is not None:
            said += part
    return said


@transaction.atomic
def _note_changes() -> None:
    """Decided, withdrawn or opened again: the blocker is looked at in this round."""
    for change in BlockerChange.objects.filter(alerted=False):
        if BlockerChange.objects.filter(pk=change.pk, alerted=False).update(alerted=True):
            Blocker.objects.filter(pk=change.blocker_id).update(alert_after=change.at)


@transaction.atomic
def _part(this: Round, kind: Kind) -> int | None:
    """One part; None when nothing is left or the job has been paused."""
    if not hold(JOB):
        return None
    # A row that an act holds at this moment is left for the next round: waiting for it could be waiting in a ring.
    due = kind.due(this.now).select_for_update(of=("self",), skip_locked=True)[:PART]
    rows = cast("list[Obligation | Blocker]", list(due))
    if not rows:
        return None
    said = said_of([row.pk for row in rows], of=kind.column)
    come: list[Come] = []
    moved: dict[tuple[datetime | None, datetime | None], list[int]] = defaultdict(list)
    for each in kind.look(this, rows):
        unsaid = [saying for saying in each.sayings if saying.key not in said[each.thing.pk]]
        come.append(Come(each.thing, each.unit_id, [saying for saying in unsaid if saying.at <= this.now]))
        after = next_of((saying for saying in unsaid if saying.at > this.now), ())
        moved[each.thing.alert_after, after].append(each.thing.pk)
    for (before, after), pks in moved.items():
        if kind.due(this.now).filter(pk__in=pks, alert_after=before).order_by().update(alert_after=after) != len(pks):
            raise Clash
    return say(come, this.people, this.now)


def _due_obligations(now: datetime) -> QuerySet[Obligation]:
    rows = Obligation.objects.filter(alert_after__lte=now).select_related("duty")
    return rows.only(*COLUMNS, "holder", "period").order_by("alert_after", "pk")


def _look_at_obligations(this: Round, rows: Sequence[Obligation | Blocker]) -> Iterator[Come]:
    came = received([row.pk for row in rows])
    for row in cast("Sequence[Obligation]", rows):
        sayings = this.moments.of_obligation(Facts.of(row, came.get(row.pk)))
        yield Come(row, row.holder_id, [] if row.duty.closed_on else sayings)


def _due_blockers(now: datetime) -> QuerySet[Blocker]:
    return Blocker.objects.filter(alert_after__lte=now).order_by("alert_after", "pk")


def _look_at_blockers(this: Round, rows: Sequence[Obligation | Blocker]) -> Iterator[Come]:
    """While it is open, who is asked is to act; once it is decided, who raised it."""
    changes = BlockerChange.objects.filter(blocker__in=[row.pk for row in rows]).order_by()
    changed = dict(changes.values_list("blocker").annotate(Max("at")))
    for row in cast("Sequence[Blocker]", rows):
        unit_id = row.asked_of_id if row.state == Blocker.State.OPEN else row.unit_id
        yield Come(row, unit_id, this.moments.of_blocker(row, changed.get(row.pk)))


KINDS: Final = (
    Kind("obligation_id", _due_obligations, _look_at_obligations),
    Kind("blocker_id", _due_blockers, _look_at_blockers),
)
