"""Doubts, missing figures, shares and totals over many reports."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.sheets import (
    Doubt,
    Field,
    Figures,
    Kind,
    Total,
    add_up,
    doubts,
    fields_of,
    missing,
    problems_of,
    share,
)

D = Decimal
WHOLE = Field("tong", "Tổng", Kind.COUNT, total=Total.SUM)
PART = Field("truc-tuyen", "Trực tuyến", Kind.COUNT, total=Total.SUM)
RATE = Field("ty-le", "Tỷ lệ", Kind.RATIO, total=Total.RATIO, part="truc-tuyen", whole="tong")
WORDS = Field("ton-tai", "Tồn tại", Kind.TEXT, total=Total.JOIN)
OWN = Field("diem", "Điểm", Kind.PERCENT)
FORM = (WHOLE, PART, RATE, WORDS, OWN)


def codes(found: list[Doubt]) -> dict[str, str]:
    return {doubt.field: doubt.code for doubt in found}


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        ({"tong": 100, "truc-tuyen": 100}, {}, {}),
        ({"tong": 100, "truc-tuyen": 101}, {}, {"truc-tuyen": "part_over_whole"}),
        ({"diem": D("100.1")}, {}, {"diem": "over_hundred"}),
        ({"tong": 300}, {"tong": 100}, {}),
        ({"tong": 301}, {"tong": 100}, {"tong": "jump"}),
        ({"tong": 33}, {"tong": 100}, {"tong": "fall"}),
        ({"tong": 34}, {"tong": 100}, {}),
        ({"tong": 0}, {"tong": 100}, {"tong": "fall"}),
        ({"tong": 100}, {"tong": 0}, {"tong": "jump"}),
        ({"tong": 9}, {"tong": 1}, {}),  # small numbers jump by chance
        ({"tong": None}, {"tong": 100}, {}),  # not given is not nought
        ({"tong": 20}, {"tong": None}, {}),
    ],
)
def test_what_asks_for_a_word(now: dict[str, object], last: dict[str, object], expected: dict[str, str]) -> None:
    assert codes(doubts(FORM, now, last)) == expected  # type: ignore[arg-type]


def test_one_doubt_a_field_the_graver_first() -> None:
    found = doubts(FORM, {"tong": 100, "truc-tuyen": 400}, {"tong": 100, "truc-tuyen": 100})
    assert found == [Doubt("truc-tuyen", "part_over_whole", 400, 100)]


def test_what_is_asked_for_and_not_given() -> None:
    assert missing(FORM, {"tong": 0}) == ["truc-tuyen", "diem"]
    assert missing(FORM, {"tong": 0, "truc-tuyen": 0, "diem": D(1)}) == []


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 3, D("33.3")), (2, 3, D("66.7")), (1, 800, D("0.1")), (0, 5, D("0.0")), (5, 0, None), (None, 5, None)],
)
def test_a_share_has_one_decimal(part: int | None, whole: int | None, percent: Decimal | None) -> None:
    assert share(part, whole) == percent


def test_counts_are_added_and_a_ratio_is_that_of_the_sums() -> None:
    rows: list[Figures] = [
        {"tong": 10, "truc-tuyen": 9, "ton-tai": "Thiếu máy"},
        {"tong": 990, "truc-tuyen": 1, "diem": D(7)},
    ]
    assert add_up([FORM, FORM], rows) == {
        "tong": 1000, "truc-tuyen": 10, "ty-le": D("1.0"), "ton-tai": "Thiếu máy",
    }  # fmt: skip


def test_what_nobody_gave_is_left_out_and_a_missing_half_does_not_pass_for_nought() -> None:
    assert add_up([FORM], [{}]) == {}
    rows = [{"tong": 100, "truc-tuyen": 50}, {"tong": 100}]
    found = add_up([FORM, FORM], rows)
    assert (found["tong"], found["truc-tuyen"], found["ty-le"]) == (200, 50, D("50.0"))


def test_texts_stand_below_one_another_once_each() -> None:
    rows = [{"ton-tai": text} for text in ("Thiếu máy", "Thiếu người", "Thiếu máy")]
    assert add_up([FORM] * 3, rows) == {"ton-tai": "Thiếu máy\nThiếu người"}


def test_different_forms_add_up_where_they_ask_the_same() -> None:
    other = (WHOLE, Field("khac", "Khác", Kind.AMOUNT, unit="km", total=Total.SUM))
    rows: list[Figures] = [{"tong": 1, "truc-tuyen": 1}, {"tong": 2, "khac": D("1.5")}]
    assert add_up([FORM, other], rows) == {"tong": 3, "truc-tuyen": 1, "ty-le": D("100.0"), "khac": D("1.5")}


def test_one_code_that_means_two_things_is_an_error() -> None:
    other = (Field("tong", "Tổng", Kind.AMOUNT, unit="km", total=Total.SUM),)
    with pytest.raises(ValueError, match="tong"):
        add_up([FORM, other], [{"tong": 1}, {"tong": D(2)}])
    with pytest.raises(ValueError):
        add_up([FORM], [{}, {}])


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=30), st.integers(1, 29))
def test_adding_up_in_two_steps_gives_the_same_counts(pairs: list[tuple[int, int]], cut: int) -> None:
    rows = [{"tong": whole, "truc-tuyen": part} for whole, part in pairs]
    halves = [add_up([FORM] * len(half), half) for half in (rows[:cut], rows[cut:]) if half]
    assert add_up([FORM] * len(halves), halves) == add_up([FORM] * len(rows), rows)


def test_fields_come_back_from_what_is_kept() -> None:
    assert fields_of(field.as_json() for field in FORM) == FORM
    assert "unit" not in WHOLE.as_json()
    with pytest.raises(ValueError):
        fields_of([{"code": "x", "label": "x", "kind": "magic"}])


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ((WHOLE, WHOLE), ("tong", "twice")),
        ((Field("x", "x", Kind.PERCENT, total=Total.SUM),), ("x", "total")),
        ((Field("x", "x", Kind.TEXT, total=Total.RATIO),), ("x", "total")),
        ((WHOLE, RATE), ("ty-le", "part")),
        ((WHOLE, WORDS, Field("x", "x", Kind.RATIO, part="ton-tai", whole="tong")), ("x", "part")),
        ((Field("x", "x", Kind.RATIO),), ("x", "part")),
        ((WHOLE, PART, Field("x", "x", Kind.COUNT, part="tong", whole="truc-tuyen")), ("x", "part")),
    ],
)
def test_a_form_that_does_not_fit_together_is_named(fields: tuple[Field, ...], problem: tuple[str, str]) -> None:
    assert problem in list(problems_of(fields))
    assert list(problems_of(FORM)) == []
