"""What the confirm page shows: the text with its marks, a card for each task, and what stands in the way of issuing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from django.db.models import prefetch_related_objects

from roviec.directives import places, sentences, spans
from roviec.directives.acts.stamp import stamp_of_all
from roviec.directives.models import Clause, Directive, Task
from roviec.directives.readiness import Day, Plan
from roviec.directives.review.cards import Card, card
from roviec.directives.review.groups import Group, groups
from roviec.directives.signed import other_notes
from roviec.org.models import Selector, UnitVersion

LOOKS = ("doubtful", "certain", "confirmed")


@dataclass(frozen=True)
class Paragraph:
    block: spans.Block
    clauses: list[Clause]
    place: str = ""  # of a workbook's row


@dataclass(frozen=True)
class Desk:
    """`in_text_order`: the tasks as they stand in the text, instead of those to look at first."""

    directive: Directive
    cards: list[Card]
    dropped: list[Task]
    plan: Plan
    warnings: list[str]
    names: list[str]
    in_text_order: bool

    @property
    def coverage(self) -> int:
        return int(self.directive.coverage * 100)

    @property
    def decided(self) -> int:
        return len(self.plan.confirmed)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        tasks = [card.task for card in self.cards]
        return paragraphs(self.directive, tasks, {task.pk: f"#task-{task.pk}" for task in tasks})

    @cached_property
    def by_look(self) -> dict[str, list[Card]]:
        found: dict[str, list[Card]] = {look: [] for look in LOOKS}
        for each in self._in_order:
            found[each.look].append(each)
        for look in LOOKS[1:]:
            found[look].sort(key=lambda each: each.number)
        return found

    @cached_property
    def groups(self) -> list[Group]:
        """In the order in which they are looked at."""
        return groups(self.cards)

    def groups_of(self, tasks: Collection[int]) -> list[Group]:
        """Those that have a head of their own on the page, of these tasks."""
        here = [] if self.in_text_order else self.groups
        return [group for group in here if group.has_head and any(each.task.pk in tasks for each in group.run)]

    def group_with(self, task: int) -> Group | None:
        return next((group for group in self.groups if any(each.task.pk == task for each in group.run)), None)

    @cached_property
    def sections(self) -> list[tuple[str, list[Card]]]:
        """(look, cards) in the order of the page; one section without a look in the order of the text."""
        return [("", self.cards)] if self.in_text_order else list(self.by_look.items())

    @property
    def left(self) -> int:
        """How many tasks must still be looked at."""
        return len(self.by_look["doubtful"])

    @property
    def certain_stamp(self) -> str:
        """Of what is confirmed in one act."""
        return stamp_of_all(each.task for each in self.by_look["certain"])

    def next_after(self, task: int) -> int:
        """The task to look at after that one: the next doubtful one, else the first; then the ones that wait for a glance."""
        for look, order in (("doubtful", self._in_order), ("certain", self.cards)):
            here = next((at for at, each in enumerate(order) if each.task.pk == task), -1)
            onward = (*order[here + 1 :], *order[:here])
            if waiting := [each for each in onward if each.look == look]:
                return waiting[0].task.pk
        return task

    @cached_property
    def _in_order(self) -> list[Card]:
        """Group by group, or as in the text."""
        return self.cards if self.in_text_order else [each for group in self.groups for each in group.run]


def desk(directive: Directive, today: date, *, in_text_order: bool = False) -> Desk:
    """Ten queries or so, however long the directive is."""
    prefetch_related_objects([directive], "annexes")
    tasks = list(directive.tasks.prefetch_related("bodies__selector").order_by("start", "pk"))
    for task in tasks:
        task.directive = directive
    live = [task for task in tasks if task.state != Task.State.DROPPED]
    whole = Plan(live, Day.of(directive, today))
    names = unit_names(whole.day)
    annexes = list(directive.annexes.all())
    sources = {task.pk: places.said(place) for task in live if (place := places.place_of(annexes, task.start))}
    pairs = [(one, two) for one, two in pairwise(live) if "\n" not in directive.text[one.start : two.end]]
    follows, before = {one.pk for one, _two in pairs}, {two.pk: one for one, two in pairs}
    return Desk(
        directive=directive,
        cards=[
            card(
                task,
                number,
                whole,
                names,
                mergeable=task.pk in follows,
                before=before.get(task.pk),
                place=sources.get(task.pk, ""),
            )
            for number, task in enumerate(live, 1)
        ],
        dropped=[task for task in tasks if task.state == Task.State.DROPPED],
        plan=whole,
        warnings=[sentences.warning(one) for one in other_notes(directive)],
        names=_names(whole, live),
        in_text_order=in_text_order,
    )


def _names(whole: Plan, live: list[Task]) -> list[str]:
    """What a field for a body offers: the units of the day, the classes, and how this directive calls its bodies."""
    said = (body.text for task in live for body in task.bodies.all())
    classes = Selector.objects.values_list("name", flat=True)
    return list(dict.fromkeys([*(row.name for row in whole.day.chart), *classes, *said]))


def paragraphs(directive: Directive, tasks: list[Task], links: Mapping[int, str]) -> list[Paragraph]:
    """The text, its tasks marked, with the clauses that begin in each paragraph."""
    marks = [spans.Mark(task.pk, task.start, task.end, links.get(task.pk, "#"), task.state) for task in tasks]
    prefetch_related_objects([directive], "annexes")  # the head of the page names them too
    clauses, annexes = list(directive.clauses.all()), list(directive.annexes.all())
    found, at = [], 0
    for block in spans.blocks(directive.text, marks):
        begin = at
        while at < len(clauses) and clauses[at].start <= block.end:
            at += 1
        if block.start != block.end:
            place = places.row_said(annexes, block.start)
            found.append(Paragraph(block, clauses[begin:at], place))
    return found


def unit_names(day: Day) -> dict[int, str]:
    """Names of the document's day; those of later units as they are today."""
    return {row.unit_id: row.name for chart in (day.standing, day.chart) for row in chart}


def standing_units(day: Day, unit_ids: set[int]) -> list[UnitVersion]:
    return [row for row in day.standing if row.unit_id in unit_ids]
