"""`alert_after`: the next moment at which something would be said, worked out whenever an obligation changes.

What is said is decided when that moment comes; this only makes the question "whose moment has come?" a cheap one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Max

from roviec.duties.alerts.moments import Facts, Moments, Saying
from roviec.duties.models import Alert, AlertStep, HandOver, Obligation
from roviec.org.calendars import city_calendar

AT_ONCE: Final = 500
COLUMNS: Final = ("progress", "due", "state_since", "made_at", "alert_after", "duty__closed_on")
Said = dict[int, set[tuple[str, str]]]  # by obligation (or blocker): (step, anchor)


def current_moments() -> Moments:
    """Two queries; keep the value while you look at many."""
    return Moments(list(AlertStep.objects.all()), city_calendar())


def set_clocks(rows: Sequence[Obligation]) -> None:
    """Of new obligations that are not stored yet."""
    moments = current_moments()
    for row in rows:
        row.alert_after = next_of(moments.of_obligation(Facts.of(row)), ())


def reschedule(obligations: Iterable[Obligation]) -> int:
    """Work the clocks out anew from what is stored now; how many moved. Call it at the end of every act that changes one."""
    return _in_parts(sorted(row.pk for row in obligations))


def reschedule_all() -> int:
    """Every obligation that is or was to be spoken of: after a change of the steps or of the calendar, and once a day."""
    living = Obligation.objects.open().values_list("pk", flat=True)
    dead = Obligation.objects.exclude(alert_after=None).values_list("pk", flat=True)
    return _in_parts(sorted({*living, *dead}))


def next_of(sayings: Iterable[Saying], said: Collection[tuple[str, str]]) -> datetime | None:
    return min((saying.at for saying in sayings if saying.key not in said), default=None)


def said_of(pks: Sequence[int], *, of: str = "obligation_id") -> Said:
    """What has been said of each; one query."""
    found: Said = defaultdict(set)
    for pk, step, anchor in Alert.objects.filter(**{f"{of}__in": pks}).values_list(of, "step", "anchor"):
        found[pk].add((step, anchor))
    return found


def received(pks: Sequence[int]) -> dict[int, datetime]:
    """obligation -> when it last passed to another unit; one query."""
    rows = HandOver.objects.filter(obligation__in=pks).order_by().values_list("obligation")
    return dict(rows.annotate(Max("at")))


def _in_parts(pks: list[int]) -> int:
    moments = current_moments()
    return sum(_reschedule(pks[start : start + AT_ONCE], moments) for start in range(0, len(pks), AT_ONCE))


def _reschedule(pks: Sequence[int], moments: Moments) -> int:
    said, came = said_of(pks), received(pks)
    moved: dict[tuple[datetime | None, datetime | None], list[int]] = defaultdict(list)
    for row in Obligation.objects.filter(pk__in=pks).select_related("duty").only(*COLUMNS):
        sayings = [] if row.duty.closed_on else moments.of_obligation(Facts.of(row, came.get(row.pk)))
        after = next_of(sayings, said[row.pk])
        if after != row.alert_after:
            moved[row.alert_after, after].append(row.pk)
    # Conditional: whoever moved a clock meanwhile has worked it out from later facts.
    return sum(
        Obligation.objects.filter(pk__in=rows, alert_after=before).update(alert_after=after)
        for (before, after), rows in moved.items()
    )
