"""The acts on a draft as a whole, or on one of its clauses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from roviec.directives import acts, sentences
from roviec.directives.errors import Refused
from roviec.directives.forms import ClauseForm, QuoteForm, ReasonForm
from roviec.directives.views.detail import acted, back_to, confirm_page
from roviec.directives.views.doors import prepared
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
    try:
        task = acts.add_task(actor=access.actor, directive=directive, start=start, end=end)
    except Refused as error:
        return confirm_page(request, directive, Mode("add", near, form), sentences.refusal(error))
    return back_to(directive, task.pk, "edit")


@require_POST
def clause(request: HttpRequest, pk: int, clause: int) -> HttpResponse:
    access, directive = prepared(request, pk)
    row, form = get_object_or_404(directive.clauses, pk=clause), ClauseForm(request.POST)
    if not form.is_valid():
        return confirm_page(request, directive, Mode("clause", row.pk, form))
    values = form.cleaned_data
    return acted(request, directive, lambda: acts.set_clause_kind(actor=access.actor, clause=row, **values))


@require_POST
def confirm_certain(request: HttpRequest, pk: int) -> HttpResponse:
    access, directive = prepared(request, pk)
    return acted(request, directive, lambda: acts.confirm_certain(actor=access.actor, directive=directive))


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
