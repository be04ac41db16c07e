"""The reviewer's queue and the page of one report under review."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from roviec.duties.acts import review_report
from roviec.duties.acts.doors import is_own
from roviec.duties.forms import ReviewForm
from roviec.duties.handed import columns
from roviec.duties.models import Progress, Report
from roviec.duties.names import unit_names
from roviec.duties.refused import Refused, ReportRefused
from roviec.duties.review_queue import following, grid, waiting
from roviec.duties.sentences import sentence
from roviec.org.access import Access, access_of
from roviec.tables.files import table_file

A_PAGE = 50


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    access, today = _reviewer(request), timezone.localdate()
    page = Paginator(waiting(access, today), A_PAGE).get_page(request.GET.get("page", "1"))
    names = unit_names()
    rows = [
        (row, names[row.obligation.holder_id].name, (today - row.submitted_on).days) for row in page if row.submitted_on
    ]
    return render(request, "duties/queue.html", {"page": page, "rows": rows})


@require_GET
def queue_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    access, today = _reviewer(request), timezone.localdate()
    return table_file(f"cho-duyet-{today.isoformat()}", kind, grid(access, today))


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    access = _reviewer(request)
    rows = Report.objects.visible_to(access).exclude(state=Report.State.DRAFT)
    rows = rows.select_related("obligation__duty__directive", "sheet", "author", "review__person")
    report = get_object_or_404(rows.prefetch_related("evidence"), pk=pk)
    if request.method == "GET":
        return _page(request, access, report, ReviewForm())
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, access, report, form, 422)
    try:
        review_report(
            actor=access.actor, access=access, report=report, accept="accept" in request.POST, **form.cleaned_data
        )
    except Refused as refusal:
        form.add_error("note" if refusal.code in {"reason_required", "note_required"} else None, sentence(refusal))
        return _page(request, access, report, form, 422)
    return _on(request, access, report)


def _on(request: HttpRequest, access: Access, report: Report) -> HttpResponse:
    """To the next that waits, so that a pile is worked off without going back to the list."""
    accepted = report.state == Report.State.ACCEPTED
    messages.success(request, _("Đã duyệt báo cáo.") if accepted else _("Đã trả lại báo cáo."))
    after = following(access, timezone.localdate(), report)
    return redirect("duties:review", after.pk) if after else redirect("duties:queue")


def _page(request: HttpRequest, access: Access, report: Report, form: ReviewForm, status: int = 200) -> HttpResponse:
    open_ = report.state == Report.State.SUBMITTED and report.obligation.progress == Progress.SUBMITTED
    own = open_ and is_own(access, report)
    context = {
        "handed": columns(report),
        "own": sentence(ReportRefused("own_report")) if own else "",
        "obligation": report.obligation,
        "holder": unit_names()[report.obligation.holder_id].name,
        "form": form if open_ and not own else None,
        "waiting": waiting(access, timezone.localdate()).count(),
    }
    return render(request, "duties/review.html", context, status=status)


def _reviewer(request: HttpRequest) -> Access:
    access = access_of(request.user)
    if not access.can("duties.review"):
        raise Http404
    return access
