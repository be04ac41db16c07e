"""Reports, evidence and sheets for the tests of this room."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from django.core.files.base import ContentFile
from PIL import Image

from roviec.duties import acts
from roviec.duties.acts import Content
from roviec.duties.models import DutySheet, Evidence, Obligation, Report, Review, Sheet
from roviec.duties.sheets import Value
from tests.conftest import Member

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
FIELDS = [
    {"code": "luot", "label": "Tổng số lượt", "kind": "count", "unit": "lượt", "total": "sum"},
    {"code": "truc-tuyen", "label": "Trực tuyến", "kind": "count", "total": "sum"},
    {"code": "ty-le", "label": "Tỷ lệ", "kind": "ratio", "total": "ratio", "part": "truc-tuyen", "whole": "luot"},
    {"code": "hinh-thuc", "label": "Hình thức", "kind": "text", "total": "join"},
    {"code": "phu-luc", "label": "Phụ lục 2", "kind": "file"},
]
GIVEN: Mapping[str, Value | None] = {"luot": 120, "truc-tuyen": 100, "hinh-thuc": "Loa phường"}


def png(width: int = 40, height: int = 30, colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def office(part: str, *others: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("[Content_Types].xml", part, *others):
            package.writestr(name, "<x/>")
    return out.getvalue()


def sheet_of(obligation: Obligation, since: date = date(2024, 1, 1), **facts: object) -> Sheet:
    """A sheet, and the obligation's duty reports on it."""
    told = {"code": "bieu-thu", "title": "Biểu thử nghiệm", "fields": FIELDS, "valid_from": since, **facts}
    sheet = Sheet.objects.create(**told)
    DutySheet.objects.create(duty=obligation.duty, code=sheet.code, since=since)
    return sheet


def draft(member: Member, obligation: Obligation, **said: object) -> Report:
    """Started, and saved with what is said of it."""
    access = member.access
    report = acts.draft_report(actor=access.actor, access=access, obligation=obligation)
    if said:
        content = Content(**said)  # type: ignore[arg-type]
        report = acts.draft_report(
            actor=access.actor, access=access, obligation=obligation, content=content, seen=report.changed_at
        )
    return report


def attach(
    member: Member, report: Report, data: bytes = PDF, name: str = "minh-chung.pdf", **facts: object
) -> Evidence:
    access = member.access
    file = ContentFile(data, name=name)
    return acts.attach_evidence(
        actor=access.actor, access=access, report=report, file=file, name=name, **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def submit(member: Member, report: Report, day: date | None = None) -> Report:
    access = member.access
    return acts.submit_report(actor=access.actor, access=access, report=report, day=day)


def handed_in(member: Member, obligation: Obligation, *, evidence: bytes | None = None, **said: object) -> Report:
    report = draft(member, obligation, **{"claim": "done", "text": "Đã rà soát xong.", **said})
    if evidence is not None:
        attach(member, report, evidence)
    return submit(member, report)


def judge(
    member: Member, report: Report, *, accept: bool, verdict: str = "shown", complete: bool = True, note: str = ""
) -> Review:
    access = member.access
    return acts.review_report(
        actor=access.actor, access=access, report=report, verdict=verdict, complete=complete, accept=accept, note=note
    )
