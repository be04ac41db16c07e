from __future__ import annotations

import unicodedata

import pytest

from roviec.directives.intake import IntakeError, take, take_pasted
from tests.intake.files import LETTER

# Typed as in 1998: the same sentence in the bytes of the fonts of the time.
SENTENCE = "Ủy ban nhân dân thành phố yêu cầu các sở, ban, ngành khẩn trương rà soát dữ liệu"
TCVN3 = "ñy ban nh©n d©n thµnh phè yªu cÇu c¸c së, ban, ngµnh khÈn tr\u00ad¬ng rµ so¸t d÷ liÖu"
VNI = "UÛy ban nhaân daân thaønh phoá yeâu caàu caùc sôû, ban, ngaønh khaån tröông raø soaùt döõ lieäu"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text(codec: str, encoding: str) -> None:
    taken = take(LETTER.encode(codec), "a.txt")
    assert (taken.text, taken.encoding, taken.kind, taken.warnings) == (LETTER, encoding, "txt", ())


def test_windows_1258_gives_the_same_text() -> None:
    # The code page has the letters â ă ê ô ơ ư đ and writes the tones apart.
    spelt = "".join(tones_apart(letter) for letter in LETTER)
    taken = take(spelt.encode("cp1258"), "a.txt")
    assert (taken.text, taken.encoding) == (LETTER, "windows-1258")


@pytest.mark.parametrize(("typed", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_fonts_of_the_nineties_are_decoded_and_said(typed: str, encoding: str) -> None:
    taken = take(typed.encode("latin-1"), "a.txt")
    # Capitals of TCVN3 lie in another font with the same codes, so they come out small.
    assert taken.text.lower() == SENTENCE.lower()
    assert taken.encoding == encoding
    assert [warned.code for warned in taken.warnings] == ["legacy_encoding"]
    assert take(typed.encode(), "a.txt").text == taken.text  # the same, saved as UTF-8 by an unwitting editor


def test_decomposed_text_is_composed_and_said() -> None:
    taken = take(unicodedata.normalize("NFD", LETTER).encode(), "a.txt")
    assert taken.text == LETTER
    assert [warned.code for warned in taken.warnings] == ["decomposed"]


def test_line_ends_and_odd_spaces_are_made_plain() -> None:
    assert take("Sở\u00a0Tư pháp\r\n\r\n\r\n\r\nrà\u200b soát ".encode(), "a.txt").text == "Sở Tư pháp\n\nrà soát"


@pytest.mark.parametrize(
    "data", [b"\x01\x02\xff\x00\x9a" * 50, b"ch\x00\x01 \x02", bytes(range(256)), b"\xcc\xcc\xcc\xcc"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError) as refused:
        take(data, "a")
    assert (refused.value.code, refused.value.fields) == ("not_a_document", {"found": "binary"})


def test_pasted_text_is_taken_as_it_is() -> None:
    taken = take_pasted(LETTER)
    assert (taken.text, taken.kind, taken.encoding) == (LETTER, "pasted", "unicode")
    assert taken.sha256 == take(LETTER.encode(), "a.txt").sha256


def test_pasted_text_from_an_old_font_is_decoded() -> None:
    assert take_pasted(VNI).encoding == "vni"


def test_half_a_character_pasted_is_replaced_and_said() -> None:
    taken = take_pasted("Sở Tư pháp \ud800 rà soát")
    assert taken.text == "Sở Tư pháp \ufffd rà soát"
    assert [(warned.code, warned.fields) for warned in taken.warnings] == [("replaced_characters", {"count": 1})]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b", "--- 123 ..."])
def test_text_without_a_letter_is_empty(text: str) -> None:
    with pytest.raises(IntakeError) as refused:
        take_pasted(text)
    assert refused.value.code == "empty"


def tones_apart(letter: str) -> str:
    """ấ as â and its acute: the tone apart, the rest of the letter whole."""
    apart = unicodedata.normalize("NFD", letter)
    tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones)) + "".join(tones)
