"""A file or a pasted text becomes a draft: text, clauses, proposed tasks, citations and warnings, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from roviec.directives import intake
from roviec.directives.acts.drafts import require_preparer
from roviec.directives.acts.storing import fitted, store_reading
from roviec.directives.amendments.finding import store_amendments
from roviec.directives.models import Annex, Directive
from roviec.directives.numbers import number_key
from roviec.directives.places import place_of
from roviec.directives.reading import Reading, read
from roviec.directives.signed import judged
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.models import Person
from roviec.vietnamese.keys import search_key

Sent = tuple[bytes, str]  # a file and its name
LEADERLESS = "row-without-lead"
NAMED = 10  # rows of a table that a warning names
PASTED_NAME = "van-ban-dan.txt"


def take_directive(
    *,
    actor: Actor,
    person: Person | None,
    data: bytes,
    filename: str,
    annexes: Sequence[Sent] = (),
    is_sample: bool = False,
) -> Directive:
    """Raises IntakeError, and stores nothing, when the file or one of its annexes cannot be taken."""
    require_preparer(actor)
    taken = intake.with_annexes(intake.take(data, filename), annexes)
    return store_taken(actor, person, taken, data, filename, annexes, is_sample)


def take_pasted(*, actor: Actor, person: Person | None, text: str, annexes: Sequence[Sent] = ()) -> Directive:
    require_preparer(actor)
    data = text.encode("utf-8", "surrogatepass")
    taken = intake.with_annexes(intake.take_pasted(text), annexes)
    return store_taken(actor, person, taken, data, PASTED_NAME, annexes)


def store_taken(
    actor: Actor,
    person: Person | None,
    taken: intake.Taken,
    data: bytes,
    filename: str,
    annexes: Sequence[Sent] = (),
    is_sample: bool = False,
) -> Directive:
    """What was read of a file and of its annexes, as a draft."""
    reading = _headed(read(taken.text, issued_on=taken.head.issued_on), taken.head)
    directive = _directive(reading, taken)
    directive.warnings += judged(data) if taken.kind == "pdf" else []
    directive.taken_by, directive.is_sample = person, is_sample
    directive.source_name = plain_name(filename)
    extension = "txt" if taken.kind == "pasted" else taken.kind
    # The name on disk is ours: nothing of what the sender called the file reaches the file system.
    directive.source_file.save(f"{taken.sha256}.{extension}", ContentFile(data), save=False)
    rows = _annexes(taken, annexes)
    try:
        for row, sent in rows:
            if sent:
                row.source_file.save(f"{row.source_sha256}.{row.source_kind}", ContentFile(sent[0]), save=False)
        return _stored(actor, directive, reading, [row for row, _ in rows])
    except BaseException:
        for field in (directive.source_file, *(row.source_file for row, _ in rows)):
            if field:
                field.delete(save=False)
        raise


def _annexes(taken: intake.Taken, sent: Sequence[Sent]) -> list[tuple[Annex, Sent | None]]:
    """Rows of the text's parts, each with the file that it was sent as, if it was."""
    own = len(taken.parts) - len(sent)  # those inside the directive's own file come first
    return [
        (
            Annex(
                order=order, source_name=plain_name(part.name), source_kind=part.kind, source_sha256=part.sha256,
                start=part.start, end=part.end, places=[list(place) for place in part.places],
            ),
            sent[order - own] if order >= own else None,
        )
        for order, part in enumerate(taken.parts)
    ]  # fmt: skip


@transaction.atomic
def _stored(actor: Actor, directive: Directive, reading: Reading, annexes: Sequence[Annex]) -> Directive:
    directive.warnings += _leaderless(reading, annexes) + _already_here(directive)
    directive.save()
    for annex in annexes:
        annex.directive = directive
    Annex.objects.bulk_create(annexes)
    tasks = store_reading(directive, reading, directive.issued_on or timezone.localdate())
    amendments = store_amendments(directive, reading)
    after: dict[str, object] = {
        "sha256": directive.source_sha256,
        "kind": directive.source_kind,
        "tasks": tasks,
        "amendments": amendments,
    }
    if annexes:
        after["annexes"] = [annex.source_sha256 for annex in annexes]
    record(actor=actor, act="directives.take", obj=directive, after=after)
    return directive


def _directive(reading: Reading, taken: intake.Taken) -> Directive:
    head = reading.document
    number = fitted(Directive, "number", head.number)
    words = (head.number, head.type, head.issuer, head.subject, reading.text)
    warnings: list[dict[str, object]] = [{"code": one.code, "fields": one.fields} for one in taken.warnings]
    warnings += [{"code": one.code, "fields": one.fields} for one in reading.warnings if one.code != LEADERLESS]
    return Directive(
        number=number,
        number_key=number_key(number),
        type=fitted(Directive, "type", head.type),
        issuer=fitted(Directive, "issuer", head.issuer),
        place=fitted(Directive, "place", head.place),
        issued_on=head.issued_on,
        subject=head.subject or "",
        recipients=list(head.recipients),
        signer=fitted(Directive, "signer", head.signer),
        text=reading.text,
        coverage=reading.coverage,
        warnings=warnings,
        search_key=search_key(" ".join(filter(None, words))),
        source_kind=taken.kind,
        source_sha256=taken.sha256,
    )


def _leaderless(reading: Reading, annexes: Sequence[Annex]) -> list[dict[str, object]]:
    """The rows of tables that order something and charge nobody: one warning that says where they are."""
    found = [one for one in reading.warnings if one.code == LEADERLESS]
    rows = [place_of(annexes, one.start) or {"words": one.fields["words"]} for one in found[:NAMED]]
    return [{"code": LEADERLESS, "fields": {"count": len(found), "rows": rows}}] if found else []


def _headed(reading: Reading, head: intake.Head) -> Reading:
    """What an envelope says of its document stands over what was read in the text."""
    said = {each.name: value for each in fields(head) if (value := getattr(head, each.name)) is not None}
    return replace(reading, document=replace(reading.document, **said))


def _already_here(directive: Directive) -> list[dict[str, object]]:
    """The same bytes, or another document of this number, are here already: worth saying, not a reason to refuse."""
    live = Directive.objects.exclude(state=Directive.State.DROPPED)
    same = live.filter(source_sha256=directive.source_sha256).order_by("pk").first()
    if same is not None:
        return [{"code": "already_here", "fields": {"directive": same.pk, "name": str(same)}}]
    others = live.filter(number_key=directive.number_key).count() if directive.number_key else 0
    return [{"code": "number_known", "fields": {"number": directive.number, "count": others}}] if others else []


def plain_name(filename: str) -> str:
    """The last part of a sender's path, printable, as long as the column."""
    name = filename.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in name if letter.isprintable())[-255:] or PASTED_NAME
