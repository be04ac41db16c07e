"""The city's list from a file: sent, shown, stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from roviec.org.access import access_of
from roviec.programme.columns import SHEETS, columns
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.importing import Plan, counts, plan_of, store
from roviec.programme.permissions import MANAGE
from roviec.programme.sentences import IMPORT, refusal
from roviec.tables import importing
from roviec.tables.files import workbook
from roviec.tables.models import Waiting
from roviec.tables.planning import Planned
from roviec.tables.template import Form, template


class Items(importing.Importer[Plan]):
    """Who may not manage the list finds no page."""

    purpose, home = "programme.items", "programme:list"
    send_page, send_template = "programme:import", "programme/import.html"
    preview_page, preview_template = "programme:preview", "programme/preview.html"
    reasons = IMPORT

    def __init__(self, request: HttpRequest) -> None:
        self.access = access_of(request.user)
        if not self.access.can(MANAGE):
            raise Http404

    def about_sending(self) -> dict[str, Any]:
        return {"sheets": [(title, columns(sheet)) for sheet, title in SHEETS.items()]}

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
        except ProgrammeRefused as error:
            raise importing.NotStored(refusal(error)) from error
        said = _(
            "Đã ghi: %(new)s mục mới, %(changed)s mục thay đổi, %(milestones)s mốc, %(decisions)s quyết định; %(same)s dòng như cũ, %(left_out)s dòng bỏ lại."
        )
        return said % vars(stored)

    def shown(self, plan: Plan) -> dict[str, Any]:
        found = counts(plan)
        figures = [
            (found.new, _("mục mới"), False), (found.changed, _("mục thay đổi"), False),
            (found.milestones, _("mốc mới hoặc thay đổi"), False), (found.decisions, _("quyết định mới"), False),
            (found.same, _("dòng như cũ"), False), (found.left_out, _("dòng sai"), True),
        ]  # fmt: skip
        sections = [
            (title, lines)
            for title, part in zip(SHEETS.values(), self.parts(plan), strict=True)
            if (lines := [*part.of("changed"), *part.of("new")])
        ]
        return {"figures": figures, "sections": sections, "unused": plan.unused}


@csrf_exempt  # `importing.send` asks for the token
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    return importing.send(request, Items(request))


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    return importing.preview(request, pk, Items(request))


@require_GET
def empty_sheet(request: HttpRequest) -> HttpResponse:
    Items(request)
    forms = (Form(str(title), columns(sheet)) for sheet, title in SHEETS.items())
    return workbook("mau-danh-sach-mo-hinh", template(*forms))
