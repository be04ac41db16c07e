"""An agency's sheet: downloaded with its open work in it, filled in off line, sent, shown, stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from roviec.duties.exchange.columns import FIGURE, units_of
from roviec.duties.exchange.plan import Line, Plan, plan_of
from roviec.duties.exchange.sheet import filled_template
from roviec.duties.exchange.store import ExchangeRefused, store
from roviec.duties.names import unit_names
from roviec.duties.refused import Refused
from roviec.duties.sentences import LACKS, UNREADABLE, sentence
from roviec.org.access import access_of
from roviec.tables import importing
from roviec.tables.files import workbook
from roviec.tables.models import Waiting
from roviec.tables.planning import Planned

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


class Reports(importing.Importer[Plan]):
    """Of the units that one reports for; who reports for none finds no page."""

    purpose, home = "duties.reports", "duties:mine"
    send_page, send_template = "duties:exchange", "duties/exchange.html"
    preview_page, preview_template = "duties:exchange_preview", "duties/exchange_preview.html"
    reasons = PROBLEMS

    def __init__(self, request: HttpRequest) -> None:
        self.access, self.today = access_of(request.user), timezone.localdate()
        self.units = units_of(self.access)
        if not self.units:
            raise Http404

    def about_sending(self) -> dict[str, Any]:
        names = unit_names()
        return {"unit": "; ".join(names[unit].name for unit in self.units)}

    def plan(self, data: bytes, filename: str) -> Plan:
        return plan_of(data, filename, self.access, self.today)

    def parts(self, plan: Plan) -> Sequence[Planned[Any]]:
        return [plan]

    def store(self, sent: Waiting, request: HttpRequest) -> str:
        post = request.POST
        try:
            stored = store(
                access=self.access, data=bytes(sent.data), filename=sent.filename, today=self.today,
                digest=post.get("digest", ""), submit=post.get("answer") == "submit", keep_good_rows="good" in post,
            )  # fmt: skip
        except ExchangeRefused as error:
            raise importing.NotStored(str(REFUSALS[error.code])) from error
        except Refused as error:
            raise importing.NotStored(sentence(error)) from error
        said = _("Đã gửi %(submitted)s báo cáo, lưu %(drafted)s bản nháp, %(same)s như cũ, bỏ lại %(left_out)s dòng.")
        return said % vars(stored)

    def shown(self, plan: Plan) -> dict[str, Any]:
        lines, same = plan.of("new") + plan.of("changed"), plan.of("same")
        lacking = [
            importing.Said(line.row, "", str(line.obligation.duty)[:120], _lacks(line, plan)) for line in plan.lacking
        ]
        figures = [
            (len(lines), _("báo cáo mới hoặc thay đổi"), False), (len(same), _("báo cáo như cũ"), False),
            (plan.blank, _("dòng để trống"), False), (plan.bad_rows, _("dòng sai"), True),
        ]  # fmt: skip
        return {"lines": lines, "same": same, "lacking": lacking, "figures": figures}


@csrf_exempt  # `importing.send` asks for the token
@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    return importing.send(request, Reports(request))


@require_GET
def exchange_file(request: HttpRequest) -> HttpResponse:
    who = Reports(request)
    return workbook(f"bao-cao-{who.today.isoformat()}", filled_template(who.access, who.today))


@require_http_methods(["GET", "POST"])
def exchange_preview(request: HttpRequest, pk: int) -> HttpResponse:
    return importing.preview(request, pk, Reports(request))


def _lacks(line: Line, plan: Plan) -> str:
    """Each figure with what it lacks: one sentence may be true of several."""
    keys = ((name.replace("words.", FIGURE, 1), why) for name, why in line.lacks.items())
    return " ".join(f"{plan.titles.get(key, '')}: {LACKS[why]}" for key, why in keys)
