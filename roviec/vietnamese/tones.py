"""Vowels, tones, and where the tone mark stands."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TONE_MARKS: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Combining marks by tone number, in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng."""

BARE_VOWELS: Final = "aăâeêioôơuưy"


def _table() -> dict[str, tuple[str, int]]:
    table = {}
    for vowel in BARE_VOWELS + BARE_VOWELS.upper():
        for tone, mark in enumerate(TONE_MARKS):
            table[unicodedata.normalize("NFC", vowel + mark)] = (vowel, tone)
    return table


TONED: Final[dict[str, tuple[str, int]]] = _table()
"""Each of the 144 vowel letters -> (the same vowel without tone, tone number)."""

_LETTER: Final = {pair: letter for letter, pair in TONED.items()}
_MODIFIED: Final = frozenset("ăâêôơư")
_NUCLEI: Final = [
    "iêu",
    "oai",
    "oao",
    "oay",
    "oeo",
    "uây",
    "uôi",
    "uya",
    "uyê",
    "uyu",
    "ươi",
    "ươu",
    "yêu",
    "ai",
    "ao",
    "au",
    "ay",
    "âu",
    "ây",
    "eo",
    "êu",
    "ia",
    "iê",
    "iu",
    "oa",
    "oă",
    "oe",
    "oi",
    "oo",
    "ôi",
    "ơi",
    "ua",
    "uâ",
    "uê",
    "ui",
    "uô",
    "uơ",
    "uy",
    "ưa",
    "ưi",
    "ươ",
    "ưu",
    "yê",
    "a",
    "ă",
    "â",
    "e",
    "ê",
    "i",
    "o",
    "ô",
    "ơ",
    "u",
    "ư",
    "y",
]
SYLLABLE: Final = re.compile(
    rf"(ngh|ng|nh|ch|gh|gi(?=[aăâeêoôơuư])|kh|ph|qu(?=[aăâeêioôơy])|th|tr|[bcdđghklmnprstvx]?)"
    rf"({'|'.join(_NUCLEI)})(ng|nh|ch|[cmnpt])?"
)
"""A lower-case Vietnamese syllable without its tone: onset, vowels, final consonant."""

_WORD = re.compile(r"[^\W\d_]+")


def tone_of(letter: str) -> tuple[str, int]:
    """(letter without its tone, tone number 0-5); other letters come back as they are, with 0."""
    return TONED.get(letter, (letter, 0))


def tone_place(word: str, *, new_style: bool = False) -> str:
    """One syllable (NFC) with its tone mark in the one right place: "hoà" -> "hòa", "thuý" -> "thúy", "uỷ" -> "ủy".

    Only oa, oe and uy at the end of a syllable differ between the styles; the old one is the default. A mark in a
    plainly wrong place ("hòan") is moved in both styles. What isn't a Vietnamese syllable with one tone is left alone.
    """
    pairs = [tone_of(letter) for letter in word]
    tones = [tone for _, tone in pairs if tone]
    if len(tones) != 1:
        return word
    match = SYLLABLE.fullmatch("".join(bare for bare, _ in pairs).lower())
    if match is None:
        return word
    target = match.start(2) + _marked_vowel(match[2], closed=match[3] is not None, new_style=new_style)
    letters = [_LETTER.get((bare, tones[0] if at == target else 0), bare) for at, (bare, _) in enumerate(pairs)]
    return "".join(letters)


def _marked_vowel(vowels: str, *, closed: bool, new_style: bool) -> int:
    """Index in the vowel group that bears the tone."""
    modified = [at for at, vowel in enumerate(vowels) if vowel in _MODIFIED]
    if modified:
        return modified[-1]  # ươ: on ơ
    if closed:
        return len(vowels) - 1
    if len(vowels) == 3:
        return 1
    return 1 if new_style and vowels in {"oa", "oe", "uy"} else 0


def place_tones(text: str, *, new_style: bool = False) -> str:
    """`tone_place` on every word of a running NFC text; length doesn't change."""
    return _WORD.sub(lambda match: tone_place(match[0], new_style=new_style), text)
