from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from roviec.duties.consolidating import acts, reads
from roviec.duties.models import Consolidation, Duty, Obligation
from roviec.org.access import Access, access_of
from roviec.org.chart import Chart
from roviec.org.models import Unit

REFUSALS: Final = {
    "forbidden": gettext_lazy("Bạn không có quyền làm bước này."),
    "not_a_draft": gettext_lazy("Bản tổng hợp này đã gửi, không sửa được nữa."),
    "saved_meanwhile": gettext_lazy("Đồng nghiệp vừa lưu bản tổng hợp này. Hãy xem lại rồi lưu tiếp."),
    "nothing_in_it": gettext_lazy("Chưa có báo cáo nào trong bản tổng hợp."),
    "counted_twice": gettext_lazy(
        "Có báo cáo nằm trong bản tổng hợp hai lần, số liệu sẽ bị cộng hai lần. Hãy bỏ bớt một chỗ."
    ),
    "no_receiver": gettext_lazy("Hãy chọn một nơi nhận: một đơn vị của thành phố hoặc một cơ quan ngoài thành phố."),
    "to_itself": gettext_lazy("Không gửi cho chính đơn vị mình."),
    "receiver_ended": gettext_lazy(
        "Đơn vị nhận đã kết thúc hoạt động và không có đơn vị kế thừa. Bản tổng hợp đã được lưu; hãy chọn nơi nhận khác rồi gửi."
    ),
    "part_changed": gettext_lazy("Có báo cáo trong bản tổng hợp vừa bị trả lại. Hãy bỏ báo cáo ấy rồi gửi."),
    "not_sent": gettext_lazy("Bản tổng hợp này không còn chờ bước ấy. Hãy xem lại trạng thái hiện tại."),
    "reason_required": gettext_lazy("Hãy ghi rõ lý do rồi gửi lại."),
}


@require_GET
def consolidation(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    duty, period = _duty(request, access, pk)
    page = reads.consolidation_page(duty, period, access, Chart.at(timezone.localdate()))
    context = {"duty": duty, "period": period, "it": page}
    return render(request, "duties/consolidation.html", context)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    duty, period = _duty(request, access, pk)
    asked = request.POST.get("unit", "")
    unit = get_object_or_404(Unit, pk=int(asked) if asked.isdecimal() else access.home_id)
    _try(request, lambda: acts.begin(access=access, duty=duty, period=period, unit=unit), "")
    return _back(duty.pk, period)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves; and with `send` in it, sends what was saved."""
    access = access_of(request.user)
    draft = _own_draft(access, pk)
    post = request.POST
    if post.get("seen") != draft.changed_at.isoformat():
        messages.warning(request, str(REFUSALS["saved_meanwhile"]))
        return _back(draft.duty_id, draft.period)
    notes = {key.removeprefix("note-"): str(post[key]) for key in post if key.startswith("note-")}

    def act() -> None:
        saved = acts.save(
            access=access, consolidation=draft, text=post.get("text", ""), chosen=post.getlist("part"), notes=notes
        )  # fmt: skip
        if "send" in post:
            to = Unit.objects.filter(pk=post["to_unit"]).first() if post.get("to_unit", "").isdecimal() else None
            acts.send(access=access, consolidation=saved, to_unit=to, to_name=post.get("to_name", ""))

    _try(request, act, _("Đã gửi bản tổng hợp.") if "send" in post else _("Đã lưu bản tổng hợp."))
    return _back(draft.duty_id, draft.period)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    row = _visible(access, pk)
    _try(request, lambda: acts.take(access=access, consolidation=row), _("Đã nhận bản tổng hợp."))
    return _back(row.duty_id, row.period)


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    row = _visible(access, pk)
    reason = request.POST.get("reason", "")
    _try(
        request, lambda: acts.give_back(access=access, consolidation=row, reason=reason), _("Đã trả lại bản tổng hợp.")
    )
    return _back(row.duty_id, row.period)


def _try(request: HttpRequest, act: Callable[[], object], said: str) -> None:
    try:
        act()
    except acts.ConsolidationRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    else:
        if said:
            messages.success(request, said)


def _duty(request: HttpRequest, access: Access, pk: int) -> tuple[Duty, str]:
    """The duty and a period that it has; without one in the address, the latest that has begun."""
    duty = get_object_or_404(Duty.objects.visible_to(access).select_related("directive"), pk=pk)
    rows = Obligation.objects.filter(duty=duty)
    asked = request.GET.get("period", "")
    if asked and rows.filter(period=asked).exists():
        return duty, asked
    begun = rows.filter(period_start__lte=timezone.localdate()).order_by("-period_start")
    period = begun.values_list("period", flat=True).first()
    if asked or period is None:
        raise Http404
    return duty, period


def _own_draft(access: Access, pk: int) -> Consolidation:
    return get_object_or_404(Consolidation.objects.visible_to(access).filter(unit__in=access.own_unit_ids), pk=pk)


def _visible(access: Access, pk: int) -> Consolidation:
    return get_object_or_404(Consolidation.objects.visible_to(access), pk=pk)


def _back(duty_id: int, period: str) -> HttpResponse:
    return redirect(f"{reverse('duties:consolidation', args=[duty_id])}?period={period}")
