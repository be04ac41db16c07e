"""The automatic acts as people see them: when each ran last, what went wrong, and a way to stop it for a while."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roviec.jobs import acts
from roviec.jobs.models import Schedule
from roviec.jobs.registry import JOBS
from roviec.journal.models import Entry
from roviec.notices.mail import configured
from roviec.org.access import Access, access_of


@dataclass(frozen=True)
class Line:
    schedule: Schedule
    label: str | Promise
    minutes: int
    reason: str  # why it was paused


@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    access = _allowed(request)
    context = {"lines": lines(), "mail": configured(), "watches": access.can("notices.watch")}
    return render(request, "web/jobs.html", context)


def lines() -> list[Line]:
    """Two queries. A row whose job no longer exists is left out."""
    rows = [row for row in Schedule.objects.order_by("job") if row.job in JOBS]
    paused = [str(row.pk) for row in rows if row.paused]
    entries = Entry.objects.filter(act="jobs.pause", object_type="jobs.schedule", object_id__in=paused).order_by("seq")
    reasons = dict(entries.values_list("object_id", "reason"))
    found = []
    for row in rows:
        job = JOBS[row.job]
        minutes = round(job.every.total_seconds() / 60)
        found.append(Line(row, job.label or job.name, minutes, reasons.get(str(row.pk), "")))
    return found


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause, or go on; with a reason, which stands in the journal."""
    access = _allowed(request)
    schedule = get_object_or_404(Schedule, pk=pk)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.warning(request, _("Hãy ghi rõ lý do rồi gửi lại."))
    elif request.POST.get("to") == "pause":
        acts.pause(actor=access.actor, schedule=schedule, reason=reason)
        messages.success(request, _("Đã tạm dừng. Việc tự động này không chạy cho đến khi được bật lại."))
    else:
        acts.resume(actor=access.actor, schedule=schedule, reason=reason)
        messages.success(request, _("Đã bật lại. Những gì đến hạn trong lúc dừng sẽ được làm ở lần chạy tới."))
    return redirect("web:jobs")


def _allowed(request: HttpRequest) -> Access:
    access = access_of(request.user)
    if not access.can("jobs.pause"):
        raise Http404
    return access
