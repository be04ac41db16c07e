"""Which characters the typeface has: all that Vietnamese needs, and not everything."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PIL import ImageFont

from roviec.reports.layout.font import FILES, MISSING, FontMissing, characters, shown
from tests.reports.layout.fonts import FONTS

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
LETTERS += ["đ", *"bcdghklmnpqrstvxfjwz"]
LETTERS += [letter.upper() for letter in LETTERS]


def test_every_vietnamese_letter_is_there() -> None:
    known = characters(FONTS)
    assert len(set(LETTERS)) == 186
    assert [letter for letter in LETTERS if ord(letter) not in known] == []


def test_signs_of_reports_are_there() -> None:
    assert shown("≥ 80 % – “a” … ½ ± × → №", characters(FONTS)) == "≥ 80 % – “a” … ½ ± × → №"


@pytest.mark.parametrize("char", ["中", "😀", "\u0e01"])
def test_what_is_not_there_becomes_a_box(char: str) -> None:
    assert shown(f"a{char}b", characters(FONTS)) == f"a{MISSING}b"


@pytest.mark.parametrize("name", FILES)
def test_no_character_counted_as_known_is_drawn_as_missing(name: str) -> None:
    """The reader of the map against another reader of the same file."""
    face = ImageFont.truetype(FONTS / name, 40, layout_engine=ImageFont.Layout.BASIC)
    blank = bytes(face.getmask("中"))
    known = [chr(code) for code in sorted(characters(FONTS)) if 0x1E00 <= code < 0x2200]
    assert len(known) > 200
    assert [char for char in known if bytes(face.getmask(char)) == blank] == []


def test_without_the_typeface_it_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FontMissing):
        characters(tmp_path)
