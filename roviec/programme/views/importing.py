"""The city's list from a sheet: sent, shown, stored."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from roviec.org.access import Access, access_of
from roviec.programme.columns import columns
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.importing import Plan, plan_of, store
from roviec.programme.permissions import MANAGE
from roviec.programme.sentences import IMPORT, refusal
from roviec.tables import TableError
from roviec.tables import sentences as tables
from roviec.tables.files import workbook
from roviec.tables.forms import SheetField
from roviec.tables.models import Waiting
from roviec.tables.reading import limits
from roviec.tables.template import Form, template
from roviec.tables.waiting import keep, waiting

PURPOSE = "programme.items"
ENVELOPE = 2**20  # what a browser's form adds to the file


class SheetForm(forms.Form):
    file = SheetField(label=gettext_lazy("Tệp XLSX hoặc CSV"))


@dataclass(frozen=True)
class Said:
    """A problem as the page shows it."""

    row: int
    column: str
    value: str
    reason: str


@csrf_exempt  # reading the token reads the body; `_send` below asks for it once the size is known
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    access = _manager(request)
    size, most = int(request.META.get("CONTENT_LENGTH") or 0), limits.FILE_BYTES
    if size > most + ENVELOPE:
        refused = tables.refusal(TableError("too_large", bytes=size, limit=most))
        return render(request, "programme/import.html", {"form": SheetForm(), "refused": refused}, status=413)
    return _send(request, access)


@csrf_protect
def _send(request: HttpRequest, access: Access) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        data: bytes = file.read()
        try:
            plan_of(data, file.name)
        except TableError as error:
            form.add_error("file", tables.refusal(error))
        else:
            kept = keep(user_id=_user_id(access), purpose=PURPOSE, filename=file.name, data=data)
            return redirect("programme:preview", kept.pk)
    context = {"form": form, "columns": columns(), "most": limits.FILE_BYTES // tables.MEGABYTE}
    return render(request, "programme/import.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    access = _manager(request)
    sent = waiting(user_id=_user_id(access), purpose=PURPOSE, pk=pk)
    if sent is None:
        if request.method == "GET":
            raise Http404
        messages.warning(request, _("Tệp không còn chờ nữa. Hãy gửi lại."))
        return redirect("programme:import")
    if request.method == "POST":
        return _answer(request, access, sent)
    return _shown(request, sent)


def _answer(request: HttpRequest, access: Access, sent: Waiting) -> HttpResponse:
    answer = request.POST.get("answer", "")
    if answer == "drop":
        sent.delete()
        messages.success(request, _("Đã bỏ tệp, không ghi gì."))
        return redirect("programme:import")
    try:
        stored = store(
            access=access, data=bytes(sent.data), filename=sent.filename,
            digest=request.POST.get("digest", ""), keep_good_rows=answer == "good",
        )  # fmt: skip
    except ProgrammeRefused as error:
        return _shown(request, sent, refusal(error), 409)
    sent.delete()
    said = {"new": stored.new, "changed": stored.changed, "same": stored.same, "left_out": stored.left_out}
    messages.success(
        request,
        _("Đã ghi: %(new)s mục mới, %(changed)s mục thay đổi, %(same)s mục như cũ, %(left_out)s dòng bỏ lại.") % said,
    )
    return redirect("programme:list")


def _shown(request: HttpRequest, sent: Waiting, refused: str = "", status: int = 200) -> HttpResponse:
    plan: Plan = plan_of(bytes(sent.data), sent.filename)
    problems = [Said(each.row, each.column, each.value, tables.reason(each, IMPORT)) for each in plan.problems]
    context = {
        "plan": plan,
        "sent": sent,
        "problems": problems,
        "new": plan.of("new"),
        "changed": plan.of("changed"),
        "same": plan.of("same"),
        "refused": refused,
    }
    return render(request, "programme/preview.html", context, status=status)


@require_GET
def empty_sheet(request: HttpRequest) -> HttpResponse:
    _manager(request)
    return workbook("mau-danh-sach-mo-hinh", template(Form(_("Mô hình, cách làm"), columns())))


def _user_id(access: Access) -> int:
    """Who has a role is a person, and who has signed in has an account."""
    user_id = access.person.user_id if access.person else None
    if user_id is None:
        raise Http404
    return user_id


def _manager(request: HttpRequest) -> Access:
    access = access_of(request.user)
    if not access.can(MANAGE):
        raise Http404
    return access
