"""An amendment between two issued directives, found out later and recorded on the duty's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roviec.directives import sentences
from roviec.directives.errors import Refused
from roviec.duties.amending.acts import record_found
from roviec.duties.amending.forms import AmendForm
from roviec.duties.models import Duty
from roviec.duties.views.pages import duty_response
from roviec.org.access import access_of


@require_POST
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = get_object_or_404(Duty.objects.visible_to(access).select_related("directive"), pk=pk)
    if not access.can("duties.review") or found.closed_on is not None:
        raise Http404
    form = AmendForm(request.POST, prefix="sua", access=access)
    if not form.is_valid():
        return duty_response(request, access, found, form)
    try:
        record_found(access=access, duty=found, **form.values())
    except Refused as error:
        form.add_error(None, sentences.refusal(error))
        return duty_response(request, access, found, form)
    messages.success(request, _("Đã ghi nhận; nhiệm vụ được sửa theo văn bản ấy."))
    return redirect("duties:duty", pk)
