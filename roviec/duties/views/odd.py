"""Where what is said, shown and scheduled do not agree; the same rows as a file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from roviec.duties import oddities as found
from roviec.duties.forms import OddityFilters
from roviec.duties.names import unit_names
from roviec.org.access import access_of
from roviec.tables import Grid
from roviec.tables.files import table_file

A_PAGE = 50


@require_GET
def oddities(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    form = OddityFilters(request.GET, access=access)
    if not form.is_valid():
        return render(request, "duties/oddities.html", {"form": form}, status=400)
    rows = found.disagreements(access, found.Wanted(**form.cleaned_data))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page", "1"))
    names = unit_names()
    shown = [(row, names[row.obligation.holder_id].name, found.found_in(row)) for row in page]
    return render(request, "duties/oddities.html", {"form": form, "page": page, "rows": shown})


@require_GET
def oddities_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    access = access_of(request.user)
    form = OddityFilters(request.GET, access=access)
    if not form.is_valid():
        raise Http404
    rows = found.disagreements(access, found.Wanted(**form.cleaned_data))
    return table_file("lech-nhau", kind, Grid(_("Chỗ lệch nhau"), found.header(), found.lines(rows, unit_names())))
