"""`alert_after`: the next moment at which something would be said, worked out whenever an obligation changes.

What is said is decided when that moment comes; this only makes the question "whose moment has come?" a cheap one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Max, Q, QuerySet

from roviec.duties.alerts.moments import Facts, Moments, Saying
from roviec.duties.models import Alert, AlertStep, HandOver, Obligation, Progress
from roviec.org.calendars import city_calendar

AT_ONCE: Final = 2000
COLUMNS: Final = ("progress", "due", "state_since", "made_at", "period_start", "alert_after", "duty__closed_on")
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
    pks, moments = sorted(row.pk for row in obligations), current_moments()
    parts = (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))
    return sum(_reschedule(Obligation.objects.filter(pk__in=part), moments) for part in parts)


def reschedule_all() -> int:
    """Every obligation that is or was to be spoken of: after a change of the steps or of the calendar, and once a day."""
    spoken_of = Obligation.objects.filter(~Q(progress=Progress.DONE) & Q(duty__closed_on=None) | ~Q(alert_after=None))
    pks, moments = sorted(spoken_of.order_by().values_list("pk", flat=True)), current_moments()
    parts = (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))
    # A range of keys, not a list of them: reading a list of thousands costs Django more than the rows do.
    return sum(_reschedule(spoken_of.filter(pk__range=(part[0], part[-1])), moments) for part in parts)


def next_of(sayings: Iterable[Saying], said: Collection[tuple[str, str]]) -> datetime | None:
    return min((saying.at for saying in sayings if saying.key not in said), default=None)


def said_of(pks: Collection[int] | QuerySet[Obligation], *, of: str = "obligation_id") -> Said:
    """What has been said of each; one query."""
    found: Said = defaultdict(set)
    said = Alert.objects.filter(**{f"{of}__in": pks}).order_by()
    for pk, step, anchor in said.values_list(of, "step", "anchor"):
        found[pk].add((step, anchor))
    return found


def received(pks: Collection[int] | QuerySet[Obligation]) -> dict[int, datetime]:
    """obligation -> when it last passed to another unit; one query."""
    rows = HandOver.objects.filter(obligation__in=pks).order_by().values_list("obligation")
    return dict(rows.annotate(Max("at")))


def _reschedule(rows: QuerySet[Obligation], moments: Moments) -> int:
    these = rows.order_by()
    said, came = said_of(these), received(these)
    moved: dict[tuple[datetime | None, datetime | None], list[int]] = defaultdict(list)
    for pk, progress, due, state_since, made_at, starts_on, before, closed_on in these.values_list("pk", *COLUMNS):
        facts = Facts(progress, due, state_since, made_at, came.get(pk), starts_on)
        after = next_of([] if closed_on else moments.of_obligation(facts), said.get(pk, ()))
        if after != before:
            moved[before, after].append(pk)
    # Conditional: whoever moved a clock meanwhile has worked it out from later facts.
    return sum(
        Obligation.objects.filter(pk__in=pks, alert_after=before).update(alert_after=after)
        for (before, after), pks in moved.items()
    )
