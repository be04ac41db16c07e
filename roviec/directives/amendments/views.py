"""A person's word on each proposed amendment, from the confirm page; every button is a form of its own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from roviec.directives import sentences
from roviec.directives.amendments import acts
from roviec.directives.amendments.desk import Bound, form_choices
from roviec.directives.amendments.forms import AmendmentForm, RejectForm
from roviec.directives.errors import Refused
from roviec.directives.models import Amendment, Directive
from roviec.directives.views.detail import confirm_page
from roviec.directives.views.doors import prepared
from roviec.directives.views.modes import Mode, number
from roviec.org.access import Access


@require_POST
def find(request: HttpRequest, pk: int) -> HttpResponse:
    access, directive = prepared(request, pk)
    try:
        count = acts.find_amendments(actor=access.actor, directive=directive)
    except Refused as error:
        messages.warning(request, sentences.refusal(error))
    else:
        said = ngettext("Tìm thấy %(n)s đề xuất sửa việc cũ.", "Tìm thấy %(n)s đề xuất sửa việc cũ.", count)
        messages.success(request, said % {"n": count})
    return redirect(f"{reverse('directives:detail', args=[directive.pk])}#sua-doi")


@require_POST
def accept(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    access, row = _row(request, pk, amendment)
    chosen = number(request.POST, "earlier")
    if row.earlier_id is None and chosen not in row.candidates:
        messages.warning(request, sentences.refusal(Refused("no_earlier")))
        return _at(row)
    return _done(
        request,
        row,
        lambda: acts.accept_amendment(
            actor=access.actor, person=access.person, amendment=row, earlier_id=chosen,
            reason=request.POST.get("reason", ""),
        ),
    )  # fmt: skip


@require_POST
def edit(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    access, row = _row(request, pk, amendment)
    form = AmendmentForm.of(row, *form_choices(row.directive), data=request.POST)
    if not form.is_valid():
        return _again(request, row, Bound(row.pk, "edit", form))
    try:
        acts.edit_amendment(
            actor=access.actor,
            person=access.person,
            amendment=row,
            wanted=form.wanted(),
            reason=form.cleaned_data["reason"],
        )
    except Refused as error:
        form.add_error(None, sentences.refusal(error))
        return _again(request, row, Bound(row.pk, "edit", form))
    return redirect(_next(row))


@require_POST
def reject(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    access, row = _row(request, pk, amendment)
    form = RejectForm(request.POST, prefix=f"khong{row.pk}")
    if not form.is_valid():
        return _again(request, row, Bound(row.pk, "reject", form))
    reason = form.cleaned_data["reason"]
    return _done(
        request,
        row,
        lambda: acts.reject_amendment(actor=access.actor, person=access.person, amendment=row, reason=reason),
    )


@require_POST
def reconsider(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    access, row = _row(request, pk, amendment)
    return _done(request, row, lambda: acts.reconsider_amendment(actor=access.actor, amendment=row), stay=True)


def _row(request: HttpRequest, pk: int, amendment: int) -> tuple[Access, Amendment]:
    access, directive = prepared(request, pk)
    row = get_object_or_404(directive.amendments.all(), pk=amendment)
    row.directive = directive
    return access, row


def _done(request: HttpRequest, row: Amendment, act: Callable[[], object], *, stay: bool = False) -> HttpResponse:
    try:
        act()
    except Refused as error:
        messages.warning(request, sentences.refusal(error))
        return _at(row)
    return _at(row) if stay else redirect(_next(row))


def _again(request: HttpRequest, row: Amendment, bound: Bound) -> HttpResponse:
    """The page again, with the form as it was filled in."""
    if row.directive.state != Directive.State.DRAFT:
        messages.warning(request, sentences.refusal(Refused("not_draft")))
        return redirect("directives:detail", row.directive_id)
    setattr(request, "amendment_bound", bound)  # noqa: B010 - read by the template tag that shows the cards
    return confirm_page(request, row.directive, Mode())


def _at(row: Amendment) -> HttpResponse:
    return redirect(f"{reverse('directives:detail', args=[row.directive_id])}#sua-doi-{row.pk}")


def _next(row: Amendment) -> str:
    """The next one that waits, else the heading."""
    waiting = row.directive.amendments.filter(state=Amendment.State.PROPOSED).exclude(pk=row.pk)
    following = waiting.first()
    place = f"sua-doi-{following.pk}" if following else "sua-doi"
    return f"{reverse('directives:detail', args=[row.directive_id])}#{place}"
