"""What an act answers: the code of its refusal, or "" when it was done."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied

from roviec.journal.models import Entry
from roviec.programme.errors import ProgrammeRefused


def code(act: Callable[..., object], **said: object) -> str:
    before = Entry.objects.count()
    try:
        act(**said)
    except (ProgrammeRefused, PermissionDenied) as error:
        # whatever was refused has left no trace
        assert Entry.objects.count() == before
        return error.code if isinstance(error, ProgrammeRefused) else "forbidden"
    assert Entry.objects.count() > before
    return ""


def entry() -> Entry:
    found = Entry.objects.order_by("-seq").first()
    assert found is not None
    return found
