"""All that happened to one obligation, in the order in which it was recorded, and its two clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from roviec.duties.models import Obligation, Progress
from roviec.org.calendars import city_calendar
from roviec.vietnamese.calendar import Calendar


@dataclass(frozen=True)
class Clock:
    since: date
    days: int
    working: int  # of them, those on which offices work
    stopped: bool = False


@dataclass(frozen=True)
class Event:
    """`kind`: "made", "passed" (HandOver), "step" (ProgressChange) or "moved" (DueChange)."""

    at: datetime
    kind: str
    row: models.Model


@dataclass(frozen=True)
class Story:
    state: Clock  # how long it has been in this state
    directive: Clock  # how long since the order was given; no return, escalation or moved date sets it back
    events: list[Event]


def story(obligation: Obligation, today: date) -> Story:
    calendar = city_calendar()
    directive = obligation.duty.directive
    ordered = directive.issued_on or obligation.duty.opened_on
    ended = obligation.done_on or obligation.duty.closed_on
    finished = obligation.progress == Progress.DONE or obligation.duty.closed_on is not None
    return Story(
        state=_clock(timezone.localdate(obligation.state_since), today, calendar, stopped=False),
        directive=_clock(ordered, ended or today, calendar, stopped=finished),
        events=_events(obligation),
    )


def _clock(since: date, until: date, calendar: Calendar, *, stopped: bool) -> Clock:
    return Clock(since, max(0, (until - since).days), max(0, calendar.working_days_between(since, until)), stopped)


def _events(obligation: Obligation) -> list[Event]:
    found = [Event(obligation.made_at, "made", obligation)]
    found += [
        Event(row.at, "passed", row)
        for row in obligation.hand_overs.select_related("succession", "amendment__directive").order_by("at", "pk")
    ]
    found += [Event(row.at, "step", row) for row in obligation.changes.select_related("person", "report")]
    found += [
        Event(row.at, "moved", row)
        for row in obligation.due_changes.select_related("allowed_by", "amendment__directive")
    ]
    return sorted(found, key=lambda event: event.at)
