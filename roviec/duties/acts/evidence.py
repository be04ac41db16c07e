"""Evidence of a draft: attached, replaced by a later version, withdrawn. Once the report is handed in, nothing of it changes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from hashlib import sha256
from typing import Final
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from roviec.duties import figures
from roviec.duties.acts.doors import locked_draft
from roviec.duties.evidence import FILE_BYTES, FILES, Unfit, media_type_of
from roviec.duties.models import Evidence, Report
from roviec.duties.refused import ReportRefused
from roviec.duties.sheets import Kind
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access

_UNFIT_FOR_A_NAME: Final = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST: Final = 200
LONGEST_NOTE: Final = 300


@transaction.atomic
def attach_evidence(
    *,
    actor: Actor,
    access: Access,
    report: Report,
    file: File[bytes],
    name: str,
    field: str = "",
    valid_on: date | None = None,
    note: str = "",
    replaces: Evidence | None = None,
) -> Evidence:
    """`field` is the file that the sheet asks for, `valid_on` the date that stands on it.

    ReportRefused: "forbidden", "not_a_draft", "too_many_files", "file_too_large", "file_twice", "file_unfit" (`at["file"]`
    says in what way), "valid_ahead", "unknown_figure", "replaced_already".
    """
    draft = locked_draft(access, report)
    _refuse(draft, file, field, valid_on, replaces)
    media_type = _media_type(file, name)
    digest = _digest(file)
    if draft.evidence.filter(sha256=digest, replaced_by=None).exists():
        raise ReportRefused("file_twice")
    row = Evidence(
        report=draft, field=field, name=shown_name(name), media_type=media_type, size=file.size, sha256=digest,
        valid_on=valid_on, note=note.strip()[:LONGEST_NOTE], replaces=replaces, added_by=access.person,
    )  # fmt: skip
    row.file.save(uuid4().hex, file, save=False)  # a name of ours: the sender's may say anything
    try:
        row.save()
        after = {"evidence": row.pk, "sha256": digest, "size": row.size, "replaces": replaces.pk if replaces else None}
        record(actor=actor, act="duties.attach_evidence", obj=draft, after=after)
    except BaseException:
        row.file.delete(save=False)
        raise
    return row


def replace_evidence(
    *, actor: Actor, access: Access, evidence: Evidence, file: File[bytes], name: str, valid_on: date | None = None
) -> Evidence:
    """A later version of the same piece; the earlier one stays, marked as replaced. Refused as `attach_evidence` does."""
    return attach_evidence(
        actor=actor, access=access, report=evidence.report, file=file, name=name, field=evidence.field,
        valid_on=valid_on, note=evidence.note, replaces=evidence,
    )  # fmt: skip


@transaction.atomic
def withdraw_evidence(*, actor: Actor, access: Access, evidence: Evidence) -> None:
    """Out of the draft; the version before it, if there is one, holds again.

    ReportRefused: "forbidden", "not_a_draft", "replaced_already".
    """
    draft = locked_draft(access, evidence.report)
    if evidence.replaced_by.exists():
        raise ReportRefused("replaced_already")
    after = {"evidence": evidence.pk, "sha256": evidence.sha256}
    evidence.delete()
    if not Evidence.objects.filter(
        file=evidence.file.name
    ).exists():  # a report before this one may stand on the same file
        transaction.on_commit(lambda: evidence.file.delete(save=False))
    record(actor=actor, act="duties.withdraw_evidence", obj=draft, after=after)


def shown_name(name: str) -> str:
    """The sender's name for the file, without a path, control characters or marks that turn the text around."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = _UNFIT_FOR_A_NAME.sub("", last).strip() or "tep"
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[: _LONGEST - 10]}.{ending[:9]}" if dot and stem else clean[:_LONGEST]


def _refuse(draft: Report, file: File[bytes], field: str, valid_on: date | None, replaces: Evidence | None) -> None:
    if file.size > FILE_BYTES:
        raise ReportRefused("file_too_large")
    if draft.evidence.count() >= FILES:
        raise ReportRefused("too_many_files")
    if valid_on is not None and valid_on > timezone.localdate():
        raise ReportRefused("valid_ahead")
    asked = {each.code for each in figures.fields(draft.sheet) if each.kind is Kind.FILE}
    if field and field not in asked and replaces is None:
        raise ReportRefused("unknown_figure", {field: ""})
    if replaces is not None and (replaces.report_id != draft.pk or replaces.replaced_by.exists()):
        raise ReportRefused("replaced_already")


def _media_type(file: File[bytes], name: str) -> str:
    try:
        return media_type_of(file, name)
    except Unfit as unfit:
        raise ReportRefused("file_unfit", {"file": unfit.code}) from None


def _digest(file: File[bytes]) -> str:
    found = sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()
