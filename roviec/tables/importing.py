"""A sheet is sent, shown, and stored when somebody says yes: the two pages that every import has. A room says what is its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from roviec.tables import sentences
from roviec.tables.forms import SheetForm
from roviec.tables.models import Waiting
from roviec.tables.planning import Planned
from roviec.tables.reading import TableError, limits
from roviec.tables.waiting import keep, waiting

ENVELOPE: Final = 2**20  # what a browser's form adds to the file


class Plan(Protocol):
    @property
    def digest(self) -> str: ...


P = TypeVar("P", bound=Plan)


class NotStored(Exception):
    """`words` say why; the plan is shown again as it is now."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class Said:
    """A problem as the page shows it."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Problems:
    sheet: str
    rows: list[Said]


class Importer(ABC, Generic[P]):
    """For one request. `purpose` names what waits; the pages are named as in addresses, `home` is where one is when all is stored."""

    purpose: ClassVar[str]
    send_page: ClassVar[str]
    send_template: ClassVar[str]
    preview_page: ClassVar[str]
    preview_template: ClassVar[str]
    home: ClassVar[str]
    reasons: ClassVar[dict[str, Promise]] = {}  # of the problems that the room adds

    @abstractmethod
    def plan(self, data: bytes, filename: str) -> P:
        """Raises TableError when the file as a whole cannot be read."""

    @abstractmethod
    def parts(self, plan: P) -> Sequence[Planned[Any]]:
        """The tables of the plan, whose problems are shown."""

    @abstractmethod
    def store(self, sent: Waiting, request: HttpRequest) -> str:
        """Store what was shown (`digest` of the form) as answered; what has been done, in words. Raises NotStored."""

    def about_sending(self) -> dict[str, Any]:
        """What the page for sending shows besides the form."""
        return {}

    @abstractmethod
    def shown(self, plan: P) -> dict[str, Any]:
        """What the preview shows besides the problems; `figures` are (count, words, is it bad)."""


def send(request: HttpRequest, importer: Importer[Any]) -> HttpResponse:
    """The view is `csrf_exempt`: reading the token reads the body, so it is asked for here once the size is known."""
    size, most = int(request.META.get("CONTENT_LENGTH") or 0), limits.FILE_BYTES
    if size > most + ENVELOPE:
        refused = sentences.refusal(TableError("too_large", bytes=size, limit=most))
        context = {"form": SheetForm(), "refused": refused, **importer.about_sending()}
        return render(request, importer.send_template, context, status=413)
    return _sent(request, importer)


@csrf_protect
def _sent(request: HttpRequest, importer: Importer[Any]) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        data: bytes = file.read()
        try:
            importer.plan(data, file.name)
        except TableError as error:
            form.add_error("file", sentences.refusal(error))
        else:
            kept = keep(user_id=_user_id(request), purpose=importer.purpose, filename=file.name, data=data)
            return redirect(importer.preview_page, kept.pk)
    context = {"form": form, "most": limits.FILE_BYTES // sentences.MEGABYTE, **importer.about_sending()}
    return render(request, importer.send_template, context, status=422 if form.errors else 200)


def preview(request: HttpRequest, pk: int, importer: Importer[Any]) -> HttpResponse:
    sent = waiting(user_id=_user_id(request), purpose=importer.purpose, pk=pk)
    if sent is None:
        if request.method == "GET":
            raise Http404
        messages.warning(request, _("Tệp không còn chờ nữa. Hãy gửi lại."))
        return redirect(importer.send_page)
    return _answered(request, importer, sent) if request.method == "POST" else _shown(request, importer, sent)


def _answered(request: HttpRequest, importer: Importer[Any], sent: Waiting) -> HttpResponse:
    if request.POST.get("answer") == "drop":
        sent.delete()
        messages.success(request, _("Đã bỏ tệp, không ghi gì."))
        return redirect(importer.send_page)
    try:
        said = importer.store(sent, request)
    except NotStored as refusal:
        return _shown(request, importer, sent, refusal.words, 409)
    sent.delete()
    messages.success(request, said)
    return redirect(importer.home)


def _shown(
    request: HttpRequest, importer: Importer[P], sent: Waiting, refused: str = "", status: int = 200
) -> HttpResponse:
    plan = importer.plan(bytes(sent.data), sent.filename)
    parts = importer.parts(plan)
    context = {
        "sent": sent,
        "refused": refused,
        "send_page": importer.send_page,
        "digest": plan.digest,
        "problems": [Problems(part.table.sheet, _said(part, importer)) for part in parts if part.problems],
        "ignored": sorted({heading for part in parts for heading in part.table.ignored}),
        "plan": plan,
        **importer.shown(plan),
    }
    return render(request, importer.preview_template, context, status=status)


def _said(part: Planned[Any], importer: Importer[Any]) -> list[Said]:
    return [Said(each.row, each.column, each.value, sentences.reason(each, importer.reasons)) for each in part.problems]


def _user_id(request: HttpRequest) -> int:
    """The room has let in only people who have signed in."""
    if request.user.pk is None:
        raise Http404
    return int(request.user.pk)
