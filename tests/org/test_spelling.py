from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roviec.org.spelling import near, one_error_apart

words = st.text("abcdgh ", min_size=1, max_size=14)


@given(words, st.data())
def test_one_letter_dropped_is_one_error_both_ways(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    shorter = word[:at] + word[at + 1 :]
    assert one_error_apart(word, shorter)
    assert one_error_apart(shorter, word)


@given(words, st.data())
def test_two_neighbours_swapped_are_one_error(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, max(0, len(word) - 2)))
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert one_error_apart(word, swapped) == (word != swapped)


@given(words, words)
def test_it_does_not_matter_which_is_given_first(one: str, other: str) -> None:
    assert one_error_apart(one, other) == one_error_apart(other, one)


@given(words)
def test_a_word_is_no_error_of_itself(word: str) -> None:
    assert not one_error_apart(word, word)


def test_two_errors_are_too_many() -> None:
    assert not one_error_apart("so tai chinh", "so tay chinhh")


def test_a_digit_is_no_slip() -> None:
    assert not one_error_apart("khu vuc 21", "khu vuc 22")
    assert not one_error_apart("khu vuc 2", "khu vuc 21")


def test_short_keys_are_left_alone() -> None:
    assert near("so y t", ["so y te"]).names == ()


def test_localities_are_in_doubt() -> None:
    match = near("xa tra tam", ["xa tra tan", "xa tra tap", "so tai chinh"])
    assert match.names == ("xa tra tan", "xa tra tap")
    assert match.doubtful
    assert not near("so tai chin", ["so tai chinh"]).doubtful
