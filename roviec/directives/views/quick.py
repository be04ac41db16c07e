"""The corrections that are made most, each by one field: who leads, helps and receives, and by when or how often."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from roviec.directives import acts
from roviec.directives.acts.storing import resolved
from roviec.directives.forms import BodyForm, WhenForm
from roviec.directives.models import Recurrence, Task, TaskBody
from roviec.directives.views.detail import acted, confirm_page
from roviec.directives.views.doors import task_of
from roviec.directives.views.modes import Mode, mode_for
from roviec.directives.views.tasks import done
from roviec.org.resolve import Resolution, Resolver


@require_POST
def body(request: HttpRequest, pk: int, task: int, part: str) -> HttpResponse:
    """One of those offered (`pick`) or one that was typed (`name`): leads alone from now on; helps or receives, or no longer."""
    access, row = task_of(request, pk, task)
    form = BodyForm(request.POST, part=part)
    if not form.is_valid():
        return confirm_page(request, row.directive, mode_for(part, row, form), cards=[row.pk])
    name = form.cleaned_data["name"]
    if part == TaskBody.Part.LEAD and "all" in request.POST:
        act = partial(
            acts.set_lead_together, actor=access.actor, directive=row.directive, bodies=_meaning(row, name),
            tasks=[int(each) for each in request.POST.getlist("task") if each.isdecimal()], seen=request.POST.get("seen_all", ""),
        )  # fmt: skip
        return acted(request, row.directive, "directives.set_bodies", act, row.pk)
    bodies = _meaning(row, name) if part == TaskBody.Part.LEAD else _with_or_without(row, part, name)
    return done(
        request, access, row, "set_bodies",
        partial(acts.set_bodies, actor=access.actor, task=row, part=part, bodies=bodies),
    )  # fmt: skip


def _with_or_without(row: Task, part: str, name: str) -> list[Resolution]:
    """The bodies of the part without that name; with it, if it was not there, in the place of one that begins at the same word."""
    has = list(row.bodies.filter(part=part))
    at = row.quote.find(name)
    stay = [body for body in has if body.text != name]
    if len(stay) == len(has):
        stay = [body for body in has if at < 0 or row.quote.find(body.text) != at]
    kept = [Resolution(body.text, body.unit_id, body.selector_id, tuple(body.candidates)) for body in stay]
    return kept if any(body.text == name for body in has) else kept + _meaning(row, name)


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
