"""Scanned papers: put in the queue, recognised page by page, and made a draft; given up by a person, or tried again.

Each page is stored when it is done, so that a worker killed in the middle is followed by one that goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from roviec.directives import intake
from roviec.directives.acts.drafts import require_preparer
from roviec.directives.acts.taking import Sent, plain_name, store_taken
from roviec.directives.errors import Refused
from roviec.directives.intake import IntakeError, scan
from roviec.directives.models import Annex, Directive, Scan, ScanPage
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.models import Person

JOB: Final = "directives.recognise"
LEFT_ALONE: Final = timedelta(minutes=5)  # longer than a page may take: whoever worked on it is gone
_LIVE: Final = [Scan.State.WAITING, Scan.State.READING]


def take_or_queue(
    *, actor: Actor, person: Person | None, data: bytes, filename: str, annexes: Sequence[Sent] = ()
) -> Directive | Scan:
    """A draft at once; of a file with pages to recognise, its place in the queue.

    A paper of text and of pictures is read without these where nothing can recognise them, with a warning.
    """
    require_preparer(actor)
    try:
        taken = intake.take(data, filename)
    except IntakeError as error:
        if error.code != "scan_only":
            raise
        return queue_scan(actor=actor, person=person, data=data, filename=filename, annexes=annexes)
    if any(warned.code == "pages_without_text" for warned in taken.warnings) and scan.installed():
        return queue_scan(actor=actor, person=person, data=data, filename=filename, annexes=annexes)
    return store_taken(actor, person, intake.with_annexes(taken, annexes), data, filename, annexes)


def queue_scan(
    *, actor: Actor, person: Person | None, data: bytes, filename: str, annexes: Sequence[Sent] = ()
) -> Scan:
    """Raises IntakeError, and stores nothing, when no page of it can be recognised, or not here, or an annex cannot be read."""
    require_preparer(actor)
    kind, pages = intake.pages_to_recognise(data, filename)
    if not scan.installed():
        raise IntakeError("no_recogniser", packages=scan.PACKAGES)
    parts = intake.with_annexes(intake.Taken("", kind, "", "unicode", ()), annexes).parts
    row = Scan(pages=list(pages), source_name=plain_name(filename), taken_by=person)
    row.source_sha256 = hashlib.sha256(data).hexdigest()
    row.source_file.save(f"{row.source_sha256}.{kind}", ContentFile(data), save=False)
    waiting = [
        Annex(order=order, source_name=plain_name(part.name), source_kind=part.kind, source_sha256=part.sha256)
        for order, part in enumerate(parts)
    ]
    try:
        for annex, sent in zip(waiting, annexes, strict=True):
            annex.source_file.save(f"{annex.source_sha256}.{annex.source_kind}", ContentFile(sent[0]), save=False)
        with transaction.atomic():
            row.save()
            for annex in waiting:
                annex.scan = row
            Annex.objects.bulk_create(waiting)
            after = {"sha256": row.source_sha256, "pages": len(pages)}
            record(actor=actor, act="directives.queue_scan", obj=row, after=after)
    except BaseException:
        for field in (row.source_file, *(annex.source_file for annex in waiting)):
            if field:
                field.delete(save=False)
        raise
    return row


@transaction.atomic
def drop_scan(*, actor: Actor, row: Scan) -> None:
    """Give it up: it becomes no directive. The file stays with the row."""
    require_preparer(actor)
    before = _locked(row, [*_LIVE, Scan.State.FAILED]).state
    Scan.objects.filter(pk=row.pk).update(state=Scan.State.DROPPED)
    ScanPage.objects.filter(scan=row).delete()
    after = {"state": Scan.State.DROPPED}
    record(actor=actor, act="directives.drop_scan", obj=row, before={"state": before}, after=after)


@transaction.atomic
def retry_scan(*, actor: Actor, row: Scan) -> None:
    """One that failed goes back to the queue; the pages that were done are kept."""
    require_preparer(actor)
    before = _locked(row, [Scan.State.FAILED]).state
    Scan.objects.filter(pk=row.pk).update(state=Scan.State.WAITING, refusal=None, touched_at=None)
    after = {"state": Scan.State.WAITING}
    record(actor=actor, act="directives.retry_scan", obj=row, before={"state": before}, after=after)


def left_alone(now: datetime) -> Q:
    """Those that nobody works on."""
    return Q(state__in=_LIVE) & (Q(touched_at=None) | Q(touched_at__lt=now - LEFT_ALONE))


def recognise(scan_id: int) -> Directive | None:
    """All its pages, then the draft; None when somebody else is at it, or it is over."""
    now = timezone.now()
    taken = Scan.objects.filter(left_alone(now), pk=scan_id).update(state=Scan.State.READING, touched_at=now)
    if not taken:
        return None
    row = Scan.objects.get(pk=scan_id)
    with row.source_file.open("rb") as file:
        data = file.read()
    try:
        with scan.Preparer(data) as pages:
            whole, of = _all_pages(row, pages), pages.count
        return _finished(row, data, of) if whole else None
    except IntakeError as error:
        refusal = {"code": error.code, "fields": error.fields}
        Scan.objects.filter(pk=row.pk, state=Scan.State.READING).update(state=Scan.State.FAILED, refusal=refusal)
        return None


def _all_pages(row: Scan, pages: scan.Preparer) -> bool:
    """False when it was given up meanwhile."""
    done = set(row.found.values_list("number", flat=True))
    for number in row.pages:
        if number in done:
            continue
        found, printed = scan.recognise_page(pages, number)
        values = {"words": found.as_json(), "printed": printed}
        with transaction.atomic():
            mine = Scan.objects.filter(pk=row.pk, state=Scan.State.READING)
            if not mine.update(touched_at=timezone.now()):
                return False
            ScanPage.objects.get_or_create(scan=row, number=number, defaults=values)
    return True


def _finished(row: Scan, data: bytes, of: int) -> Directive | None:
    """`of`: the pages of the file, those with text counted."""
    rows = list(row.found.order_by("number"))
    found = {each.number: scan.from_json(each.words) for each in rows}
    waiting = list(row.annexes.all())
    annexes = [(_bytes(annex), annex.source_name) for annex in waiting]
    taken = intake.with_annexes(intake.take_recognised(data, row.source_name, found, of), annexes)
    searchable = scan.joined({each.number: bytes(each.printed) for each in rows}, data if len(rows) < of else None)
    row.searchable.save(f"{row.source_sha256}-nhan-dang.pdf", ContentFile(searchable), save=False)
    source = row.source_file.name
    try:
        with transaction.atomic():
            if _locked(row, [Scan.State.READING]).directive_id:
                return None
            row.directive = store_taken(Actor.system(JOB), row.taken_by, taken, data, row.source_name, annexes)
            row.annexes.all().delete()
            row.state, row.source_file, row.touched_at = Scan.State.DONE, "", timezone.now()
            row.save()
            row.found.all().delete()
    except BaseException:
        row.searchable.delete(save=False)
        raise
    for name in (source, *(annex.source_file.name for annex in waiting)):
        row.source_file.storage.delete(name)
    return row.directive


def _bytes(annex: Annex) -> bytes:
    with annex.source_file.open("rb") as file:
        return bytes(file.read())


def _locked(row: Scan, states: list[Scan.State]) -> Scan:
    fresh = Scan.objects.select_for_update().get(pk=row.pk)
    if fresh.state not in states:
        raise Refused("scan_over")
    return fresh
