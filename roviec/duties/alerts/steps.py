"""The steps in force on a day, to be read: what each counts from, when it comes, whom it tells, and whose rule it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roviec.duties.models import AlertStep, Audience, Moment, Progress

MOMENTS: Final = {code: order for order, code in enumerate(Moment)}
STATES: Final = {code: order for order, code in enumerate(Progress)}


@dataclass(frozen=True)
class Step:
    when: str
    told: list[str]  # audiences in words, in the order of the chart


@dataclass(frozen=True)
class Ladder:
    """The steps that count from the same thing, in the order in which they come."""

    counts_from: str
    steps: list[Step]


@dataclass(frozen=True)
class Source:
    text: str
    certainty: str


@dataclass(frozen=True)
class Steps:
    ladders: list[Ladder]
    sources: list[Source]


def steps_on(day: date) -> Steps:
    found = sorted(
        AlertStep.objects.filter(AlertStep.on(day)), key=lambda step: (*_family(step), step.days, step.code)
    )  # fmt: skip
    ladders = [Ladder(_from(first), steps) for first, steps in _families(found)]
    sources = dict.fromkeys(Source(step.source, step.get_certainty_display()) for step in found)
    return Steps(ladders, list(sources))


def _families(found: Iterable[AlertStep]) -> Iterable[tuple[AlertStep, list[Step]]]:
    for _key, group in groupby(found, key=_family):
        steps = list(group)
        yield steps[0], [Step(_when(step.days), _told(step)) for step in steps]


def _family(step: AlertStep) -> tuple[int, int]:
    return MOMENTS[Moment(step.moment)], STATES[Progress(step.state)] if step.state else -1


def _from(step: AlertStep) -> str:
    if step.moment == Moment.STATE:
        return _("Phần việc chuyển sang “%(state)s”") % {"state": Progress(step.state).label}
    return str(Moment(step.moment).label)


def _when(days: int) -> str:
    if days == 0:
        return _("Ngay hôm đó")
    if days < 0:
        return ngettext("Trước %(n)s ngày làm việc", "Trước %(n)s ngày làm việc", -days) % {"n": -days}
    return ngettext("Sau %(n)s ngày làm việc", "Sau %(n)s ngày làm việc", days) % {"n": days}


def _told(step: AlertStep) -> list[str]:
    return [str(each.label) for each in Audience if each in step.audience]
