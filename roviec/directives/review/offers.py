"""The bodies that are most likely meant when the lead of a task is wrong, at most nine: a digit takes one."""

from __future__ import annotations

from typing import Final

from roviec.directives.models import Task, TaskBody
from roviec.org.models import UnitVersion

MOST: Final = 9


def offered_leads(task: Task) -> list[str]:
    """Units that the words fit; then who leads the tasks around it, nearest first; then who helps or receives here. Not the lead it has."""
    own = list(task.bodies.all())
    leads = [body for body in own if body.part == TaskBody.Part.LEAD]
    units = [unit for body in leads if not body.unit_id for unit in body.candidates][:MOST]
    fits = dict(UnitVersion.objects.filter(unit__in=units).order_by("valid_from").values_list("unit_id", "name"))
    rows = TaskBody.objects.filter(task__directive=task.directive_id, part=TaskBody.Part.LEAD)
    around = sorted(rows.values_list("text", "task__start"), key=lambda row: abs(row[1] - task.start))
    near = [name for name, _start in around]
    others = [body.text for body in own if body.part != TaskBody.Part.LEAD]
    has = {body.text for body in leads}
    names = [*(fits[unit] for unit in units if unit in fits), *near, *others]
    return [name for name in dict.fromkeys(names) if name not in has][:MOST]
