"""One obligation: its whole story; its due date moved; the form of its duty chosen."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.duties.acts import bind_sheet, move_due
from roviec.duties.acts.doors import may_report
from roviec.duties.blocking.reads import open_first
from roviec.duties.forms import BindForm, MoveForm
from roviec.duties.handed import handed_in
from roviec.duties.models import Blocker, Duty, Obligation
from roviec.duties.reads import cards
from roviec.duties.refused import Refused
from roviec.duties.sentences import sentence
from roviec.duties.story import story
from roviec.duties.views.doors import obligation_for, place_of
from roviec.org.access import Access, access_of


@require_GET
def obligation(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    return _page(request, access, obligation_for(access, pk))


def _page(
    request: HttpRequest, access: Access, found: Obligation, form: MoveForm | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    row = (
        Obligation.objects.with_timeliness(today).select_related("duty__directive", "head", "officer").get(pk=found.pk)
    )
    reviewing = access.can("duties.review")
    may_move = reviewing and row.duty.closed_on is None and row.done_on is None
    context = {
        "obligation": row,
        "place": place_of(access, row.holder_id),
        "card": cards([row], access)[0],
        "story": story(row, today),
        "versions": handed_in(row, access),
        "blockers": open_first(Blocker.objects.visible_to(access).filter(obligation=row), access, today),
        "may_review": reviewing,
        "on_paper": reviewing and not access.own_unit_ids & {row.holder_id} and may_report(access, row),
        "move_form": form or (MoveForm(None, today=today) if may_move else None),
    }
    return render(request, "duties/obligation.html", context, status=status)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = obligation_for(access, pk)
    if not access.can("duties.review"):
        raise Http404
    form = MoveForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, access, found, form, 422)
    try:
        move_due(actor=access.actor, access=access, obligation=found, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, access, found, form, 422)
    messages.success(request, _("Đã dời hạn. Hạn đầu tiên vẫn được giữ."))
    return redirect("duties:obligation", pk)


@require_POST
def bind(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    duty = get_object_or_404(Duty.objects.visible_to(access), pk=pk)
    if not access.can("duties.review"):
        raise Http404
    form = BindForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Biểu hoặc ngày áp dụng không hợp lệ."))
        return redirect("duties:duty", pk)
    try:
        bind_sheet(actor=access.actor, access=access, duty=duty, **form.cleaned_data)
    except Refused as refusal:
        messages.warning(request, sentence(refusal))
    else:
        messages.success(request, _("Đã chọn biểu số liệu của nhiệm vụ."))
    return redirect("duties:duty", pk)
