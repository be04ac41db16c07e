"""The list of documents, and everything about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet

from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.reports.files import unchanged, verdict_of
from roviec.reports.layout.as_json import Json, from_json
from roviec.reports.layout.printed import printed
from roviec.reports.layout.signing import Verdict
from roviec.reports.models import Document, Rendering
from roviec.reports.sources import Source, indicators_of, source_of
from roviec.vietnamese.keys import search_key

A_PAGE: Final = 30


@dataclass(frozen=True)
class Chosen:
    """The list's filters, checked."""

    kind: str = ""
    state: str = ""
    period: str = ""
    unit: int | None = None  # an addressee
    q: str = ""


def documents(access: Access, chosen: Chosen, page: str = "1") -> Page[Document]:
    rows = Document.objects.visible_to(access).select_related("made_by").defer("content")
    for field in ("kind", "state", "period"):
        if value := getattr(chosen, field):
            rows = rows.filter(**{field: value})
    if chosen.unit is not None:
        rows = rows.filter(addressees__unit=chosen.unit)
    for word in search_key(chosen.q).split():
        rows = rows.filter(search_key__contains=word)
    return Paginator(rows, A_PAGE).get_page(page)


def to_sign(access: Access) -> QuerySet[Document]:
    """Drafts that wait for a signature this person may give, the oldest first."""
    rows = Document.objects.visible_to(access) if access.can("reports.sign") else Document.objects.none()
    return rows.filter(state=Document.State.DRAFT).defer("content").order_by("made_at", "pk")


@dataclass(frozen=True)
class DocumentPage:
    document: Document
    source: Source
    indicators: list[Source]
    print: dict[str, Json]
    files: list[Rendering]  # of what was signed, else of the draft
    broken: list[Rendering]  # whose bytes are not what was recorded
    verdict: Verdict | None  # of the digital signature, if it has one
    sent_to: list[str]  # names of the addressees the reader may see
    others: int


def document_page(document: Document, access: Access) -> DocumentPage:
    final = document.state != Document.State.DRAFT
    found = list(document.renderings.filter(final=final))
    names = unit_names()
    units = list(document.addressees.values_list("unit_id", flat=True))
    seen = sorted((unit for unit in units if access.sees(unit) and unit in names), key=lambda unit: names[unit].order)
    return DocumentPage(
        document,
        source=source_of(document.source),
        indicators=indicators_of(document.further_sources),
        print=printed(from_json(document.content)),
        files=found,
        broken=[each for each in found if not unchanged(each)],
        verdict=verdict_of(document) if document.digitally_signed else None,
        sent_to=[names[unit].name for unit in seen],
        others=len(units) - len(seen),
    )


def next_number(document: Document, on: date) -> int:
    """One more than the highest of its sort this year; what the registry really gave goes before it."""
    same = Document.objects.filter(unit=document.unit_id, notation=document.notation, year=on.year)
    highest: int | None = same.aggregate(last=Max("number"))["last"]
    return (highest or 0) + 1
