"""A target is set."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roviec.measures.acts import aim
from roviec.measures.errors import MeasureRefused
from roviec.measures.forms import TargetForm
from roviec.measures.models import Target
from roviec.measures.sentences import refusal
from roviec.measures.templatetags.measures_words import figure
from roviec.measures.views.doors import seen_definition
from roviec.org.access import access_of
from roviec.org.models import Unit


@require_http_methods(["GET", "POST"])
def target(request: HttpRequest, code: str) -> HttpResponse:
    access, definition = access_of(request.user), seen_definition(code)
    if not access.can("measures.aim"):
        raise Http404
    before = Target.objects.filter(indicator=definition.indicator_id, unit=None, valid_to=None).first()
    form = TargetForm(request.POST if request.method == "POST" else None, access=access, initial=_initial(before))
    if form.is_valid():
        said = form.cleaned_data
        unit = Unit.objects.get(pk=said["unit"]) if said["unit"] else None
        try:
            aim(
                access=access, indicator=definition.indicator, unit=unit, points=said["points"], reason=said["reason"],
                source=said["source"],
            )  # fmt: skip
        except MeasureRefused as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, _("Đã đặt mục tiêu."))
            return redirect("measures:indicator", code)
    context = {"form": form, "definition": definition, "before": before}
    return render(request, "measures/target.html", context, status=422 if form.errors else 200)


def _initial(before: Target | None) -> dict[str, Any]:
    if before is None:
        return {}
    lines = (f"{day.day}/{day.month}/{day.year}: {figure(value)}" for day, value in before.curve)
    return {"points": "\n".join(lines), "source": before.source}
