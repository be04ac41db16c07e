"""One door to each row that a page is about; what is forbidden is absent."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from roviec.duties.figures import sheet_for
from roviec.duties.models import Obligation, Report
from roviec.org.access import Access


def obligation_for(access: Access, pk: int) -> Obligation:
    rows = Obligation.objects.visible_to(access).select_related("duty__directive", "head", "officer")
    return get_object_or_404(rows.defer("duty__directive__text", "duty__directive__search_key"), pk=pk)


def draft_of(access: Access, obligation: Obligation) -> Report | None:
    """The draft on the sheet in force, for those who may see it."""
    rows = Report.objects.visible_to(access).filter(obligation=obligation, state=Report.State.DRAFT)
    draft = rows.select_related("sheet", "author").prefetch_related("evidence").first()
    if draft is not None:
        draft.obligation = obligation
        draft.sheet = sheet_for(obligation, timezone.localdate())  # as a saving would have it, however old the draft
    return draft


def place_of(access: Access, *holder_ids: int) -> str:
    """The menu's entry to which a page of this work belongs: one's own work, or the city's board."""
    return "duties:mine" if access.own_unit_ids.intersection(holder_ids) else "duties:board"


def back(request: HttpRequest, otherwise: str) -> str:
    """Where the form said one came from, if that is here."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else otherwise
