"""What the views of this room share: a run or a score that the reader may see, and a refusal said on the page one came from."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from roviec.assess.errors import JudgementRefused
from roviec.assess.labels import REFUSALS
from roviec.assess.models import Run, Score
from roviec.org.access import Access, access_of


def seen_run(request: HttpRequest, pk: int) -> tuple[Access, Run]:
    access = access_of(request.user)
    return access, get_object_or_404(Run.objects.visible_to(access).select_related("rule", "signed_by"), pk=pk)


def seen_score(request: HttpRequest, pk: int, unit: int) -> tuple[Access, Score]:
    access = access_of(request.user)
    rows = Score.objects.visible_to(access).select_related("run__rule", "unit")
    return access, get_object_or_404(rows, run=pk, unit=unit)


def only(access: Access, permission: str) -> None:
    if not access.can(permission):
        raise Http404


def done_or_said(request: HttpRequest, work: Callable[[], object], done: str) -> bool:
    try:
        work()
    except JudgementRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
        return False
    messages.success(request, done)
    return True
