"""What the confirm page shows: the text with its marks, a card for each task, and what stands in the way of issuing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.functional import Promise

from roviec.directives import sentences, spans
from roviec.directives.acts.deciding import is_certain
from roviec.directives.acts.stamp import stamp
from roviec.directives.models import Clause, Directive, Recurrence, Task, TaskBody, bodies_by_part
from roviec.directives.readiness import Day, Plan
from roviec.org.models import Selector, UnitVersion

DOUBTFUL = 0.6  # below this confidence a card asks for a closer look


@dataclass(frozen=True)
class Named:
    """A body of a task and what it means: a unit, a class of so many units, several to choose from, or nothing known."""

    body: TaskBody
    meaning: str
    caught: int
    choices: list[tuple[int, str]]

    @property
    def is_known(self) -> bool:
        return self.body.unit_id is not None or self.body.selector_id is not None


@dataclass(frozen=True)
class Card:
    task: Task
    number: int
    parts: dict[str, list[Named]]
    missing: list[Promise]
    problem: Promise | None
    lead_words: str
    mergeable: bool
    doubtful: bool

    @property
    def stamp(self) -> str:
        return stamp(self.task)

    @property
    def recurrence(self) -> str:
        return str(Recurrence(self.task.recurrence).label) if self.task.recurrence else ""


@dataclass(frozen=True)
class Paragraph:
    block: spans.Block
    clauses: list[Clause]


@dataclass(frozen=True)
class Desk:
    directive: Directive
    paragraphs: list[Paragraph]
    cards: list[Card]
    dropped: list[Task]
    plan: Plan
    warnings: list[str]
    certain: int
    names: list[str]

    @property
    def coverage(self) -> int:
        return int(self.directive.coverage * 100)

    @property
    def decided(self) -> int:
        return len(self.plan.confirmed)


def desk(directive: Directive, today: date) -> Desk:
    """Ten queries or so, however long the directive is."""
    tasks = list(directive.tasks.prefetch_related("bodies__selector").order_by("start", "pk"))
    live = [task for task in tasks if task.state != Task.State.DROPPED]
    whole = Plan(live, Day.of(directive, today))
    names = unit_names(whole.day)
    follows = {first.pk for first, second in pairwise(live) if "\n" not in directive.text[first.start : second.end]}
    return Desk(
        directive=directive,
        paragraphs=paragraphs(directive, live, {task.pk: f"#task-{task.pk}" for task in live}),
        cards=[_card(task, number, whole, names, task.pk in follows) for number, task in enumerate(live, 1)],
        dropped=[task for task in tasks if task.state == Task.State.DROPPED],
        plan=whole,
        warnings=[sentences.warning(one) for one in directive.warnings],
        certain=sum(task.state == Task.State.PROPOSED and is_certain(task) for task in live),
        names=[row.name for row in whole.day.chart] + list(Selector.objects.values_list("name", flat=True)),
    )


def paragraphs(directive: Directive, tasks: list[Task], links: Mapping[int, str]) -> list[Paragraph]:
    """The text, its tasks marked, with the clauses that begin in each paragraph."""
    marks = [spans.Mark(task.pk, task.start, task.end, links.get(task.pk, "#"), task.state) for task in tasks]
    clauses = list(directive.clauses.all())
    found, at = [], 0
    for block in spans.blocks(directive.text, marks):
        begin = at
        while at < len(clauses) and clauses[at].start <= block.end:
            at += 1
        if block.start != block.end:
            found.append(Paragraph(block, clauses[begin:at]))
    return found


def unit_names(day: Day) -> dict[int, str]:
    """Names of the document's day; those of later units as they are today."""
    return {row.unit_id: row.name for chart in (day.standing, day.chart) for row in chart}


def _card(task: Task, number: int, whole: Plan, names: Mapping[int, str], mergeable: bool) -> Card:
    parts = {part: [_named(body, whole.day, names) for body in bodies] for part, bodies in bodies_by_part(task).items()}
    reason = task.reasons.get("leads") or {}
    problem = whole.problems.get(task.pk)
    return Card(
        task=task,
        number=number,
        parts=parts,
        missing=[label for clear, label in sentences.CLEARS.items() if not task.clears.get(clear)],
        problem=sentences.PROBLEMS[problem] if problem else None,
        lead_words=task.directive.text[reason["start"] : reason["end"]] if reason else "",
        mergeable=mergeable,
        doubtful=task.confidence < DOUBTFUL and not task.by_person,
    )


def _named(body: TaskBody, day: Day, names: Mapping[int, str]) -> Named:
    if body.unit_id is not None:
        meaning = names.get(body.unit_id, "")
    else:
        meaning = body.selector.name if body.selector is not None else ""
    caught = len(day.caught(body)) if body.selector_id is not None else 0
    choices = [(unit, names[unit]) for unit in body.candidates if unit in names]
    return Named(body, meaning, caught, choices if body.unit_id is None else [])


def standing_units(day: Day, unit_ids: set[int]) -> list[UnitVersion]:
    return [row for row in day.standing if row.unit_id in unit_ids]
