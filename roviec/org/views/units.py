from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from roviec.org.access import access_of
from roviec.org.changes import CHANGES, NAMES_AND_PEOPLE
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.export import grid
from roviec.org.forms import ChartForm
from roviec.org.models import Unit
from roviec.org.reads import filter_units
from roviec.org.sentences import refusal
from roviec.org.tree import change_days, tree
from roviec.org.unit_page import unit_page
from roviec.tables.files import table_file


@require_GET
def chart(request: HttpRequest) -> HttpResponse:
    """The chart of any day (`?ngay=2024-09-23`), as a tree or as what `?q=` finds."""
    form, day, words = _asked(request)
    shown = Chart.at(day)
    context = {
        "form": form,
        "day": day,
        "today": timezone.localdate(),
        "words": words,
        "found": filter_units(shown, words) if words else [],
        "groups": [] if words else tree(shown),
        "count": len(shown.versions),
        "days": change_days(),
        "may_delegate": access_of(request.user).can("org.delegate"),
        "may_change": access_of(request.user).can("org.change"),
        "unverified": sum(row.unverified for row in shown),
    }
    return render(request, "org/chart.html", context)


def _asked(request: HttpRequest) -> tuple[ChartForm, date, str]:
    form = ChartForm(request.GET or None)
    form.is_valid()
    chosen = form.cleaned_data if form.is_bound else {}
    return form, chosen.get("ngay") or timezone.localdate(), chosen.get("q") or ""


@require_GET
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    _form, day, words = _asked(request)
    shown = Chart.at(day)
    rows = filter_units(shown, words) if words else list(shown)
    return table_file(f"don-vi-{day.isoformat()}", kind, grid(shown, rows))


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    day = _day(request)
    page = unit_page(get_object_or_404(Unit, pk=pk), access, day)
    context = {
        "page": page,
        "sees": access.sees(pk) or access.can("journal.read"),
        "may_change": page.stands and access.can("org.change"),
        "changes": CHANGES.items(),
        "people": NAMES_AND_PEOPLE.items(),
        "day": day,
        "today": timezone.localdate(),
    }
    return render(request, "org/unit.html", context)


def _day(request: HttpRequest) -> date:
    form = ChartForm(request.GET)
    form.is_valid()
    chosen: date | None = form.cleaned_data.get("ngay")
    return chosen or timezone.localdate()


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One of the changes of a unit, its names or its people."""
    access = access_of(request.user)
    current = Chart.at(timezone.localdate())
    each = (CHANGES | NAMES_AND_PEOPLE).get(name)
    if each is None or not access.can("org.change") or pk not in current:
        raise Http404
    version = current.versions[pk]
    form = each.form(request.POST if request.method == "POST" else None, version=version, chart=current)
    if form.is_valid():
        try:
            each.act(access, version.unit, form.cleaned_data)
        except OrgError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, _("Đã ghi thay đổi."))
            return redirect("org:unit", pk)
    context = {"form": form, "version": version, "each": each}
    return render(request, "org/change.html", context, status=422 if form.errors else 200)
