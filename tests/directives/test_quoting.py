from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roviec.directives.errors import Refused
from roviec.directives.quoting import checked_span, cuts, find_span, halves

TEXTS = st.text(alphabet="aạ Đ;,.\n\u00a0<&", min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_words_of_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    assume(words)
    span = find_span(text, words, start)
    assert span is not None
    assert text[span[0] : span[1]] == words


def test_of_several_places_the_nearest_is_taken() -> None:
    text = "báo cáo tháng; báo cáo quý; báo cáo năm"
    assert find_span(text, "báo cáo", 0) == (0, 7)
    assert find_span(text, "báo cáo", 16) == (15, 22)
    assert find_span(text, "báo cáo", 99) == (28, 35)


def test_line_breaks_of_a_browser_are_those_of_the_text() -> None:
    assert find_span("một\nhai", " một\r\nhai ", 0) == (0, 7)


@pytest.mark.parametrize("words", ["", "  ", "ba", "Một"])
def test_words_that_do_not_stand_there_are_not_found(words: str) -> None:
    assert find_span("một hai", words, 0) is None


@given(TEXTS, st.integers(-5, 70), st.integers(-5, 70))
def test_a_checked_span_is_a_trimmed_quote_of_one_paragraph_or_refused(text: str, start: int, end: int) -> None:
    try:
        found = checked_span(text, start, end)
    except Refused:
        return
    words = text[found[0] : found[1]]
    assert words == text[start:end].strip()
    assert "\n" not in words
    assert any(letter.isalpha() for letter in words)


@given(TEXTS, st.integers(0, 60))
def test_halves_lie_in_order_inside_the_whole_and_lose_only_joints(text: str, at: int) -> None:
    try:
        (start, middle), (rest, end) = halves(text, 0, len(text), at)
    except Refused:
        return
    assert 0 == start < middle <= at <= rest < end == len(text)
    assert set(text[middle:rest]) <= set(" \t\u00a0;,.")
    assert text[middle - 1] not in " ;,."


@given(TEXTS)
def test_a_natural_cut_lies_inside(text: str) -> None:
    assert all(0 < at < len(text) for at in cuts(text, 0, len(text)))


def test_cuts_follow_marks_and_precede_also() -> None:
    text = "rà soát; báo cáo, đồng thời gửi 3.5 triệu tờ đồng thời công khai"
    assert [text[at : at + 8] for at in cuts(text, 0, len(text))] == ["báo cáo,", "đồng thờ", "đồng thờ"]
