from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from roviec.duties.blocking import acts, export, reads
from roviec.duties.blocking.forms import BlockerFilters, RaiseForm
from roviec.duties.models import Blocker, Obligation
from roviec.duties.names import unit_names
from roviec.org.access import Access, access_of
from roviec.tables import Grid
from roviec.tables.files import table_file

REFUSALS = {
    "forbidden": gettext_lazy("Bạn không có quyền làm bước này."),
    "words_required": gettext_lazy("Hãy ghi rõ nội dung rồi gửi lại."),
    "wanted_in_the_past": gettext_lazy("Ngày cần quyết định đã qua."),
    "changed_meanwhile": gettext_lazy("Người khác vừa thay đổi vướng mắc này. Hãy xem lại rồi làm tiếp."),
    "not_decided": gettext_lazy("Chưa có quyết định nên chưa giao thành nhiệm vụ được."),
    "drafted_already": gettext_lazy("Quyết định này đã được soạn thành văn bản."),
}


@require_GET
def blockers(request: HttpRequest) -> HttpResponse:
    access, today = access_of(request.user), timezone.localdate()
    form, chosen = _chosen(request)
    found = reads.listed(access, chosen, today, request.GET.get("page", "1"))
    context = {"listed": found, "form": form, "chosen": chosen, "may_decide": access.can(acts.DECIDE)}
    return render(request, "duties/blockers.html", context)


@require_GET
def blockers_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    access, today = access_of(request.user), timezone.localdate()
    _form, chosen = _chosen(request)
    grid = Grid(_("Khó khăn, vướng mắc"), export.header(), export.rows(access, chosen, today), export.WIDTHS)
    return table_file(f"vuong-mac-{today.isoformat()}", kind, grid)


def _chosen(request: HttpRequest) -> tuple[BlockerFilters, reads.Chosen]:
    """Without any filter in the address, what is open."""
    form = BlockerFilters(request.GET if request.GET else {"state": Blocker.State.OPEN})
    return form, reads.Chosen(**form.cleaned_data) if form.is_valid() else reads.Chosen()


@require_GET
def blocker(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = _visible(access, pk)
    page = reads.blocker_page(found, access, timezone.localdate())
    changes = found.changes.select_related("person")
    return render(request, "duties/blocker.html", {"it": page, "blocker": found, "changes": changes})


@require_http_methods(["GET", "POST"])
def raise_for(request: HttpRequest, pk: int) -> HttpResponse:
    """A blocker on one obligation, raised by the unit that holds it."""
    access = access_of(request.user)
    rows = Obligation.objects.visible_to(access).select_related("duty__directive", "holder")
    obligation = get_object_or_404(rows, pk=pk)
    if not acts.may_raise(access, obligation.holder_id):
        raise Http404
    names = unit_names()
    form = RaiseForm(request.POST or None, unit=obligation.holder)
    context = {"form": form, "obligation": obligation, "holder": names[obligation.holder_id].name}
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.raise_blocker(
                access=access, unit=obligation.holder, obligation=obligation, **form.cleaned_data
            )  # fmt: skip
        except acts.BlockerRefused as refusal:
            form.add_error(None, str(REFUSALS[refusal.code]))
        else:
            messages.success(request, _("Đã gửi vướng mắc tới nơi có thẩm quyền."))
            return redirect("duties:blocker", made.pk)
    return render(request, "duties/blocker_raise.html", context, status=422 if form.errors else 200)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    return _move(
        request,
        pk,
        lambda access, row, text: acts.decide(access=access, blocker=row, text=text),
        _("Đã ghi quyết định."),
    )


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _move(
        request, pk, lambda access, row, text: acts.withdraw(access=access, blocker=row, reason=text), _("Đã rút.")
    )


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _move(
        request, pk, lambda access, row, text: acts.reopen(access=access, blocker=row, reason=text), _("Đã mở lại.")
    )


@require_POST
def draft_order(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = _visible(access, pk)
    try:
        directive = acts.draft_order(access=access, blocker=found)
    except acts.BlockerRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
        return redirect("duties:blocker", pk)
    messages.success(request, _("Đã soạn văn bản từ quyết định. Hãy xác nhận nhiệm vụ rồi giao."))
    return redirect("directives:detail", directive.pk)


def _move(request: HttpRequest, pk: int, act: Callable[[Access, Blocker, str], object], said: str) -> HttpResponse:
    access = access_of(request.user)
    found = _visible(access, pk)
    try:
        act(access, found, request.POST.get("text", ""))
    except acts.BlockerRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    else:
        messages.success(request, said)
    return redirect("duties:blocker", pk)


def _visible(access: Access, pk: int) -> Blocker:
    rows = Blocker.objects.visible_to(access).select_related("duty__directive", "became", "raised_by")
    return get_object_or_404(rows, pk=pk)
