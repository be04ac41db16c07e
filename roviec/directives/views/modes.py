"""What is open on the confirm page: at most one form, named in the address, so that every form works without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils import timezone

from roviec.directives.forms import ClauseForm, DropForm, EditForm, LeadForm, QuoteForm, ReasonForm, SplitForm, WhenForm
from roviec.directives.models import Directive, Task, TaskBody, bodies_by_part
from roviec.directives.review.offers import offered_leads

OF_A_TASK: Final = ("edit", "lead", "when", "split", "drop")


@dataclass(frozen=True)
class Mode:
    """`name`: one of `OF_A_TASK` (of task `item`), clause (of clause `item`), add, discard; empty when nothing is open."""

    name: str = ""
    item: int = 0
    form: forms.Form | None = None
    parts: dict[str, list[str]] = field(default_factory=dict)  # of edit: the bodies' names by part
    offers: list[str] = field(default_factory=list)  # of lead: names to choose from by a digit
    seen: str = ""  # of an edit that was not valid: the stamp of the task that it was opened on


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
    return mode_for(name, task, at=number(query, "at"))


def mode_for(name: str, task: Task, form: forms.Form | None = None, at: int | None = None) -> Mode:
    """Of a task; with the form as it was sent, when it is shown again."""
    text = task.directive.text
    if name == "edit":
        names = ("quote", "deadline", "recurrence", "time_text", "deliverable")
        form = EditForm(text=text, near=task.start, initial={each: getattr(task, each) for each in names})
        parts = {part: [body.text for body in bodies] for part, bodies in bodies_by_part(task).items()}
        return Mode(name, task.pk, form, parts)
    if name == "lead":
        return Mode(name, task.pk, form or LeadForm(), offers=offered_leads(task))
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
