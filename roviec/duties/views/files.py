"""Evidence going in and coming out. It comes out as a download or as a picture made by us, never as a page of its own."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from roviec.duties.acts import attach_evidence, replace_evidence, withdraw_evidence
from roviec.duties.acts.doors import may_report
from roviec.duties.evidence import FILE_BYTES, NoPreview, picture
from roviec.duties.evidence_form import EvidenceForm
from roviec.duties.handed import pieces
from roviec.duties.models import Evidence, Report
from roviec.duties.refused import Refused, ReportRefused
from roviec.duties.sentences import sentence
from roviec.duties.views.doors import draft_of, obligation_for
from roviec.duties.views.reporting import page
from roviec.org.access import Access, access_of

R = TypeVar("R", bound=HttpResponseBase)
ENVELOPE = 2**20  # what a browser's form adds to the file
CLOSED = "default-src 'none'; sandbox"  # should a browser show it after all, it may do nothing


@csrf_exempt  # reading the token reads the body; `_attach` below asks for it once the size is known
@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    obligation = obligation_for(access, pk)
    draft = draft_of(access, obligation) if may_report(access, obligation) else None
    if draft is None:
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > FILE_BYTES + ENVELOPE:
        form = EvidenceForm({}, draft=draft)
        form.errors.clear()
        form.add_error("file", sentence(ReportRefused("file_too_large")))
        return _again(request, access, draft, form, 413)
    return _attach(request, access, draft)


@csrf_protect
def _attach(request: HttpRequest, access: Access, draft: Report) -> HttpResponse:
    form = EvidenceForm(request.POST, request.FILES, draft=draft)
    if not form.is_valid():
        return _again(request, access, draft, form, 422)
    try:
        _give(access, draft, form)
    except Refused as refusal:
        if refusal.code == "file_twice" and _by_itself(request):  # its answer was lost the first time
            return JsonResponse({"state": "kept"})
        form.add_error("valid_on" if refusal.code == "valid_ahead" else "file", sentence(refusal))
        return _again(request, access, draft, form, 422)
    draft = draft_of(access, draft.obligation) or draft
    return _again(request, access, draft, EvidenceForm(None, draft=draft), 200)


def _give(access: Access, draft: Report, form: EvidenceForm) -> None:
    said, file = form.cleaned_data, form.cleaned_data["file"]
    common = {"actor": access.actor, "access": access, "file": file, "name": file.name, "valid_on": said["valid_on"]}
    if said["replaces"]:
        replace_evidence(evidence=said["replaces"], **common)
    else:
        attach_evidence(report=draft, field=said.get("field", ""), note=said["note"], **common)


def _by_itself(request: HttpRequest) -> bool:
    """The browser sends what it kept while there was no line."""
    return request.headers.get("Accept") == "application/json"


def _again(request: HttpRequest, access: Access, draft: Report, form: EvidenceForm, status: int) -> HttpResponse:
    """The list of evidence with the form; without JavaScript the whole page, or back to it when all went well."""
    if _by_itself(request):
        errors = {name: " ".join(map(str, said)) for name, said in form.errors.items()}
        return JsonResponse({"state": "refused" if errors else "kept", "errors": errors}, status=status)
    if request.htmx:  # type: ignore[attr-defined]
        context = {"obligation": draft.obligation, "draft": draft, "evidence_form": form, "pieces": pieces(draft)}
        return render(request, "duties/partials/evidence_desk.html", context)
    if form.errors:
        return page(request, access, draft.obligation, evidence=form, status=status)
    return redirect(f"{reverse('duties:report', args=[draft.obligation_id])}#minh-chung")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    found = _evidence(access, pk)
    if not may_report(access, found.report.obligation):
        raise Http404
    try:
        withdraw_evidence(actor=access.actor, access=access, evidence=found)
    except Refused as refusal:
        messages.warning(request, sentence(refusal))
    else:
        messages.success(request, _("Đã bỏ minh chứng khỏi bản nháp."))
    return redirect(f"{reverse('duties:report', args=[found.report.obligation_id])}#minh-chung")


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _evidence(access_of(request.user), pk)
    response = FileResponse(found.file.open(), as_attachment=True, filename=found.name, content_type=found.media_type)
    return _sealed(response)


@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    found = _evidence(access_of(request.user), pk)
    drawn = _drawn(found)
    if not drawn:
        raise Http404
    response = HttpResponse(drawn, content_type="image/png")
    return _sealed(response)


def _drawn(found: Evidence) -> bytes:
    """Drawn once for each content; an empty file remembers that there is nothing to draw."""
    kept = f"previews/{found.sha256[:2]}/{found.sha256}.png"
    if default_storage.exists(kept):
        with default_storage.open(kept) as file:
            return bytes(file.read())
    try:
        with found.file.open() as file:
            drawn = picture(file, found.media_type)
    except NoPreview:
        drawn = b""
    default_storage.save(kept, ContentFile(drawn))
    return drawn


def _evidence(access: Access, pk: int) -> Evidence:
    return get_object_or_404(Evidence.objects.visible_to(access).select_related("report__obligation__duty"), pk=pk)


def _sealed(response: R) -> R:
    response.headers["Content-Security-Policy"] = CLOSED
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
