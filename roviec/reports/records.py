"""Who may read the journal's record of a document: those who see the document itself."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from roviec.org.access import access_of
from roviec.reports.models import Document


def sees_document(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Document.objects.visible_to(access_of(user)).filter(pk=object_id).exists()
