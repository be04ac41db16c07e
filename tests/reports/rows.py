"""Documents as rows without the work of setting them, for tests that are about something else."""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from roviec.org.models import Unit
from roviec.reports.layout.as_json import to_json
from roviec.reports.models import Addressee, Document, Rendering
from tests.reports.layout.documents import dispatch


def draft_row(unit: Unit) -> Document:
    return Document.objects.create(
        kind=Document.Kind.NOTICE,
        title="Thông báo thử",
        unit=unit,
        source="tests",
        content=to_json(dispatch()),
        search_key="",
    )


def published_row(unit: Unit, to: Unit) -> Document:
    now = timezone.now()
    document = draft_row(unit)
    document.state, document.number, document.year = Document.State.PUBLISHED, 1, 2026
    document.issued_on, document.signed_at, document.published_at = date(2026, 1, 5), now, now
    document.save()
    Addressee.objects.create(document=document, unit=to)
    row = Rendering(document=document, format="pdf", final=True, sha256="0" * 64, size=3)
    row.file.save("thu.pdf", ContentFile(b"pdf"))
    return document
