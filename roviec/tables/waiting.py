"""Between the preview and the yes: one file a person and purpose, kept in the database, forgotten after a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from roviec.tables.models import Waiting

KEPT: Final = timedelta(days=1)


@transaction.atomic
def keep(*, user_id: int, purpose: str, filename: str, data: bytes) -> Waiting:
    """In place of the one sent before; files that were forgotten go with it."""
    Waiting.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
    Waiting.objects.filter(user_id=user_id, purpose=purpose).delete()
    return Waiting.objects.create(user_id=user_id, purpose=purpose, filename=filename[-255:], data=data)


def waiting(*, user_id: int, purpose: str, pk: int) -> Waiting | None:
    """The file with that key, while it is still the one that waits."""
    since = timezone.now() - KEPT
    return Waiting.objects.filter(pk=pk, user_id=user_id, purpose=purpose, sent_at__gte=since).first()
