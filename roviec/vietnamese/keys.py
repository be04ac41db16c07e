"""Keys to find, to compare and to sort by. Store them beside the text: no database folds or sorts Vietnamese alike."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from roviec.vietnamese.composed import nfc
from roviec.vietnamese.tones import tone_of

_NOT_WORD = re.compile(r"[\W_]+")
_FINAL_Y = re.compile(r"(?:(?<=[bcdđghklmnpqrstvx])|(?<=\bqu))y(?=\d?\b)")
_MARKS: Final = dict.fromkeys(range(0x0300, 0x0370), "")


def _folding() -> dict[int, str]:
    """Every Latin letter -> its plain lower-case letters; combining marks -> nothing; ASCII punctuation -> a space.

    ASCII is spelt out in full because `str.translate` pays an exception for each character that it doesn't find.
    """
    table = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
    table |= {ord("đ"): "d", ord("Đ"): "d", 0xD0: "d", 0xF0: "d"}  # eth is a mistyped đ
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1EFA)):
        parts = unicodedata.normalize("NFKD", chr(code).lower())
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        if plain.isascii() and plain.isalpha():
            table[code] = plain
    return table | _MARKS


FOLDING: Final = _folding()


def search_key(text: str) -> str:
    """Lower case, đ as d, no marks, words parted by one space, punctuation as space: "Sở TT&TT" -> "so tt tt"."""
    folded = text.translate(FOLDING)
    if not folded.isascii():
        folded = _NOT_WORD.sub(" ", folded.lower())
    return " ".join(folded.split())


def identity_key(text: str) -> str:
    """`search_key` in which y and i at the end of a syllable are one: Lý = Lí, Mỹ = Mĩ, Quý = Quí; Thúy keeps its y."""
    return _FINAL_Y.sub("i", search_key(text))


def evidence_key(text: str) -> str:
    """Vowel quality and tone number by syllable: "Hùng" -> "hung1", "Hưng" -> "hưng0", "hoà" = "hòa" -> "hoa1".

    Where two names agree on `identity_key`, this says whether they also sound the same: evidence, not identity.
    """
    return _FINAL_Y.sub("i", " ".join(map(_sound, _words(text))))


def _words(text: str) -> list[str]:
    composed = nfc(text.lower()).translate(_MARKS)
    return _NOT_WORD.sub(" ", composed).split()


def _sound(syllable: str) -> str:
    pairs = [tone_of(letter) for letter in syllable]
    return "".join(bare for bare, _ in pairs) + str(max(tone for _, tone in pairs))


# The key is digits only, two for each letter, so that every collation, bytewise or linguistic, gives the same order.
_END, _SPACE = "00", "01"
_RANKED: Final = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = {letter: f"{at:02}" for at, letter in enumerate(_RANKED, start=2)}


def sort_key(text: str) -> str:
    """Digits that sort as a Vietnamese dictionary: a ă â b c d đ e ê …; then by tone ngang huyền hỏi ngã sắc nặng.

    A shorter text comes before its continuation, a space before any letter; case and punctuation don't count.
    """
    pairs = [[tone_of(letter) for letter in word] for word in _words(text)]
    letters = _SPACE.join("".join(_rank(bare) for bare, _ in word) for word in pairs)
    return letters + _END + "".join(str(max(tone for _, tone in word)) for word in pairs)


def _rank(letter: str) -> str:
    if letter in _RANK:
        return _RANK[letter]
    plain = letter.translate(FOLDING)
    if plain.isascii():
        return "".join(_RANK[part] for part in plain)
    return f"9{ord(letter):07}"


def person_sort_key(name: str) -> str:
    """Order of people in class and staff lists: given name, then surname, then middle names, each with its tones."""
    words = name.split()
    if len(words) < 2:
        return sort_key(name)
    return _END.join(map(sort_key, (words[-1], words[0], " ".join(words[1:-1]))))
