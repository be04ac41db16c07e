"""What reports tell the journal: who may read the record of a document (those who see it), and what its acts are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.journal.words import numbers
from roviec.org.access import access_of
from roviec.reports.models import Document


def sees_document(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Document.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def document_names(ids: Collection[str]) -> dict[str, str]:
    rows = Document.objects.filter(pk__in=numbers(ids)).defer("content")
    return {str(row.pk): " ".join(filter(None, (row.symbol, row.title[:80]))) for row in rows}


ACTS: Final[dict[str, Promise]] = {
    "reports.make": _("Lập văn bản"),
    "reports.sign": _("Ký văn bản"),
    "reports.discard": _("Bỏ dự thảo văn bản"),
    "reports.publish": _("Phát hành văn bản"),
}
KIND: Final = _("Văn bản đi")
