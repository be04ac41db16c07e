"""A scan on its way: how many of its pages are recognised; to be left and come back to."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.directives import acts, sentences
from roviec.directives.errors import Refused
from roviec.directives.intake import IntakeError
from roviec.directives.models import Scan
from roviec.directives.tasks import recognise_scan
from roviec.directives.views.doors import PREPARE
from roviec.directives.views.reading import download
from roviec.org.access import Access, access_of


def _scan(request: HttpRequest, pk: int) -> tuple[Access, Scan]:
    access = access_of(request.user)
    if not access.can(PREPARE):
        raise Http404
    return access, get_object_or_404(Scan, pk=pk)


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The page whole, or what changes of it when htmx asks; the directive's own page once that is there."""
    _access, row = _scan(request, pk)
    by_htmx = request.headers.get("HX-Request") == "true"
    if row.directive_id:
        gone = redirect("directives:detail", row.directive_id)
        return HttpResponse(headers={"HX-Redirect": gone["Location"]}) if by_htmx else gone
    done = row.found.count()
    context = {
        "scan": row,
        "done": done,
        "of": len(row.pages),
        "now": min(done + 1, len(row.pages)),
        "refused": _reason(row),
        "moving": row.state in (Scan.State.WAITING, Scan.State.READING),
    }
    return render(request, "directives/scan/state.html" if by_htmx else "directives/scan/page.html", context)


def _reason(row: Scan) -> str:
    if not row.refusal:
        return ""
    return sentences.intake_reason(IntakeError(row.refusal["code"], **row.refusal["fields"]))


@require_GET
def source(request: HttpRequest, pk: int) -> FileResponse:
    """The original, byte for byte."""
    _access, row = _scan(request, pk)
    return download(row.source_file, row.source_name)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    access, row = _scan(request, pk)
    try:
        acts.drop_scan(actor=access.actor, row=row)
    except Refused as error:
        messages.warning(request, sentences.refusal(error))
        return redirect("directives:scan", pk)
    messages.success(request, _("Đã bỏ bản quét %(name)s.") % {"name": row.source_name})
    return redirect("directives:list")


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    access, row = _scan(request, pk)
    try:
        acts.retry_scan(actor=access.actor, row=row)
    except Refused as error:
        messages.warning(request, sentences.refusal(error))
    else:
        recognise_scan.enqueue(pk)
    return redirect("directives:scan", pk)
