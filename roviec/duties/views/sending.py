"""What a device sends by itself: the whole draft with the key of this sending; and the list of what it hasn't sent yet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from roviec.duties.acts import draft_report, submit_report
from roviec.duties.acts.doors import may_report
from roviec.duties.acts.submitting import sent_before
from roviec.duties.models import Obligation, Report
from roviec.duties.refused import Refused
from roviec.duties.report_form import ReportForm
from roviec.duties.sentences import sentence
from roviec.duties.views.doors import draft_of, obligation_for
from roviec.duties.views.reporting import SHEET_CHANGED, on_paper
from roviec.org.access import Access, access_of
from roviec.org.marks import account_mark


@require_POST
def send(request: HttpRequest, pk: int) -> JsonResponse:
    """JSON with `state`: "sent" (200; now, or before with this key), "refused" (422; saved as a draft, `errors` by field),
    "changed" (409; nothing saved), "other" (409; another account has signed in)."""
    access = access_of(request.user)
    obligation = obligation_for(access, pk)
    if not may_report(access, obligation):
        raise Http404
    if request.POST.get("account") != account_mark(request.user):
        return JsonResponse({"state": "other"}, status=409)
    key = request.POST.get("key", "")[:40]
    if (before := sent_before(access, obligation, key)) is not None:
        return _sent(before)
    try:
        return _handed_in(request, access, obligation, key)
    except Refused as refusal:
        # Another tab, or the sending whose answer was lost, may have been a moment quicker.
        if (before := sent_before(access, obligation, key)) is not None:
            return _sent(before)
        return _changed(sentence(refusal))


def _handed_in(request: HttpRequest, access: Access, obligation: Obligation, key: str) -> JsonResponse:
    """Refused: what stands on the server isn't what the device began with."""
    draft = draft_of(access, obligation)
    if draft is None:
        raise Refused("saved_meanwhile")
    form = ReportForm(request.POST, draft=draft, on_paper=on_paper(access, obligation))
    if request.POST.get("sheet") != form.sheet_mark:
        return _changed(str(SHEET_CHANGED))
    readable = form.is_valid()
    saved = draft_report(
        actor=access.actor, access=access, obligation=obligation, content=form.content(), seen=form.seen_at()
    )
    if readable:
        try:
            return _sent(submit_report(actor=access.actor, access=access, report=saved, day=form.paper_day(), key=key))
        except Refused as refusal:
            form.refuse(refusal.at) if refusal.at else form.add_error(None, sentence(refusal))
    errors = {name: " ".join(map(str, said)) for name, said in form.errors.items()}
    return JsonResponse({"state": "refused", "errors": errors, "seen": saved.changed_at.isoformat()}, status=422)


def _sent(report: Report) -> JsonResponse:
    return JsonResponse({"state": "sent", "at": report.submitted_at and report.submitted_at.isoformat()})


def _changed(why: str) -> JsonResponse:
    return JsonResponse({"state": "changed", "why": why}, status=409)


@require_GET
def unsent(request: HttpRequest) -> HttpResponse:
    """The same page for everybody: the browser fills in what it holds."""
    response = render(request, "duties/unsent.html")
    response.headers["X-Keep-Offline"] = "1"
    return response
