"""Whether a draft can be issued: whom each task charges on the day, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from roviec.directives.models import Amendment, Directive, Task, TaskBody, bodies_by_part
from roviec.org.chart import Chart
from roviec.org.resolve import members
from roviec.org.succession import Heritage


@dataclass(frozen=True)
class Day:
    """Words mean what they meant on the document's day (`chart`); those who took over by `opened_on` are charged."""

    chart: Chart
    standing: Chart
    heritage: Heritage

    @classmethod
    def of(cls, directive: Directive, opened_on: date) -> Day:
        written_on = directive.issued_on or opened_on
        standing = Chart.at(opened_on)
        chart = standing if written_on == opened_on else Chart.at(written_on)
        return cls(chart, standing, Heritage.at(opened_on))

    def caught(self, body: TaskBody) -> list[int]:
        """The units that the words meant."""
        if body.unit_id is not None:
            return [body.unit_id]
        return members(body.selector, self.chart) if body.selector is not None else []

    def charged(self, bodies: Iterable[TaskBody]) -> list[int]:
        """The units that answer now, each once, in the order in which they were named."""
        return list(dict.fromkeys(self.heritage.heir(unit) for body in bodies for unit in self.caught(body)))

    def problem(self, leads: Sequence[TaskBody]) -> str:
        """Why these leads cannot be charged: no_lead, lead_two_way, lead_unresolved, nobody, lead_ended; empty if they can."""
        open_ones = [body for body in leads if body.unit_id is None and body.selector_id is None]
        if not leads:
            return "no_lead"
        if open_ones:
            return "lead_two_way" if all(body.candidates for body in open_ones) else "lead_unresolved"
        if not all(self.caught(body) for body in leads):
            return "nobody"
        return "" if all(unit in self.standing for unit in self.charged(leads)) else "lead_ended"


@dataclass(frozen=True)
class Plan:
    """What issuing would do with these tasks (dropped ones left out)."""

    tasks: Sequence[Task]
    day: Day
    amendments: Sequence[Amendment] = field(default=())  # rejected ones left out

    @cached_property
    def accepted(self) -> list[Amendment]:
        return [one for one in self.amendments if one.state == Amendment.State.ACCEPTED]

    @cached_property
    def open_amendments(self) -> list[Amendment]:
        """Proposals on which nobody has decided; that work is given again hinders nothing."""
        waiting = [one for one in self.amendments if one.state == Amendment.State.PROPOSED]
        return [one for one in waiting if one.effect != Amendment.Effect.AGAIN]

    @cached_property
    def confirmed(self) -> list[Task]:
        return [task for task in self.tasks if task.state == Task.State.CONFIRMED]

    @cached_property
    def undecided(self) -> list[Task]:
        return [task for task in self.tasks if task.state == Task.State.PROPOSED]

    @cached_property
    def problems(self) -> dict[int, str]:
        """Task id -> code, for the tasks whose leads cannot be charged."""
        found = {task.pk: self.day.problem(bodies_by_part(task)[TaskBody.Part.LEAD]) for task in self.tasks}
        return {pk: code for pk, code in found.items() if code}

    @cached_property
    def leads(self) -> dict[int, list[int]]:
        return {task.pk: self.day.charged(bodies_by_part(task)[TaskBody.Part.LEAD]) for task in self.confirmed}

    @cached_property
    def unit_ids(self) -> set[int]:
        """All who would be told: leads, supports and recipients that stand."""
        units = {unit for task in self.confirmed for unit in self.day.charged(task.bodies.all())}
        return {unit for unit in units if unit in self.day.standing}

    @property
    def ready(self) -> bool:
        """An order may give nothing new and only amend what was given."""
        given = bool(self.confirmed or self.accepted)
        return given and not (self.undecided or self.problems or self.open_amendments)


def plan(directive: Directive, opened_on: date) -> Plan:
    live = directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk")
    amendments = directive.amendments.exclude(state=Amendment.State.REJECTED).select_related("earlier__directive")
    tasks = list(live.prefetch_related("bodies__selector"))
    return Plan(tasks, Day.of(directive, opened_on), list(amendments.defer("earlier__directive__text")))
