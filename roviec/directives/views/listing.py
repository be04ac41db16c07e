from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.directives.export import grid
from roviec.directives.models import Directive, Scan
from roviec.directives.reads import listed, state_counts
from roviec.directives.views.doors import PREPARE
from roviec.org.access import access_of
from roviec.tables.files import table_file

A_PAGE = 50


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    access, state = access_of(request.user), _state(request)
    counts = state_counts(access)
    tabs = [(value, label, counts.get(value, 0)) for value, label in Directive.State.choices if counts.get(value)]
    page = Paginator(listed(access, state), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "tabs": tabs,
        "state": state,
        "total": sum(counts.values()),
        "prepares": access.can(PREPARE),
        "scans": Scan.objects.open() if access.can(PREPARE) else [],
    }
    return render(request, "directives/list.html", context)


@require_GET
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    rows = listed(access_of(request.user), _state(request))
    return table_file(f"van-ban-{timezone.localdate().isoformat()}", kind, grid(rows))


def _state(request: HttpRequest) -> str:
    """Empty: all."""
    state = request.GET.get("state", "")
    return state if state in Directive.State.values else ""
