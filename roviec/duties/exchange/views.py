"""An agency's sheet: downloaded with its open work in it, filled in off line, sent, shown, stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from roviec.duties.exchange.plan import Plan, plan_of
from roviec.duties.exchange.sheet import filled_template
from roviec.duties.exchange.store import ExchangeRefused, store
from roviec.duties.names import unit_names
from roviec.duties.refused import Refused
from roviec.duties.sentences import LACKS, UNREADABLE, sentence
from roviec.org.access import PERMISSIONS, Access, access_of
from roviec.tables import TableError
from roviec.tables import sentences as tables
from roviec.tables.files import workbook
from roviec.tables.forms import SheetField
from roviec.tables.models import Waiting
from roviec.tables.waiting import keep, waiting

PURPOSE: Final = "duties.reports"
PROBLEMS: Final = {
    "unknown_work": gettext_lazy("Không có việc nào đang mở của đơn vị mang mã này."),
    "twice_in_file": gettext_lazy("Việc này đã có ở dòng %(first)s."),
    "under_review": gettext_lazy("Báo cáo của việc này đã gửi và đang chờ duyệt, không ghi đè được."),
    "not_asked": gettext_lazy("Biểu của việc này không hỏi số liệu ấy."),
    **UNREADABLE,
}
REFUSALS: Final = {
    "list_changed": gettext_lazy("Công việc của đơn vị vừa thay đổi. Hãy xem lại rồi ghi."),
    "rows_wrong": gettext_lazy(
        "Còn dòng chưa đúng hoặc chưa đủ. Hãy sửa tệp rồi gửi lại, hoặc chọn bỏ qua các dòng ấy."
    ),
}


class SheetForm(forms.Form):
    file = SheetField(label=gettext_lazy("Tệp XLSX hoặc CSV"))


@dataclass(frozen=True)
class Said:
    """A problem as the page shows it."""

    row: int
    column: str
    value: str
    reason: str


@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    access, unit_id = _reporter(request)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        data: bytes = file.read()
        try:
            plan_of(data, file.name, unit_id, access, timezone.localdate())
        except TableError as error:
            form.add_error("file", tables.refusal(error))
        else:
            kept = keep(user_id=_user_id(access), purpose=PURPOSE, filename=file.name, data=data)
            return redirect("duties:exchange_preview", kept.pk)
    context = {"form": form, "unit": unit_names()[unit_id].name}
    return render(request, "duties/exchange.html", context, status=422 if form.errors else 200)


@require_GET
def exchange_file(request: HttpRequest) -> HttpResponse:
    access, unit_id = _reporter(request)
    today = timezone.localdate()
    return workbook(f"bao-cao-{today.isoformat()}", filled_template(unit_id, access, today))


@require_http_methods(["GET", "POST"])
def exchange_preview(request: HttpRequest, pk: int) -> HttpResponse:
    access, unit_id = _reporter(request)
    sent = waiting(user_id=_user_id(access), purpose=PURPOSE, pk=pk)
    if sent is None:
        if request.method == "GET":
            raise Http404
        messages.warning(request, _("Tệp không còn chờ nữa. Hãy gửi lại."))
        return redirect("duties:exchange")
    return (
        _answer(request, access, unit_id, sent) if request.method == "POST" else _shown(request, access, unit_id, sent)
    )


def _answer(request: HttpRequest, access: Access, unit_id: int, sent: Waiting) -> HttpResponse:
    post = request.POST
    if post.get("answer") == "drop":
        sent.delete()
        messages.success(request, _("Đã bỏ tệp, không ghi gì."))
        return redirect("duties:exchange")
    try:
        stored = store(
            access=access, data=bytes(sent.data), filename=sent.filename, unit_id=unit_id, today=timezone.localdate(),
            digest=post.get("digest", ""), submit=post.get("answer") == "submit", keep_good_rows="good" in post,
        )  # fmt: skip
    except ExchangeRefused as error:
        return _shown(request, access, unit_id, sent, str(REFUSALS[error.code]), 409)
    except Refused as error:
        return _shown(request, access, unit_id, sent, sentence(error), 409)
    sent.delete()
    said = _("Đã gửi %(submitted)s báo cáo, lưu %(drafted)s bản nháp, %(same)s như cũ, bỏ lại %(left_out)s dòng.")
    messages.success(request, said % vars(stored))
    return redirect("duties:mine")


def _shown(
    request: HttpRequest, access: Access, unit_id: int, sent: Waiting, refused: str = "", status: int = 200
) -> HttpResponse:
    plan: Plan = plan_of(bytes(sent.data), sent.filename, unit_id, access, timezone.localdate())
    problems = [Said(each.row, each.column, each.value, tables.reason(each, PROBLEMS)) for each in plan.problems]
    lacking = [
        Said(line.row, "", str(line.obligation.duty)[:120], " ".join(str(LACKS[why]) for why in line.lacks.values()))
        for line in plan.lacking
    ]
    context = {"plan": plan, "sent": sent, "problems": problems, "lacking": lacking, "refused": refused}
    context |= {"lines": plan.of("new") + plan.of("changed"), "same": plan.of("same")}
    return render(request, "duties/exchange_preview.html", context, status=status)


def _reporter(request: HttpRequest) -> tuple[Access, int]:
    """Who reports for a unit; that unit."""
    access = access_of(request.user)
    allowed = PERMISSIONS["duties.progress"]
    unit_id = next((grant.unit_id for grant in access.grants if grant.role in allowed), None)
    if unit_id is None:
        raise Http404
    return access, unit_id


def _user_id(access: Access) -> int:
    """Who has a role is a person, and who has signed in has an account."""
    user_id = access.person.user_id if access.person else None
    if user_id is None:
        raise Http404
    return user_id
