from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.intake.labels import bullet, ordinal

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@pytest.mark.parametrize(
    ("number", "style", "label"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerLetter", "d"),
        (28, "upperLetter", "BB"),
        (4, "none", ""),
        (4, "chineseCounting", "4"),
        (0, "lowerRoman", "0"),
        (32767, "lowerLetter", "32767"),
    ],
)
def test_a_number_is_written_in_its_format(number: int, style: str, label: str) -> None:
    assert ordinal(number, style) == label


@given(st.integers(1, 3999))
def test_roman_numerals_read_back_as_the_number(number: int) -> None:
    values = [ROMAN[letter] for letter in ordinal(number, "lowerRoman")]
    signed = [-value if value < max(values[at:]) else value for at, value in enumerate(values)]
    assert sum(signed) == number


@given(st.integers(1, 26 * 26), st.integers(1, 26 * 26))
def test_no_two_numbers_share_their_letters(one: int, other: int) -> None:
    assert (ordinal(one, "lowerLetter") == ordinal(other, "lowerLetter")) == (one == other)


@pytest.mark.parametrize(
    ("mark", "label"), [("-", "-"), (" + ", "+"), ("\uf0b7", "-"), ("o", "-"), ("", "-"), ("–", "–")]
)
def test_a_bullet_is_a_typed_mark_or_a_dash(mark: str, label: str) -> None:
    assert bullet(mark) == label
