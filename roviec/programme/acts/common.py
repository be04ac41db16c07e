"""What the acts ask of every word and day."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from roviec.programme.errors import ProgrammeRefused


def words(text: str, code: str = "no_words") -> str:
    said = text.strip()
    if not said:
        raise ProgrammeRefused(code)
    return said


def past(day: date) -> date:
    """A day on which something has happened: today at the latest."""
    if day > timezone.localdate():
        raise ProgrammeRefused("in_the_future")
    return day
