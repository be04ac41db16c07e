"""Names of public bodies: one key for all the ways to write a body's name."""

from __future__ import annotations

import re
from typing import Final

from roviec.vietnamese.abbreviations import AFTER_BODY, BEFORE_NAME, EVERYWHERE
from roviec.vietnamese.keys import search_key

_BODIES: Final = frozenset({"so", "bo", "phong"})
_MAX_ERRORS: Final = 3
_NUMBER = re.compile(r"\d+|\b(?:ii|iii|iv|vii|viii|ix)\b|\bv$")  # Roman ones only where they can't be a syllable

Tokens = tuple[str, ...]


def _words(text: str) -> Tokens:
    return tuple(word for word in search_key(text).split() if word != "va")


def _expansions() -> dict[Tokens, Tokens]:
    table: dict[Tokens, Tokens] = {}
    for short, full in EVERYWHERE.items():
        table[_words(short)] = table["".join(_words(short)),] = _words(full)
    return table


_EXPANSIONS: Final = _expansions()
_LONGEST: Final = max(map(len, _EXPANSIONS))
_AFTER_BODY: Final = {search_key(short): _words(full) for short, full in AFTER_BODY.items()}
_BEFORE_NAME: Final = {search_key(short): _words(full) for short, full in BEFORE_NAME.items()}


def agency_key(name: str) -> str:
    """Folded, short forms written out, without "và": "Sở TT&TT", "SỞ TTTT" -> "so thong tin truyen thong".

    Names of places stay in it: "UBND TP Đà Nẵng" and "UBND quận Hải Châu" are two bodies.
    """
    words = _words(name)
    key: list[str] = []
    at = 0
    while at < len(words):
        taken, full = _expand(words, at)
        key += full
        at += taken
    return " ".join(key)


def _expand(words: Tokens, at: int) -> tuple[int, Tokens]:
    """How many words from `at` make a short form, and what it stands for (the word itself when none)."""
    word = words[at]
    if at and words[at - 1] in _BODIES and word in _AFTER_BODY:
        return 1, _AFTER_BODY[word]
    if at + 1 < len(words) and word in _BEFORE_NAME:
        return 1, _BEFORE_NAME[word]
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        if full := _EXPANSIONS.get(words[at : at + count]):
            return count, full
    return 1, (word,)


def agency_similarity(one: str, other: str) -> float:
    """1.0 for one key, near 1 for a slip of a letter or two (also two letters swapped), 0.0 beyond three.

    Bodies whose numbers differ ("Quận 1", "Quận 3") are never alike. Real wards can be one letter apart (Trà Vân,
    Trà Tân): take an exact key before the most similar one, and ask a person when two are as near.
    """
    a, b = agency_key(one), agency_key(other)
    if a == b:
        return 1.0 if a else 0.0
    if _NUMBER.findall(a) != _NUMBER.findall(b):
        return 0.0
    errors = _distance(a.replace(" ", ""), b.replace(" ", ""))
    return 0.0 if errors > _MAX_ERRORS else 1.0 - max(errors, 1) / (max(len(a), len(b)) + 1)


def _distance(a: str, b: str) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; `_MAX_ERRORS` + 1 when there are more."""
    beyond = _MAX_ERRORS + 1
    if abs(len(a) - len(b)) > _MAX_ERRORS:
        return beyond
    width = len(b) + 1
    before: list[int] = []
    row = list(range(width))
    for i, letter in enumerate(a, start=1):
        low, high = max(1, i - _MAX_ERRORS), min(len(b), i + _MAX_ERRORS)
        new = [beyond + i] * width
        new[0] = i
        for j in range(low, high + 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != b[j - 1]))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, before[j - 2] + 1)
            new[j] = cost
        if min(new[low - 1 : high + 1], default=beyond) > _MAX_ERRORS:
            return beyond
        before, row = row, new
    return min(row[len(b)], beyond)
