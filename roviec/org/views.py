from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.org import acts
from roviec.org.access import PERMISSIONS, access_of
from roviec.org.changes import CHANGES
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.forms import ChartForm, DelegateForm
from roviec.org.models import Grant, Unit
from roviec.org.reads import filter_units
from roviec.org.sentences import refusal
from roviec.org.tree import change_days, tree
from roviec.org.unit_page import unit_page


@require_GET
def chart(request: HttpRequest) -> HttpResponse:
    """The chart of any day (`?ngay=2024-09-23`), as a tree or as what `?q=` finds."""
    form = ChartForm(request.GET or None)
    form.is_valid()
    chosen = form.cleaned_data if form.is_bound else {}
    day, words = chosen.get("ngay") or timezone.localdate(), chosen.get("q") or ""
    shown = Chart.at(day)
    context = {
        "form": form,
        "day": day,
        "today": timezone.localdate(),
        "words": words,
        "found": filter_units(shown, words) if words else [],
        "groups": [] if words else tree(shown),
        "count": len(shown.versions),
        "days": change_days(),
        "may_delegate": access_of(request.user).can("org.delegate"),
        "unverified": sum(row.unverified for row in shown),
    }
    return render(request, "org/chart.html", context)


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    page = unit_page(get_object_or_404(Unit, pk=pk), access, _day(request))
    changes = CHANGES.items() if page.stands and access.can("org.change") else ()
    sees = access.sees(pk) or access.can("journal.read")
    return render(request, "org/unit.html", {"page": page, "changes": changes, "sees": sees})


def _day(request: HttpRequest) -> date:
    form = ChartForm(request.GET)
    form.is_valid()
    chosen: date | None = form.cleaned_data.get("ngay")
    return chosen or timezone.localdate()


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One of the changes of a unit: rename, move, merge, abolish."""
    access = access_of(request.user)
    current = Chart.at(timezone.localdate())
    if not access.can("org.change") or name not in CHANGES or pk not in current:
        raise Http404
    each, version = CHANGES[name], current.versions[pk]
    form = each.form(request.POST if request.method == "POST" else None, version=version, chart=current)
    if form.is_valid():
        try:
            each.act(access, version.unit, form.cleaned_data)
        except OrgError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, _("Đã ghi thay đổi."))
            return redirect("org:unit", pk)
    context = {"form": form, "version": version, "each": each}
    return render(request, "org/change.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest) -> HttpResponse:
    """Lend one's own role to a colleague for a period, and see what is lent."""
    access = access_of(request.user)
    if not access.can("org.delegate") or access.person is None:
        raise Http404
    own = [each for each in access.grants if not each.delegated_by_id and each.role in PERMISSIONS["org.delegate"]]
    form = DelegateForm(request.POST if request.method == "POST" else None, grants=own)
    if form.is_valid():
        said = form.cleaned_data
        try:
            acts.delegate(
                access=access,
                grant=said["grant"],
                to=said["to"],
                start=said["start"],
                end=said["last"] + timedelta(days=1),
                reason=said["reason"],
            )
        except OrgError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, _("Đã ủy quyền."))
            return redirect("org:delegate")
    lent = Grant.objects.filter(delegated_by__in=own, valid_to__gt=timezone.localdate())
    context = {"form": form, "lent": lent.select_related("person", "unit").order_by("valid_from")}
    return render(request, "org/delegate.html", context, status=422 if form.errors else 200)


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End a loan of one's own role before its time: from tomorrow, so that today's acts keep their ground."""
    access = access_of(request.user)
    if access.person is None:
        raise Http404
    loan = get_object_or_404(Grant, pk=pk, delegated_by__person=access.person)
    try:
        acts.revoke(
            access=access, grant=loan, on=timezone.localdate() + timedelta(days=1), reason=_("Chấm dứt ủy quyền")
        )
    except OrgError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, _("Ủy quyền kết thúc từ ngày mai."))
    return redirect("org:delegate")
