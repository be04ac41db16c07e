"""Columns whose headings and choices are understood in both languages of the interface, and shown in the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import TextChoices
from django.utils import translation
from django.utils.functional import Promise

from roviec.tables.reading import Column, Kind


def column(
    titles: Mapping[str, Promise], key: str, *, kind: Kind = Kind.TEXT, required: bool = False, longest: int = 0,
    hint: str = "", example: str = "",
) -> Column:  # fmt: skip
    return Column(
        key=key, title=str(titles[key]), also=tuple(_both(titles[key])), kind=kind, required=required,
        longest=longest, hint=hint, example=example,
    )  # fmt: skip


def choice(titles: Mapping[str, Promise], key: str, values: type[TextChoices], *, required: bool = False) -> Column:
    words = {value: str(label) for value, label in values.choices}
    others = {word: value for value, label in values.choices for word in _both(label)}
    plain = column(titles, key, kind=Kind.CHOICE, required=required)
    return replace(plain, choices=words, synonyms=others, example=next(iter(words.values())))


def _both(words: object) -> list[str]:
    said = []
    for language in ("vi", "en"):
        with translation.override(language):
            said.append(str(words))
    return said
