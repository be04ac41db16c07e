"""The list of indicators, the page of one, its figures with every revision."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from roviec.duties.labels import period_label
from roviec.measures.acts.figures import period_of_key
from roviec.measures.charts import HEIGHT, WIDTH
from roviec.measures.forms import ListFilters
from roviec.measures.models import Better
from roviec.measures.reads.city import Topic, city
from roviec.measures.reads.observed import observed
from roviec.measures.reads.page import chart, ranked
from roviec.measures.reads.scope import Scope, scope_of
from roviec.measures.views.doors import Asked, asked_for, seen_definition
from roviec.org.access import access_of


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    asked = request.GET.copy()
    asked.setdefault("month", f"{timezone.localdate().replace(day=1) - timedelta(days=1):%Y-%m}")
    form = ListFilters(asked, access=access_of(request.user))
    found = listed(request, form)
    lines = [line for topic in found[0] for line in topic.lines] if found else []
    context = {
        "form": form,
        "topics": found[0] if found else [],
        "scope": found[1] if found else None,
        "day": found[2] if found else None,
        "behind": sum(line.behind is True for line in lines),
        "holes": sum(line.missing > 0 for line in lines),
        "count": len(lines),
        "may_record": access_of(request.user).can("measures.record"),
        "may_give_keys": access_of(request.user).can("measures.keys"),
    }
    return render(request, "measures/list.html", context, status=200 if found else 400)


def listed(request: HttpRequest, form: ListFilters) -> tuple[list[Topic], Scope, date] | None:
    """None when what was asked for cannot be read; 404 for a unit that one may not see."""
    if not form.is_valid():
        return None
    today = timezone.localdate()
    month: date | None = form.cleaned_data["month"]
    day = min(_end_of(month or today.replace(day=1) - timedelta(days=1)), today)
    scope = scope_of(access_of(request.user), form.cleaned_data["unit"], day)
    if scope is None:
        raise Http404
    return city(scope, day, today), scope, day


def _end_of(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@require_GET
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    asked = asked_for(request, code)
    if not isinstance(asked, Asked):
        return render(
            request, "measures/indicator.html", {"form": asked, "definition": seen_definition(code)}, status=400
        )
    page = asked.page()
    context = {
        "form": asked.form,
        "definition": asked.definition,
        "period": asked.period,
        "scope": asked.scope,
        "on_today": asked.on_today,
        "moment": asked.moment,
        "page": page,
        "point": next((each for each in page.series.points if each.period == asked.period), None),
        "ranked": ranked(page.rows, best_last=asked.definition.better == Better.DOWN),
        "plot": chart(page.series, period_label),
        "width": WIDTH,
        "height": HEIGHT,
        "may_aim": asked.access.can("measures.aim"),
        "targets": asked.targets(),
    }
    return render(request, "measures/indicator.html", context)


@require_GET
def figures(request: HttpRequest, code: str) -> HttpResponse:
    """Every revision of the figures behind a number; one unit's with `unit`, one period's with `period`."""
    access, definition = access_of(request.user), seen_definition(code)
    period = period_of_key(request.GET.get("period", ""))
    unit = request.GET.get("unit", "")
    if unit and not (unit.isdecimal() and access.sees(int(unit))):
        raise Http404
    context = {
        "definition": definition,
        "period": period,
        "unit_id": int(unit) if unit else None,
        "page": observed(access, definition, period, int(unit) if unit else None, request.GET.get("page", "1")),
    }
    return render(request, "measures/figures.html", context)
