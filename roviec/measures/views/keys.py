"""The administrator's page of keys for other systems."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from roviec.measures.acts import give_key, revoke_key
from roviec.measures.api.doors import A_MINUTE
from roviec.measures.errors import MeasureRefused
from roviec.measures.forms_keys import KeyForm
from roviec.measures.models import ApiKey
from roviec.measures.sentences import refusal
from roviec.org.access import Access, access_of


@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    access, given = _administrator(request), ""
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            given = give_key(access=access, **form.cleaned_data)[1]
        except MeasureRefused as error:
            form.add_error(None, refusal(error))
        else:
            form = KeyForm(None)
    rows = ApiKey.objects.select_related("given_by", "revoked_by").prefetch_related("units", "indicators")
    context = {"form": form, "rows": rows, "given": given, "a_minute": A_MINUTE}
    return render(request, "measures/keys.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    access, row = _administrator(request), get_object_or_404(ApiKey, pk=pk)
    try:
        revoke_key(access=access, key=row, reason=request.POST.get("reason", ""))
    except MeasureRefused as error:
        messages.warning(request, refusal(error))
    else:
        messages.success(request, _("Đã thu hồi khóa; hệ thống giữ khóa này không gửi được nữa."))
    return redirect("measures:keys")


def _administrator(request: HttpRequest) -> Access:
    access = access_of(request.user)
    if not access.can("measures.keys"):
        raise Http404
    return access
