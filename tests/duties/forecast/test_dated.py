"""Dated marks answer as at a day, whatever came later and in whatever order they were given."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.forecast.dated import Dated

KEYS = np.arange(4)
DAYS = st.integers(700_000, 700_020)
MARKS = st.lists(st.tuples(st.integers(0, 3), DAYS, st.integers(-5, 5).map(float)), max_size=30)


def test_it_counts_sums_and_finds_the_last() -> None:
    dated = Dated([(1, 10, 5.0), (1, 12, 7.0), (2, 11, 1.0)])
    assert dated.count(KEYS, 11).tolist() == [0, 1, 1, 0]
    assert dated.total(KEYS, 12).tolist() == [0, 12, 1, 0]
    assert dated.last(KEYS, 12, -1).tolist() == [-1, 7, 1, -1]
    assert dated.last_day(KEYS, 12, 3).tolist() == [3, 12, 11, 3]


def test_the_later_of_two_marks_of_one_day_is_the_last() -> None:
    assert Dated([(0, 10, 1.0), (0, 10, 2.0)]).last(KEYS[:1], 10, 0).tolist() == [2]


def test_nothing_recorded_is_no_error() -> None:
    assert Dated().count(KEYS, 10).tolist() == [0, 0, 0, 0]
    assert Dated().last(KEYS, 10, KEYS).tolist() == [0, 1, 2, 3]
    assert Dated().last_day(KEYS, 10, 9).tolist() == [9, 9, 9, 9]


@given(MARKS, DAYS)
def test_it_says_what_a_plain_loop_says(marks: list[tuple[int, int, float]], day: int) -> None:
    dated = Dated(marks)
    for key in range(4):
        own = [(when, value) for k, when, value in marks if k == key and when <= day]
        assert dated.count(KEYS, day)[key] == len(own)
        assert dated.total(KEYS, day)[key] == sum(value for _, value in own)
        latest = max((when for when, _ in own), default=0)
        expected = [value for when, value in own if when == latest]
        assert dated.last(KEYS, day, 99)[key] == (expected[-1] if expected else 99)


@given(MARKS, MARKS, DAYS)
def test_what_comes_later_changes_no_answer(
    marks: list[tuple[int, int, float]], more: list[tuple[int, int, float]], day: int
) -> None:
    then, now = Dated(marks), Dated(marks + [mark for mark in more if mark[1] > day])
    assert then.last(KEYS, day, 0).tolist() == now.last(KEYS, day, 0).tolist()
    assert then.total(KEYS, day).tolist() == now.total(KEYS, day).tolist()
