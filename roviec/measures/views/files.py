"""The pages as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.measures import export
from roviec.measures.forms import ListFilters
from roviec.measures.views.doors import Asked, asked_for
from roviec.measures.views.pages import listed
from roviec.org.access import access_of
from roviec.tables.files import table_file


@require_GET
def list_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    found = listed(request, ListFilters(request.GET, access=access_of(request.user)))
    if found is None:
        raise Http404
    return table_file(f"chi-tieu-{found[2]:%Y-%m}", kind, export.lines(found[0]))


@require_GET
def indicator_file(request: HttpRequest, code: str, table: str, kind: str) -> HttpResponseBase:
    """`table`: periods, units, or every revision of every figure that the reader sees."""
    asked = asked_for(request, code)
    if not isinstance(asked, Asked):
        raise Http404
    name = f"{code}-{timezone.localdate().isoformat()}"
    if table == "so-lieu":
        return table_file(f"so-lieu-{name}", kind, export.revisions(asked.access, asked.definition))
    page = asked.page()
    grids = {"ky": lambda: export.periods(page), "don-vi": lambda: export.units(page)}
    return table_file(f"{table}-{name}", kind, grids[table]())
