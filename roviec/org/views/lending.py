"""Lending one's own role, and taking it back."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from roviec.org import acts
from roviec.org.access import PERMISSIONS, access_of
from roviec.org.errors import OrgError
from roviec.org.forms import DelegateForm
from roviec.org.models import Grant
from roviec.org.sentences import refusal


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
