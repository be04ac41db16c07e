"""What a blocker hangs on where that is no duty: rooms above say it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from roviec.org.access import Access


@dataclass(frozen=True)
class Subject:
    """`label` is what kind of thing it is, `words` what the thing is called, `url` its page."""

    label: str | Promise
    words: str
    url: str


Find = Callable[
    [Collection[int], Access], dict[int, Subject]
]  # keys of blockers to what the reader may see of their subjects

_finders: list[Find] = []


def register_subjects(find: Find) -> None:
    _finders.append(find)


def subjects_of(blockers: Collection[int], access: Access) -> dict[int, Subject]:
    """By the blocker's key; one query a room."""
    return {pk: subject for find in _finders for pk, subject in find(blockers, access).items()} if blockers else {}
