from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.dates import Every, Recurrence, find_dates, find_recurrences

from .strategies import spoiled


def only(text: str) -> Recurrence:
    (found,) = find_recurrences(text)
    return found


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("hàng ngày", Every.DAY),
        ("hằng tuần", Every.WEEK),
        ("định kỳ hàng tháng", Every.MONTH),
        ("Định kì hằng quý", Every.QUARTER),
        ("hằng năm", Every.YEAR),
        ("mỗi quý", Every.QUARTER),
        ("mỗi tháng một lần", Every.MONTH),
        ("từng tháng", Every.MONTH),
        ("định kỳ 6 tháng", Every.HALF),
        ("định kỳ 03 tháng", Every.QUARTER),
        ("06 tháng một lần", Every.HALF),
        ("sáu tháng một lần", Every.HALF),
        ("mỗi 6 tháng", Every.HALF),
        ("3 tháng/lần", Every.QUARTER),
        ("01 tháng/lần", Every.MONTH),
        ("12 tháng một lần", Every.YEAR),
        ("02 lần/năm", Every.HALF),
        ("hai lần mỗi năm", Every.HALF),
        ("4 lần/năm", Every.QUARTER),
        ("01 lần/tuần", Every.WEEK),
        ("định kỳ quý", Every.QUARTER),
        ("thường xuyên", Every.CONTINUOUS),
        ("thường xuyên, liên tục", Every.CONTINUOUS),
        ("liên tục", Every.CONTINUOUS),
        ("24/7", Every.CONTINUOUS),
        ("24/24h", Every.CONTINUOUS),
        ("24/24 giờ", Every.CONTINUOUS),
    ],
)
def test_words_that_make_work_return(text: str, every: Every) -> None:
    found = only(f"Sở {text} báo cáo")
    assert found.every is every
    assert found.text == text
    assert only(f"Sở {text.upper()} báo cáo").every is every


@pytest.mark.parametrize(
    "text",
    [
        "tiếp tục thực hiện", "kịp thời xử lý", "tăng cường kiểm tra", "bảo trì định kỳ", "kinh phí chi thường xuyên", "nguồn thường xuyên",
        "không thường xuyên", "5 năm liên tục", "3 tháng liên tục", "hàng hóa", "hàng nghìn tháng", "khách hàng quen", "2 năm một lần",
        "trong 6 tháng", "ngày 24/7/2025", "124/7", "hai lần kiểm tra", "ngày càng", "",
    ],
)  # fmt: skip
def test_words_that_do_not(text: str) -> None:
    assert find_recurrences(text) == []


@pytest.mark.parametrize(
    ("text", "every", "day", "month"),
    [
        ("trước ngày 25/12 hàng năm", Every.YEAR, 25, 12),
        ("trước ngày 15 tháng 6 hằng năm", Every.YEAR, 15, 6),
        ("ngày 20 hằng tháng", Every.MONTH, 20, None),
        ("trước ngày 05 của tháng hằng quý", Every.QUARTER, 5, None),
        ("trước ngày 15 tháng cuối quý", Every.QUARTER, 15, None),
        ("trước ngày 15 của tháng cuối mỗi quý", Every.QUARTER, 15, None),
        ("ngày 10 và ngày 25 hằng tháng", Every.MONTH, 10, None),
    ],
)
def test_the_day_on_which_it_falls_due_belongs_to_it(text: str, every: Every, day: int, month: int | None) -> None:
    found = only(f"tổng hợp, báo cáo {text}.")
    assert (found.every, found.day, found.month) == (every, day, month)
    assert found.text == text
    assert find_dates(f"tổng hợp, báo cáo {text}.") == []


def test_each_of_several_cadences_is_found() -> None:
    text = "Hằng tháng rà soát; định kỳ 6 tháng, hằng năm báo cáo; theo dõi thường xuyên"
    assert [item.every for item in find_recurrences(text)] == [Every.MONTH, Every.HALF, Every.YEAR, Every.CONTINUOUS]


def test_a_date_of_another_sentence_is_not_drawn_in() -> None:
    assert only("trước ngày 25/12/2025. Hằng năm rà soát").text == "Hằng năm"


def test_decomposed_text_is_read_alike_with_its_own_offsets() -> None:
    plain = "Định kỳ hằng quý, trước ngày 25/12 hàng năm"
    text = unicodedata.normalize("NFD", plain)
    assert [item.every for item in find_recurrences(text)] == [item.every for item in find_recurrences(plain)]
    assert all(text[item.start : item.end] == item.text for item in find_recurrences(text))


WORDS = [
    "trước",
    "ngày",
    "25/12",
    "hàng",
    "hằng",
    "năm",
    "tháng",
    "quý",
    "định",
    "kỳ",
    "mỗi",
    "6",
    "một",
    "lần",
    "/lần",
    "thường",
    "xuyên,",
    "liên",
    "tục",
    "24/7",
    "cuối",
    "của",
]


@given(st.lists(st.one_of(spoiled, st.sampled_from(WORDS)), max_size=20).map(" ".join))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_recurrences(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@pytest.mark.parametrize("unit", ["hằng năm ", "ngày 1/2 hằng ", "định kỳ ", "24/", "1 lần ", "thường ", " "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    find_recurrences(text)
    assert time.process_time() - started < 5
