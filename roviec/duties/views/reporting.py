"""The page on which a report is written, saved as one goes, and handed in; and where it is read afterwards."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from roviec.duties.acts import draft_report, submit_report
from roviec.duties.acts.doors import is_reportable, may_report
from roviec.duties.evidence_form import EvidenceForm
from roviec.duties.figures import left_over
from roviec.duties.handed import handed_in, pieces
from roviec.duties.models import Obligation, Report
from roviec.duties.names import unit_names
from roviec.duties.progress import By, may
from roviec.duties.refused import Refused
from roviec.duties.report_form import ReportForm
from roviec.duties.sentences import sentence
from roviec.duties.views.doors import draft_of, obligation_for, place_of
from roviec.org.access import Access, access_of
from roviec.org.marks import account_mark

SHEET_CHANGED: Final = gettext_lazy("Biểu của kỳ này vừa đổi. Hãy xem lại biểu mới ở dưới rồi lưu hoặc gửi lại.")
ANOTHER_ACCOUNT: Final = gettext_lazy(
    "Một tài khoản khác vừa đăng nhập trên máy này, nên chưa lưu gì. Hãy tải lại trang."
)


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_of(request.user)
    obligation = obligation_for(access, pk)
    if request.method == "GET":
        return page(request, access, obligation)
    if not may_report(access, obligation):
        raise Http404
    draft = draft_of(access, obligation)
    try:
        if draft is None or "start" in request.POST:
            draft_report(actor=access.actor, access=access, obligation=obligation)
            return redirect("duties:report", pk)
        return _written(request, access, obligation, draft)
    except Refused as refusal:
        messages.warning(request, sentence(refusal))
        return redirect("duties:report", pk)


def _written(request: HttpRequest, access: Access, obligation: Obligation, draft: Report) -> HttpResponse:
    """Saved; then, if that is what was pressed, handed in. What cannot be read is said, the rest is kept."""
    form = ReportForm(request.POST, draft=draft, on_paper=on_paper(access, obligation))
    readable = form.is_valid()
    if (stale := _stale(request, form)) is not None:
        form.add_error(None, str(stale))
        return _again(request, access, obligation, form)
    try:
        saved = draft_report(
            actor=access.actor, access=access, obligation=obligation, content=form.content(), seen=form.seen_at()
        )
    except Refused as refusal:
        form.add_error(None, sentence(refusal))
        return _again(request, access, obligation, form)
    said = request.POST.copy()
    said["seen"] = saved.changed_at.isoformat()
    form = ReportForm(said, draft=saved, on_paper=on_paper(access, obligation))
    form.is_valid()
    if readable and "submit" in request.POST:
        return _handed_in(request, access, obligation, form)
    return _again(request, access, obligation, form)


def _stale(request: HttpRequest, form: ReportForm) -> Promise | None:
    """Why a page that was drawn earlier can't be taken for an answer: it stands in a browser for days."""
    if request.POST.get("account", account_mark(request.user)) != account_mark(request.user):
        return ANOTHER_ACCOUNT
    return SHEET_CHANGED if request.POST.get("sheet", form.sheet_mark) != form.sheet_mark else None


def _handed_in(request: HttpRequest, access: Access, obligation: Obligation, form: ReportForm) -> HttpResponse:
    try:
        submit_report(actor=access.actor, access=access, report=form.draft, day=form.paper_day())
    except Refused as refusal:
        form.refuse(refusal.at) if refusal.at else form.add_error(None, sentence(refusal))
        return _again(request, access, obligation, form)
    messages.success(
        request, _("Đã gửi báo cáo. Báo cáo này không sửa được nữa; nếu bị trả lại, bản mới giữ nguyên nội dung.")
    )
    return redirect("duties:report", obligation.pk)


def _again(request: HttpRequest, access: Access, obligation: Obligation, form: ReportForm) -> HttpResponse:
    """The form as it was sent; for the saving that goes by itself only what it says of it."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if htmx:
        return render(request, "duties/partials/saved.html", {"form": form, "draft": form.draft})
    if form.errors:
        return page(request, access, obligation, form=form, status=422)
    messages.success(request, _("Đã lưu bản nháp."))
    return redirect("duties:report", obligation.pk)


def on_paper(access: Access, obligation: Obligation) -> bool:
    """The standing body records what an agency handed in on paper; nobody else's report has another day than today."""
    return may(access, By.REVIEWER, obligation) and not may(access, By.HOLDER, obligation)


def page(
    request: HttpRequest,
    access: Access,
    obligation: Obligation,
    *,
    form: ReportForm | None = None,
    evidence: EvidenceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = form.draft if form else draft_of(access, obligation)
    mine = may_report(access, obligation)
    if draft is not None and mine and form is None:
        form = ReportForm(None, draft=draft, on_paper=on_paper(access, obligation))
    context = {
        "obligation": obligation,
        "place": place_of(access, obligation.holder_id),
        "holder": unit_names()[obligation.holder_id].name,
        "draft": draft,
        "form": form,
        "evidence_form": evidence or (EvidenceForm(None, draft=draft) if draft and mine else None),
        "pieces": pieces(draft) if draft else [],
        "left_over": left_over(draft) if draft and mine else [],
        "versions": handed_in(obligation, access),
        "may_start": mine and draft is None and is_reportable(obligation),
        "may_review": access.can(By.REVIEWER.value),
        "on_paper": mine and on_paper(access, obligation),
    }
    response = render(request, "duties/report.html", context, status=status)
    if form is not None:
        response.headers["X-Keep-Offline"] = "1"
    return response
