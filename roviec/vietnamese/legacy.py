"""Texts typed for the fonts of the 1990s: TCVN 5712 (".VnTime", ABC) and VNI-Windows.

Both hide Vietnamese in the letters of Western Europe. A text is taken for one of them only when its odd words turn into
well-formed Vietnamese syllables, which French, Portuguese, German or clean Vietnamese do not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from roviec.vietnamese.tones import SYLLABLE, TONE_MARKS, tone_of

Encoding = Literal["tcvn3", "vni"]

_TCVN3: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_HUYEN, _HOI, _NGA, _SAC, _NANG = TONE_MARKS[1:]
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS: Final = {
    "ø": _HUYEN, "ù": _SAC, "û": _HOI, "õ": _NGA, "ï": _NANG,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _HUYEN, "á": _CIRCUMFLEX + _SAC, "å": _CIRCUMFLEX + _HOI,
    "ã": _CIRCUMFLEX + _NGA, "ä": _CIRCUMFLEX + _NANG,
    "ê": _BREVE, "è": _BREVE + _HUYEN, "é": _BREVE + _SAC, "ú": _BREVE + _HOI, "ü": _BREVE + _NGA, "ë": _BREVE + _NANG,
}  # fmt: skip
_VNI_LETTERS: Final = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
_VNI_PAIR = re.compile(rf"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])")

_WORD = re.compile(
    r"[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00a9\u00aa-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ff][A-Za-z\u00a1-\u00ff]*"
)
_UNICODE_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u0309\u0323\u1ea0-\u1ef9]")
# A syllable that ends in a stop is spoken with sắc or nặng only.
_STOPS: Final = frozenset({"c", "ch", "p", "t"})
_TONES_OF_STOPS: Final = ([4], [5])
_MIN_WORDS: Final = 4
_MIN_SHARE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Legacy:
    """`confidence` is the share of the odd words that became well-formed Vietnamese syllables."""

    text: str
    encoding: Encoding
    confidence: float


def decode_legacy(source: str | bytes) -> Legacy | None:
    """The text in Unicode (NFC) when it is TCVN3 or VNI, else None. Bytes that are UTF-8 are taken as such.

    Call it before `normalise`: TCVN3 writes ư where Unicode has the soft hyphen. Fewer than four marked words are
    too little to tell. Capital-letter TCVN3 fonts reuse the small letters, so such headings come out in lower case.
    """
    text = _as_text(source)
    words = _WORD.findall(text)
    if len(words) < _MIN_WORDS or _UNICODE_VIETNAMESE.search(text) or _share_of_syllables(words) >= _MIN_SHARE / 2:
        return None
    candidates: list[tuple[float, Encoding]] = [
        (_share_of_syllables([_from_tcvn3(word) for word in words]), "tcvn3"),
        (_share_of_syllables([_from_vni(word) for word in words]), "vni"),
    ]
    confidence, encoding = max(candidates)
    if confidence < _MIN_SHARE:
        return None
    return Legacy(_from_tcvn3(text) if encoding == "tcvn3" else _from_vni(text), encoding, confidence)


def _as_text(source: str | bytes) -> str:
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError:
        return source.decode("latin-1")


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3_TABLE)


def _from_vni(text: str) -> str:
    def compose(pair: re.Match[str]) -> str:
        letter = _VNI_LETTERS.get(pair[1], pair[1])
        return unicodedata.normalize("NFC", letter + _VNI_MARKS[pair[2].lower()])

    # Pairs first: ô and ö are letters of their own as well as the first half of a pair.
    return "".join(
        _VNI_PAIR.sub(compose, part) if at % 2 else part.translate(_VNI_TABLE)
        for at, part in enumerate(re.split(rf"({_VNI_PAIR.pattern.replace('(', '(?:')})", text))
    )


def _share_of_syllables(words: list[str]) -> float:
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word: str) -> bool:
    pairs = [tone_of(letter) for letter in word]
    tones = [tone for _, tone in pairs if tone]
    match = SYLLABLE.fullmatch("".join(bare for bare, _ in pairs).lower())
    if match is None or len(tones) > 1:
        return False
    return match[3] not in _STOPS or tones in _TONES_OF_STOPS


_TCVN3_TABLE: Final = str.maketrans(_TCVN3)
_VNI_TABLE: Final = str.maketrans(_VNI_LETTERS)
