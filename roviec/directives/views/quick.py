"""The two corrections that are made most, each by one field: who leads, and by when or how often."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from roviec.directives import acts
from roviec.directives.acts.storing import resolved
from roviec.directives.forms import LeadForm, WhenForm
from roviec.directives.models import Recurrence, Task, TaskBody
from roviec.directives.views.detail import confirm_page
from roviec.directives.views.doors import task_of
from roviec.directives.views.modes import Mode, mode_for
from roviec.directives.views.tasks import done
from roviec.org.resolve import Resolution, Resolver


@require_POST
def lead(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    """One body leads from now on, alone: one of those offered (`pick`) or one that was typed (`name`)."""
    access, row = task_of(request, pk, task)
    form = LeadForm(request.POST)
    if not form.is_valid():
        return confirm_page(request, row.directive, mode_for("lead", row, form), cards=[row.pk])
    bodies = _meaning(row, form.cleaned_data["name"])
    act = partial(acts.set_bodies, actor=access.actor, task=row, part=TaskBody.Part.LEAD, bodies=bodies)
    return done(request, access, row, "set_bodies", act)


def _meaning(row: Task, name: str) -> list[Resolution]:
    """What these words mean elsewhere in the directive, if somebody has said so; else what they mean on its day."""
    same = TaskBody.objects.filter(task__directive=row.directive_id, text=name).order_by("task__by_person", "pk")
    known = same.exclude(unit=None, selector=None).last()
    if known is not None:
        return [Resolution(known.text, known.unit_id, known.selector_id)]
    return resolved(Resolver(row.directive.issued_on or timezone.localdate()), [name])


@require_http_methods(["GET", "POST"])
def when(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    """GET says what the words typed so far mean; POST takes them. No words: neither a deadline nor a cadence."""
    access, row = task_of(request, pk, task)
    form = WhenForm(request.POST or request.GET, day=row.directive.issued_on or timezone.localdate())
    valid = form.is_valid()
    if request.method == "GET":
        return render(request, "directives/desk/meant.html", {"form": form, "directive": row.directive})
    if not valid:
        return confirm_page(request, row.directive, Mode("when", row.pk, form), cards=[row.pk])
    meant = form.cleaned_data["words"]
    act = partial(
        acts.edit_task, actor=access.actor, task=row, start=row.start, end=row.end, deliverable=row.deliverable,
        deadline=meant.deadline if meant else None, time_text=meant.words if meant else "",
        recurrence=meant.every.value if meant and meant.every else Recurrence.ONCE,
    )  # fmt: skip
    return done(request, access, row, "edit_task", act)
