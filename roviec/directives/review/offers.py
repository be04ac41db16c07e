"""The bodies that are most likely meant when who leads, helps or receives is wrong, at most nine: a digit takes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from roviec.directives.models import Task, TaskBody
from roviec.directives.review.candidates import lengths_of, named_in
from roviec.org.models import UnitVersion

MOST: Final = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """`has`: the task has it in this part already, so that the digit takes it out."""

    name: str
    has: bool = False


def offers(task: Task, part: str, knows: Callable[[str], bool]) -> list[Offer]:
    """`knows`: is this the name of a unit?"""
    names = offered_leads(task) if part == TaskBody.Part.LEAD else _others(task, part, knows)
    has = [body.text for body in task.bodies.all() if body.part == part]
    out = [] if part == TaskBody.Part.LEAD else [Offer(name, has=True) for name in has]
    return [*out, *(Offer(name) for name in names if name not in has)][:MOST]


def offered_leads(task: Task) -> list[str]:
    """Units that the words fit; then who leads the tasks around it, nearest first; then who is named here. Not the lead it has."""
    own = list(task.bodies.all())
    leads = [body for body in own if body.part == TaskBody.Part.LEAD]
    units = [unit for body in leads if not body.unit_id for unit in body.candidates][:MOST]
    fits = dict(UnitVersion.objects.filter(unit__in=units).order_by("valid_from").values_list("unit_id", "name"))
    others = [body.text for body in own if body.part != TaskBody.Part.LEAD]
    has = {body.text for body in leads}
    near = _around(task, TaskBody.Part.LEAD)
    names = [*(fits[unit] for unit in units if unit in fits), *near, *others, *named_in(task.quote)]
    return [name for name in dict.fromkeys(names) if name not in has][:MOST]


def _others(task: Task, part: str, knows: Callable[[str], bool]) -> list[str]:
    """Who is named in the task's own words; then in the two tasks before, then who has this part in the tasks around."""
    own = list(task.bodies.all())
    elsewhere = {body.text for body in own if body.part != part}
    here = [body.text for body in own if body.part == part] + named_in(task.quote)
    lengths = [each for name in here for each in lengths_of(task.quote, name, knows)]
    before = task.directive.tasks.filter(start__lt=task.start).order_by("-start").values_list("quote", flat=True)[:2]
    names = [*lengths, *(name for quote in before for name in named_in(quote)), *_around(task, part)]
    free = [name for name in dict.fromkeys(names) if name not in elsewhere]
    return [*free, *elsewhere]


def _around(task: Task, part: str) -> list[str]:
    """Who has this part in the directive, nearest first."""
    rows = TaskBody.objects.filter(task__directive=task.directive_id, part=part).values_list("text", "task__start")
    return [name for name, _start in sorted(rows, key=lambda row: abs(row[1] - task.start))]
