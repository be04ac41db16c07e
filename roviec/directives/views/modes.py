"""What is open on the confirm page: at most one form, named in the address, so that every form works without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils import timezone

from roviec.directives.acts.bodies import LONGEST
from roviec.directives.forms import BodyForm, ClauseForm, DropForm, EditForm, QuoteForm, ReasonForm, SplitForm, WhenForm
from roviec.directives.models import Directive, Task, TaskBody, bodies_by_part
from roviec.directives.review.offers import Offer, offers
from roviec.org.resolve import Resolver

PARTS: Final = ("lead", "support", "recipient")
OF_A_TASK: Final = ("edit", *PARTS, "when", "split", "drop")


@dataclass(frozen=True)
class Mode:
    """`name`: one of `OF_A_TASK` (of task `item`), clause (of clause `item`), add, discard; empty when nothing is open."""

    name: str = ""
    item: int = 0
    form: forms.Form | None = None
    parts: dict[str, list[str]] = field(default_factory=dict)  # of edit: the bodies' names by part
    offers: list[Offer] = field(default_factory=list)  # of a part: names to choose from by a digit
    of_all: bool = False  # of lead: for all that follow each other under this one
    seen: str = ""  # of an edit that was not valid: the stamp of the task that it was opened on

    @property
    def is_part(self) -> bool:
        """Who leads, helps or receives."""
        return self.name in PARTS

    @property
    def address(self) -> str:
        """Where the form of a part is sent."""
        return f"directives:set_{self.name}"


def mode_of(query: QueryDict, directive: Directive) -> Mode:
    name, item = query.get("mode", ""), number(query, "item") or 0
    if name == "add":
        start, end = number(query, "start") or 0, number(query, "end") or 0
        return Mode(name, start, QuoteForm(text=directive.text, initial={"quote": directive.text[start:end]}))
    if name == "discard":
        return Mode(name, 0, ReasonForm())
    if name == "clause":
        clause = directive.clauses.filter(pk=item).first()
        initial = {"kind": clause.kind, "answered_in": clause.answered_in} if clause else {}
        return Mode(name, item, ClauseForm(initial=initial)) if clause else Mode()
    task = directive.tasks.filter(pk=item).prefetch_related("bodies").first() if name else None
    if task is None:
        return Mode()
    task.directive = directive
    if name in PARTS:
        start, end = number(query, "start") or 0, number(query, "end") or 0
        form = BodyForm(part=name, initial={"name": directive.text[start:end][:LONGEST]})
        return mode_for(name, task, form, of_all="all" in query)
    return mode_for(name, task, at=number(query, "at"))


def mode_for(
    name: str, task: Task, form: forms.Form | None = None, at: int | None = None, *, of_all: bool = False
) -> Mode:
    """Of a task; with the form as it was sent, when it is shown again."""
    text = task.directive.text
    if name == "edit":
        names = ("quote", "deadline", "recurrence", "time_text", "deliverable")
        form = EditForm(text=text, near=task.start, initial={each: getattr(task, each) for each in names})
        parts = {part: [body.text for body in bodies] for part, bodies in bodies_by_part(task).items()}
        return Mode(name, task.pk, form, parts)
    if name in PARTS:
        resolver = Resolver(task.directive.issued_on or timezone.localdate())
        found = offers(task, name, lambda words: resolver.resolve(words).unit_id is not None)
        return Mode(name, task.pk, form, offers=found, of_all=of_all)
    if name == "when":
        day = task.directive.issued_on or timezone.localdate()
        return Mode(name, task.pk, WhenForm(day=day, initial={"words": task.time_text}))
    if name == "split":
        return Mode(name, task.pk, SplitForm(text=text, start=task.start, end=task.end, at=at))
    return Mode(name, task.pk, DropForm()) if name == "drop" else Mode()


def posted_parts(data: QueryDict) -> dict[str, list[str]]:
    """The names written in the form, by part; empty lines are none."""
    return {part: [name for name in data.getlist(part) if name.strip()] for part in TaskBody.Part.values}


def number(query: QueryDict, name: str) -> int | None:
    given = query.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
