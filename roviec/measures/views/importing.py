"""Figures from a file: sent, shown, stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from roviec.measures.errors import MeasureRefused
from roviec.measures.importing import Plan, counts, plan_of, store
from roviec.measures.importing.columns import columns
from roviec.measures.sentences import IMPORT, refusal
from roviec.org.access import access_of
from roviec.tables import importing
from roviec.tables.files import workbook
from roviec.tables.models import Waiting
from roviec.tables.planning import Planned
from roviec.tables.template import Form, template

SHOWN: Final = 200  # lines of the preview


class Figures(importing.Importer[Plan]):
    """Who may not record figures finds no page."""

    purpose, home = "measures.figures", "measures:list"
    send_page, send_template = "measures:import", "measures/import.html"
    preview_page, preview_template = "measures:preview", "measures/preview.html"
    reasons = IMPORT

    def __init__(self, request: HttpRequest) -> None:
        self.access = access_of(request.user)
        if not self.access.can("measures.record"):
            raise Http404

    def about_sending(self) -> dict[str, Any]:
        return {"columns": columns()}

    def plan(self, data: bytes, filename: str) -> Plan:
        return plan_of(data, filename)

    def parts(self, plan: Plan) -> Sequence[Planned[Any]]:
        return plan.parts

    def store(self, sent: Waiting, request: HttpRequest) -> str:
        try:
            stored = store(
                access=self.access, data=bytes(sent.data), filename=sent.filename,
                digest=request.POST.get("digest", ""), keep_good_rows=request.POST.get("answer") == "good",
            )  # fmt: skip
        except MeasureRefused as error:
            raise importing.NotStored(refusal(error)) from error
        said = _("Đã ghi: %(new)s số liệu mới, %(changed)s thay đổi; %(same)s như cũ, %(left_out)s dòng bỏ lại.")
        return said % vars(stored)

    def shown(self, plan: Plan) -> dict[str, Any]:
        found = counts(plan)
        figures = [
            (found.new, _("số liệu mới"), False), (found.changed, _("số liệu thay đổi"), False),
            (found.same, _("dòng như cũ"), False), (found.left_out, _("dòng sai"), True),
        ]  # fmt: skip
        lines = [*plan.figures.of("changed"), *plan.figures.of("new")]
        return {"figures": figures, "lines": lines[:SHOWN], "more": max(len(lines) - SHOWN, 0)}


@csrf_exempt  # `importing.send` asks for the token
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    return importing.send(request, Figures(request))


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    return importing.preview(request, pk, Figures(request))


@require_GET
def empty_sheet(request: HttpRequest) -> HttpResponse:
    Figures(request)
    return workbook("mau-so-lieu", template(Form(_("Số liệu"), columns())))
