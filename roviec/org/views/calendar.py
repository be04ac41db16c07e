"""The city's working days: everybody reads, the administrator corrects."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from roviec.org.access import access_of
from roviec.org.calendars import change_day, days_of, years
from roviec.org.forms import DayForm
from roviec.org.models import WorkdayChange


@require_http_methods(["GET", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """The days of a year (`?nam=2026`) that are not what their weekday says."""
    access = access_of(request.user)
    may_change = access.can("org.change")
    if request.method == "POST" and not may_change:
        raise Http404
    form = DayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        change_day(access=access, **{**said, "kind": WorkdayChange.Kind(said["kind"])})
        messages.success(request, _("Đã ghi ngày."))
        return redirect(f"{reverse('org:days')}?nam={said['day'].year}")
    given = request.GET.get("nam", "")
    year = int(given) if re.fullmatch(r"[1-9][0-9]{3}", given) else timezone.localdate().year
    context = {"year": year, "years": years(), "days": days_of(year), "form": form, "may_change": may_change}
    return render(request, "org/days.html", context, status=422 if form.errors else 200)
