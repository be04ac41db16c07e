"""The check of a draft: of a file that is kept for a day for its sender only, or of a directive that is being confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from roviec.directives.clarity import Checked, Finding, Weight
from roviec.directives.clarity.comments import commented
from roviec.directives.clarity.said import WEIGHTS, said
from roviec.directives.drafting import checked_draft
from roviec.directives.forms import TakeForm
from roviec.directives.intake import IntakeError, Taken, take, take_pasted
from roviec.directives.models import Directive
from roviec.directives.reading import Task
from roviec.directives.views.doors import prepared
from roviec.directives.views.uploads import form_page, name_of, refused, takes_document
from roviec.org.access import access_of
from roviec.tables.models import Waiting
from roviec.tables.waiting import keep, waiting

PURPOSE: Final = "directives.clarity"
PAGE: Final = "directives/clarity/form.html"
PASTED: Final = "/noi-dung-dan-vao"  # a name that no file sent can have: a folder goes from its name
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TAGS: Final = {Weight.FAULT: "late", Weight.GAP: "soon", Weight.STYLE: "info"}


@takes_document(PAGE)
def draft(request: HttpRequest) -> HttpResponse:
    """Anybody who is signed in may have a draft of theirs checked; nobody else sees it."""
    if request.method != "POST":
        return form_page(request, PAGE, TakeForm())
    form = TakeForm(request.POST, request.FILES)
    if not form.is_valid():
        return form_page(request, PAGE, form)
    file = form.cleaned_data["file"]
    data = file.read() if file else form.cleaned_data["text"].encode()
    name = file.name if file else PASTED
    try:
        _taken(name, data)
    except IntakeError as error:
        return form_page(request, PAGE, form, refused(name_of(form), error), 422)
    if request.user.pk is None:
        raise Http404
    kept = keep(user_id=request.user.pk, purpose=PURPOSE, filename=name, data=data)
    return redirect("directives:draft_checked", kept.pk)


@require_GET
def draft_checked(request: HttpRequest, pk: int) -> HttpResponse:
    kept, _document, checked = _kept(request, pk)
    name = gettext("Nội dung dán vào") if kept.filename == PASTED else kept.filename
    return _page(request, checked, name, f"{request.path}nhan-xet.docx")


@require_GET
def draft_file(request: HttpRequest, pk: int) -> HttpResponse:
    kept, taken, checked = _kept(request, pk)
    return _word(checked, bytes(kept.data) if taken.kind == "docx" else None, kept.filename)


@require_GET
def directive(request: HttpRequest, pk: int) -> HttpResponse:
    found, checked = _confirmed(request, pk)
    return _page(request, checked, str(found), f"{request.path}nhan-xet.docx", found)


@require_GET
def directive_file(request: HttpRequest, pk: int) -> HttpResponse:
    found, checked = _confirmed(request, pk)
    source = None
    if found.source_kind == "docx":
        with found.source_file.open("rb") as file:
            source = file.read()
    return _word(checked, source, found.source_name)


def _taken(name: str, data: bytes) -> Taken:
    return take_pasted(data.decode()) if name == PASTED else take(data, name)


def _kept(request: HttpRequest, pk: int) -> tuple[Waiting, Taken, Checked]:
    kept = waiting(user_id=request.user.pk or 0, purpose=PURPOSE, pk=pk)
    if kept is None:
        raise Http404
    taken = _taken(kept.filename, bytes(kept.data))
    return kept, taken, checked_draft(taken.text, access_of(request.user), timezone.localdate())


def _confirmed(request: HttpRequest, pk: int) -> tuple[Directive, Checked]:
    access, found = prepared(request, pk)
    return found, checked_draft(found.text, access, found.issued_on or timezone.localdate(), own=found.pk)


@dataclass(frozen=True)
class Remark:
    tag: str
    weight: str
    said: str
    words: str  # of the text, where the remark is about no task
    better: str


def _page(
    request: HttpRequest, checked: Checked, name: str, word: str, directive: Directive | None = None
) -> HttpResponse:
    chosen = request.GET.get("weight", "")
    groups: list[tuple[int | None, Task | None, list[Remark], int]] = []
    for at, task in [(None, None), *enumerate(checked.reading.tasks)]:
        found = [finding for finding in checked.of(at) if chosen in ("", finding.weight)]
        remarks = [_remark(checked, finding) for finding in found]
        if remarks:
            share = round(100 * checked.vague[at]) if at is not None else 0
            groups.append((None if at is None else at + 1, task, remarks, share))
    counts = [
        (gettext(WEIGHTS[weight]), sum(finding.weight is weight for finding in checked.findings), weight.value)
        for weight in Weight
    ]
    context = {
        "checked": checked, "name": name, "word": word, "directive": directive, "groups": groups, "counts": counts,
        "clear": sum(not checked.of(at) for at in range(len(checked.reading.tasks))), "chosen": chosen,
    }  # fmt: skip
    return render(request, "directives/clarity/result.html", context)


def _remark(checked: Checked, finding: Finding) -> Remark:
    words = "" if finding.task is not None else checked.reading.text[finding.start : finding.end]
    return Remark(
        _TAGS[finding.weight], gettext(WEIGHTS[finding.weight]), said(finding, gettext), words, finding.better
    )


def _word(checked: Checked, source: bytes | None, filename: str) -> HttpResponse:
    name = f"{PurePath(filename).stem} - nhan xet.docx"
    answer = HttpResponse(commented(checked, source), content_type=WORD)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer
