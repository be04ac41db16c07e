"""The list of pilot models and practices, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.duties.names import unit_names
from roviec.org.access import access_of
from roviec.programme import export
from roviec.programme.columns import ITEM
from roviec.programme.forms import Filters
from roviec.programme.listing import UNDECIDED, listing
from roviec.programme.models import Item, Kind
from roviec.programme.permissions import MANAGE
from roviec.programme.stages import stage_names
from roviec.tables.files import table_file


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user)
    form = Filters(request.GET, access=access)
    chosen = form.chosen()
    found = chosen and listing(access, chosen, request.GET.get("page", "1"))
    context = {
        "found": found,
        "chosen": chosen,
        "form": form,
        "asked": any(request.GET.values()),
        "any": Item.objects.visible_to(access).exists(),
        "may_manage": access.can(MANAGE),
        "names": {unit: named.name for unit, named in unit_names().items()},
        "stages": stage_names(),
        "undecided": UNDECIDED,
        "kinds": Kind,
    }
    return render(request, "programme/list.html", context, status=200 if found else 400)


@require_GET
def file(request: HttpRequest, table: str, kind: str) -> HttpResponseBase:
    """The list with its roadmaps and decisions as one XLSX, or one of the three."""
    access = access_of(request.user)
    chosen = Filters(request.GET, access=access).chosen()
    if chosen is None:
        raise Http404
    grids = export.grids(access, chosen)
    asked = list(grids.values()) if table == ITEM else [grids[table]]
    return table_file(f"chuong-trinh-{table}-{(chosen.day or timezone.localdate()).isoformat()}", kind, *asked)
