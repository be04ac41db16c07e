from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.duties.risk.export import grid
from roviec.duties.risk.reads import forecast_page
from roviec.org.access import access_of
from roviec.tables.files import table_file


@require_GET
def forecast(request: HttpRequest) -> HttpResponse:
    """What will probably be late, how that is worked out, and how far it can be trusted."""
    found = forecast_page(access_of(request.user), timezone.localdate(), request.GET.get("page", "1"))
    return render(request, "duties/forecast.html", {"it": found})


@require_GET
def forecast_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    today = timezone.localdate()
    return table_file(f"du-bao-tre-han-{today.isoformat()}", kind, grid(access_of(request.user), today))
