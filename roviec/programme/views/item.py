"""One item: its page, and a page for each thing that can be written about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from roviec.org.access import Access, access_of
from roviec.programme import acts
from roviec.programme.act_forms.items import NewItemForm
from roviec.programme.doors import ITEM, MILESTONE, PAPER, Door, said_by
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.item_page import item_page
from roviec.programme.models import Item, Milestone, Paper
from roviec.programme.permissions import MANAGE
from roviec.programme.sentences import refusal


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    item = get_object_or_404(Item.objects.visible_to(access), pk=pk)
    return render(request, "programme/item.html", {"it": item_page(item, access, timezone.localdate()), "item": item})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    if not access.can(MANAGE):
        raise Http404
    form = NewItemForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        values = form.cleaned_data
        try:
            item = acts.add_item(
                access=access, kind=values["kind"], external_id=values["external_id"], said=said_by(values)
            )
        except ProgrammeRefused as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, _("Đã thêm vào danh sách."))
            return redirect("programme:item", item.pk)
    return render(request, "programme/add.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    access = access_of(request.user)
    item = get_object_or_404(Item.objects.visible_to(access), pk=pk)
    return _through(request, access, item, item, _door(ITEM, name))


@require_http_methods(["GET", "POST"])
def milestone(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    access = access_of(request.user)
    rows = Milestone.objects.filter(item__in=Item.objects.visible_to(access)).select_related("item")
    found = get_object_or_404(rows, pk=pk)
    return _through(request, access, found.item, found, _door(MILESTONE, name))


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    access = access_of(request.user)
    rows = Paper.objects.filter(item__in=Item.objects.visible_to(access)).select_related("item")
    found = get_object_or_404(rows, pk=pk)
    return _through(request, access, found.item, found, _door(PAPER, name))


def _door(doors: Mapping[str, Door[Any]], name: str) -> Door[Any]:
    if name not in doors:
        raise Http404
    return doors[name]


def _through(
    request: HttpRequest, access: Access, item: Item, row: Item | Milestone | Paper, door: Door[Any]
) -> HttpResponse:
    """Who may not, finds no door. A refusal stands on the form, with what was typed."""
    if not door.may(access, item):
        raise Http404
    form = door.form(request.POST if request.method == "POST" else None, access=access, item=item)
    if form.is_valid():
        try:
            door.run(access, row, form.cleaned_data)
        except ProgrammeRefused as error:
            form.add_error(None, refusal(error))
        except PermissionDenied as error:
            raise Http404 from error
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("programme:item", item.pk)
    context = {"form": form, "item": item, "door": door, "row": row if row is not item else None}
    return render(request, "programme/act.html", context, status=422 if form.errors else 200)
