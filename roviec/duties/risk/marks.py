"""Rows of change as dated marks of the engine: key of the obligation, day on which it was recorded, value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from roviec.duties.forecast.records import STATES, SUBMITTED
from roviec.duties.models import Blocker, BlockerChange, DueChange, Obligation, ProgressChange, Report

Mark = tuple[int, int, float]  # as roviec.duties.forecast.dated.Dated takes them
_CHUNK = 5000


def day_of(moment: datetime) -> int:
    return timezone.localtime(moment).date().toordinal()


class Marks:
    """Of these obligations, what was recorded by `moment`. `places`: the key of each id. One query a kind of row."""

    def __init__(self, made: QuerySet[Obligation], moment: datetime, places: dict[int, int]) -> None:
        self._made, self._moment, self._places = made.order_by().values("pk"), moment, places

    def steps(self) -> tuple[list[Mark], list[Mark]]:
        """All steps, and of those to "submitted" the days as of which the reports count as handed in."""
        rows = ProgressChange.objects.filter(obligation__in=self._made, at__lte=self._moment).order_by("at", "pk")
        steps: list[Mark] = []
        submissions: list[Mark] = []
        for pk, to, at, day in rows.values_list("obligation_id", "to_progress", "at", "day").iterator(_CHUNK):
            state = STATES.index(to)
            steps.append((self._places[pk], day_of(at), state))
            if state == SUBMITTED:
                submissions.append((self._places[pk], day_of(at), day.toordinal()))
        return steps, submissions

    def dues(self) -> Iterator[Mark]:
        rows = DueChange.objects.filter(obligation__in=self._made, at__lte=self._moment).order_by("at", "pk")
        for pk, at, due in rows.values_list("obligation_id", "at", "to_due").iterator(_CHUNK):
            yield self._places[pk], day_of(at), due.toordinal()

    def drafts(self) -> Iterator[Mark]:
        """Reports begun: the note that work leaves before it is handed in."""
        rows = Report.objects.filter(obligation__in=self._made, drafted_at__lte=self._moment).order_by()
        for pk, at in rows.values_list("obligation_id", "drafted_at").iterator(_CHUNK):
            yield self._places[pk], day_of(at), 1.0

    def blockers(self, by_pair: dict[tuple[int, int], list[int]]) -> tuple[list[Mark], list[Mark]]:
        """Opened and closed. One raised on a duty, on no period of it, stands against all that its unit owes of it."""
        rows = Blocker.objects.filter(raised_at__lte=self._moment).exclude(duty=None, obligation=None).order_by("pk")
        changes = self._changes()
        opened: list[Mark] = []
        closed: list[Mark] = []
        for pk, obligation, duty, unit, raised in rows.values_list("pk", "obligation", "duty", "unit", "raised_at"):
            keys = by_pair.get((unit, duty), []) if obligation is None else self._key(obligation)
            for first, last in _spells(day_of(raised), changes[pk]):
                opened += [(key, first, first) for key in keys]
                closed += [(key, last, first) for key in keys if last is not None]
        return opened, closed

    def _key(self, obligation: int) -> list[int]:
        return [self._places[obligation]] if obligation in self._places else []

    def _changes(self) -> dict[int, list[tuple[int, bool]]]:
        found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        rows = BlockerChange.objects.filter(~Q(blocker__duty=None, blocker__obligation=None), at__lte=self._moment)
        for pk, at, to in rows.order_by("at", "pk").values_list("blocker_id", "at", "to_state"):
            found[pk].append((day_of(at), to == Blocker.State.OPEN))
        return found


def _spells(raised: int, changes: Iterable[tuple[int, bool]]) -> Iterator[tuple[int, int | None]]:
    """The stretches of days for which a blocker was open."""
    since: int | None = raised
    for day, opens in changes:
        if since is not None and not opens:
            yield since, day
            since = None
        elif since is None and opens:
            since = day
    if since is not None:
        yield since, None


def ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
