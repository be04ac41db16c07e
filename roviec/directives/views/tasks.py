"""The acts on one task of the confirm page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from roviec.directives import acts
from roviec.directives.acts.storing import resolved
from roviec.directives.forms import DropForm, EditForm, SplitForm
from roviec.directives.models import Task
from roviec.directives.views.detail import acted, confirm_page
from roviec.directives.views.doors import task_of
from roviec.directives.views.modes import Mode, posted_parts
from roviec.org.access import Access
from roviec.org.resolve import Resolution, Resolver


def done(
    request: HttpRequest, access: Access, row: Task, name: str, act: Callable[[], object], *, onward: bool = False
) -> HttpResponse:
    """The act on the task as it was when the page was opened (`seen`), or not at all."""

    @transaction.atomic
    def unchanged() -> None:
        acts.refuse_if_changed(actor=access.actor, task=row, seen=request.POST.get("seen", ""))
        act()

    return acted(request, row.directive, f"directives.{name}", unchanged, row.pk, onward=onward)


@require_POST
def confirm(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    access, row = task_of(request, pk, task)
    act = partial(acts.confirm_task, actor=access.actor, task=row)
    return done(request, access, row, "confirm_task", act, onward=True)


@require_POST
def edit(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    access, row = task_of(request, pk, task)
    form, parts = EditForm(request.POST, text=row.directive.text, near=row.start), posted_parts(request.POST)
    if not form.is_valid():
        mode = Mode("edit", row.pk, form, parts=parts, seen=request.POST.get("seen", ""))
        return confirm_page(request, row.directive, mode, cards=[row.pk])
    confirms = "confirm" in request.POST
    act = partial(_edit, access, row, form, parts, confirms)
    return done(request, access, row, "edit_task", act, onward=confirms)


def _edit(access: Access, row: Task, form: EditForm, parts: dict[str, list[str]], confirms: bool) -> None:
    values = dict(form.cleaned_data)
    start, end = values.pop("quote")
    acts.edit_task(actor=access.actor, task=row, start=start, end=end, **values)
    resolver = Resolver(row.directive.issued_on or timezone.localdate())
    for part, names in parts.items():
        acts.set_bodies(actor=access.actor, task=row, part=part, bodies=_meant(row, part, names, resolver))
    if confirms:
        acts.confirm_task(actor=access.actor, task=row)


def _meant(row: Task, part: str, names: list[str], resolver: Resolver) -> list[Resolution]:
    """Names that stay keep the meaning they have; new ones are resolved on the document's day."""
    known = {
        body.text: Resolution(body.text, body.unit_id, body.selector_id, tuple(body.candidates))
        for body in row.bodies.filter(part=part)
    }
    return [each for name in names for each in ([known[name]] if name in known else resolved(resolver, [name]))]


@require_POST
def choose(request: HttpRequest, pk: int, task: int, body: int) -> HttpResponse:
    """Of the units that the words fit, the ones that are meant."""
    access, row = task_of(request, pk, task)
    asked = get_object_or_404(row.bodies, pk=body)
    chosen = [unit for unit in asked.candidates if str(unit) in request.POST.getlist("unit")]
    if not chosen:
        return acted(request, row.directive, "directives.set_bodies", lambda: None, row.pk)
    chart = Resolver(row.directive.issued_on or timezone.localdate()).chart
    bodies: list[Resolution] = []
    for one in row.bodies.filter(part=asked.part):
        if one.pk == asked.pk:
            bodies += [Resolution(chart.versions[unit].name, unit) for unit in chosen if unit in chart]
        else:
            bodies.append(Resolution(one.text, one.unit_id, one.selector_id, tuple(one.candidates)))
    act = partial(acts.set_bodies, actor=access.actor, task=row, part=asked.part, bodies=bodies)
    return done(request, access, row, "set_bodies", act)


@require_POST
def split(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    access, row = task_of(request, pk, task)
    given = request.POST.get("at", "")
    at = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
    form = SplitForm(request.POST, text=row.directive.text, start=row.start, end=row.end, at=at)
    if not form.is_valid():
        return confirm_page(request, row.directive, Mode("split", row.pk, form), cards=[row.pk])
    place = form.cleaned_data["at"]
    act = partial(acts.split_task, actor=access.actor, task=row, at=place)
    return done(request, access, row, "split_task", act)


@require_POST
def merge(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    """With the task that follows in the text."""
    access, row = task_of(request, pk, task)
    live = list(row.directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk"))
    after = live[live.index(row) + 1 :] if row in live else []
    second = after[0] if after else row
    act = partial(acts.merge_tasks, actor=access.actor, first=row, second=second)
    return done(request, access, row, "merge_tasks", act)


@require_POST
def drop(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    access, row = task_of(request, pk, task)
    form = DropForm(request.POST)
    if not form.is_valid():
        return confirm_page(request, row.directive, Mode("drop", row.pk, form), cards=[row.pk])
    reason = form.cleaned_data["reason"]
    act = partial(acts.drop_task, actor=access.actor, task=row, reason=reason)
    return done(request, access, row, "drop_task", act, onward=True)


@require_POST
def restore(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    access, row = task_of(request, pk, task)
    act = partial(acts.restore_task, actor=access.actor, task=row)
    return acted(request, row.directive, "directives.restore_task", act, row.pk)
