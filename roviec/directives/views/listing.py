from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from roviec.directives.models import Directive
from roviec.directives.reads import listed, state_counts
from roviec.directives.views.doors import PREPARE
from roviec.org.access import access_of

A_PAGE = 50


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    access, state = access_of(request.user), request.GET.get("state", "")
    if state not in Directive.State.values:
        state = ""
    counts = state_counts(access)
    tabs = [(value, label, counts.get(value, 0)) for value, label in Directive.State.choices if counts.get(value)]
    page = Paginator(listed(access, state), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "tabs": tabs,
        "state": state,
        "total": sum(counts.values()),
        "prepares": access.can(PREPARE),
    }
    return render(request, "directives/list.html", context)
