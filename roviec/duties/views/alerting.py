"""When the system speaks up, and to whom: the steps of the pack, to be read by everybody they may reach."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.duties.alerts.steps import steps_on


@require_GET
def alert_steps(request: HttpRequest) -> HttpResponse:
    return render(request, "duties/alert_steps.html", {"it": steps_on(timezone.localdate())})
