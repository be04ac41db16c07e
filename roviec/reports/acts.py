"""What is done with documents: made from content that somebody else has drawn up, signed with a number and a day, published."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from roviec.duties.periods import parse
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access
from roviec.org.models import Unit
from roviec.reports import files
from roviec.reports.errors import DocumentRefused
from roviec.reports.layout import model as layout
from roviec.reports.layout.as_json import from_json, to_json
from roviec.reports.layout.wording import title_of
from roviec.reports.models import Addressee, Document, Rendering, symbol_of
from roviec.vietnamese.keys import search_key


def make_document(
    *,
    actor: Actor,
    access: Access | None,
    kind: str,
    unit: Unit,
    period: str,
    document: layout.Document,
    source: str,
    addressed_to: Sequence[int],
    further_sources: Sequence[str] = (),
) -> Document:
    """A draft, with its files. `access` is None for automatic acts; `source` names the rows behind the figures ("assess.run:12"), `further_sources`
    what else they were taken from.

    A number and a day that the content brings along are taken out: it gets them when it is signed. ValueError when
    `kind` or `period` is none.
    """
    if period:
        parse(period)
    if access is None:
        if not actor.key.startswith("system:"):
            raise PermissionDenied("reports.make")
    else:
        access.require("reports.make")
    content = dataclasses.replace(document, head=dataclasses.replace(document.head, number=None, on=None))
    made = Document(
        kind=Document.Kind(kind),
        title=title_of(content)[:500],
        unit=unit,
        period=period,
        source=source,
        further_sources=list(further_sources),
        content=to_json(content),
        notation=content.head.notation,
        made_by=access.person if access else None,
        search_key=search_key(title_of(content)),
    )
    with files.stored(files.render(content), final=False) as rows, transaction.atomic():
        made.save()
        _keep(made, rows)
        Addressee.objects.bulk_create([Addressee(document=made, unit_id=each) for each in dict.fromkeys(addressed_to)])
        after = {"kind": kind, "unit": unit.code, "period": period, "source": source, "files": _hashes(rows)}
        if further_sources:
            after["further_sources"] = list(further_sources)
        record(actor=actor, act="reports.make", obj=made, after=after)
    return made


def sign_document(*, actor: Actor, access: Access, document: Document, number: int, on: date) -> None:
    """Number and day are set, the files are made for good, and the PDF gets the city's digital signature if there is a key.

    DocumentRefused leaves a draft: "day_ahead" (of today), "not_draft", "number_taken", "key_failed", "no_font".
    """
    _require(access, document)
    if on > timezone.localdate():
        raise DocumentRefused("day_ahead")
    content = from_json(document.content)
    content = dataclasses.replace(content, head=dataclasses.replace(content.head, number=number, on=on))
    made = files.render(content)
    digitally = files.sign(made, content)
    symbol = symbol_of(number, document.notation)
    values = {
        "search_key": search_key(f"{symbol} {document.title}"),
        "state": Document.State.SIGNED, "number": number, "year": on.year, "issued_on": on, "content": to_json(content),
        "signed_at": timezone.now(), "signed_by": access.person, "digitally_signed": digitally,
    }  # fmt: skip
    with files.stored(made, final=True) as rows, transaction.atomic():
        _move(document, Document.State.DRAFT, values, otherwise="not_draft")
        _keep(document, rows)
        after = {"number": document.symbol, "on": on, "digitally_signed": digitally, "files": _hashes(rows)}
        record(actor=actor, act="reports.sign", obj=document, before={"state": "draft"}, after=after)


@transaction.atomic
def discard_document(*, actor: Actor, access: Access, document: Document, reason: str) -> None:
    """A draft that nobody will sign goes, files and all; the journal keeps what it was. DocumentRefused: "no_reason", "not_draft"."""
    access.require("reports.make")
    if not Document.objects.visible_to(access).filter(pk=document.pk).exists():
        raise PermissionDenied("reports.make")
    reason = reason.strip()
    if not reason:
        raise DocumentRefused("no_reason")
    draft = Document.objects.select_for_update().filter(pk=document.pk, state=Document.State.DRAFT).first()
    if draft is None:
        raise DocumentRefused("not_draft")
    rows, key = list(draft.renderings.all()), str(draft.pk)
    draft.renderings.all().delete()
    draft.delete()
    for row in rows:
        transaction.on_commit(partial(row.file.delete, save=False))
    before = {"kind": draft.kind, "period": draft.period, "source": draft.source, "files": _hashes(rows)}
    record(actor=actor, act="reports.discard", obj=("reports.document", key), before=before, reason=reason)


@transaction.atomic
def publish_document(*, actor: Actor, access: Access, document: Document) -> None:
    """Its addressees see it from now on. DocumentRefused "file_changed" when a stored file is not what was signed."""
    _require(access, document)
    finals = list(document.renderings.filter(final=True))
    intact = all(files.unchanged(each) for each in finals)
    if document.state != Document.State.DRAFT and not (
        intact and (not document.digitally_signed or files.verdict_of(document).intact)
    ):
        raise DocumentRefused("file_changed")
    values = {"state": Document.State.PUBLISHED, "published_at": timezone.now(), "published_by": access.person}
    _move(document, Document.State.SIGNED, values, otherwise="not_signed")
    units = document.addressees.count()
    record(actor=actor, act="reports.publish", obj=document, before={"state": "signed"}, after={"units": units})


def _require(access: Access, document: Document) -> None:
    access.require("reports.sign")
    if not Document.objects.visible_to(access).filter(pk=document.pk).exists():
        raise PermissionDenied("reports.sign")


def _move(document: Document, state: str, values: dict[str, object], *, otherwise: str) -> None:
    """One conditional UPDATE: not exactly one row means that somebody was quicker."""
    try:
        with transaction.atomic():
            moved = Document.objects.filter(pk=document.pk, state=state).update(**values)
    except IntegrityError as error:
        raise DocumentRefused("number_taken") from error
    if moved != 1:
        raise DocumentRefused(otherwise)
    document.refresh_from_db()


def _keep(document: Document, rows: list[Rendering]) -> None:
    for row in rows:
        row.document = document
    Rendering.objects.bulk_create(rows)


def _hashes(rows: list[Rendering]) -> dict[str, str]:
    return {row.format: row.sha256 for row in rows}
