"""The acts on a draft as a whole, or on one of its clauses."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from roviec.directives import acts, sentences
from roviec.directives.acts.undoing import kept
from roviec.directives.errors import Refused
from roviec.directives.forms import ClauseForm, QuoteForm, ReasonForm
from roviec.directives.views.detail import acted, back_to, confirm_page, shown
from roviec.directives.views.doors import prepared
from roviec.directives.views.last_acts import forget_last, last, remember
from roviec.directives.views.modes import Mode, number


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A task that the reader missed; its form opens next, to say who leads."""
    access, directive = prepared(request, pk)
    near = number(request.POST, "near") or 0
    form = QuoteForm(request.POST, text=directive.text, near=near)
    if not form.is_valid():
        return confirm_page(request, directive, Mode("add", near, form))
    start, end = form.cleaned_data["quote"]
    before = kept(directive)
    try:
        task = acts.add_task(actor=access.actor, directive=directive, start=start, end=end)
    except Refused as error:
        return confirm_page(request, directive, Mode("add", near, form), sentences.refusal(error))
    remember(request, directive, before, "directives.add_task")
    return back_to(request, directive, task.pk, "edit")


@require_POST
def clause(request: HttpRequest, pk: int, clause: int) -> HttpResponse:
    access, directive = prepared(request, pk)
    row, form = get_object_or_404(directive.clauses, pk=clause), ClauseForm(request.POST)
    if not form.is_valid():
        return confirm_page(request, directive, Mode("clause", row.pk, form))
    values = form.cleaned_data
    act = partial(acts.set_clause_kind, actor=access.actor, clause=row, **values)
    return acted(request, directive, "directives.set_clause_kind", act)


@require_POST
def confirm_certain(request: HttpRequest, pk: int) -> HttpResponse:
    access, directive = prepared(request, pk)
    seen = request.POST.get("seen", "")
    act = partial(acts.confirm_certain, actor=access.actor, directive=directive, seen=seen)
    return acted(request, directive, "directives.confirm_task", act, onward=True)


@require_POST
def confirm_together(request: HttpRequest, pk: int) -> HttpResponse:
    """The tasks of a group (`task`) that the person looked at."""
    access, directive = prepared(request, pk)
    tasks = [int(each) for each in request.POST.getlist("task") if each.isdecimal() and len(each) < 10]
    seen = request.POST.get("seen", "")
    act = partial(acts.confirm_together, actor=access.actor, directive=directive, tasks=tasks, seen=seen)
    return acted(request, directive, "directives.confirm_task", act, tasks[-1] if tasks else 0, onward=True)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The last act of this person on this draft."""
    access, directive = prepared(request, pk)
    act = last(request, directive)
    if act is None:
        return confirm_page(request, directive, Mode(), sentences.refusal(Refused("nothing_to_undo")))
    before = act["before"]
    try:
        acts.undo(actor=access.actor, directive=directive, before=before, stamps=act["stamps"])
    except Refused as error:
        return confirm_page(request, directive, Mode(), sentences.refusal(error))
    finally:
        forget_last(request, directive)
    first = min((int(pk) for pk, row in before["tasks"].items() if row), default=0)
    return shown(request, directive, before, first)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    access, directive = prepared(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return confirm_page(request, directive, Mode("discard", 0, form))
    reason = form.cleaned_data["reason"]
    try:
        acts.discard_directive(actor=access.actor, directive=directive, reason=reason)
    except Refused as error:
        return confirm_page(request, directive, Mode(), sentences.refusal(error))
    return redirect("directives:list")
