from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.dates import Anchor, DateExpression, Kind, Relation, find_dates

from .strategies import spoiled

FORMS = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "ngày {d} tháng {m} năm {y}", "ngày {d:02} tháng {m:02} năm {y}",
    "{d} tháng {m} năm {y}", "ngày {d}/{m}/{y}", "ngày {d:02} tháng {m:02}/{y}", "{y}-{m:02}-{d:02}", "{d} / {m} / {y}", "ngày {d}/{m} năm {y}",
)  # fmt: skip


def only(text: str, year: int | None = None) -> DateExpression:
    (found,) = find_dates(text, year=year)
    return found


@given(
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
    st.sampled_from(FORMS),
    st.sampled_from(["{}", "Báo cáo trước {}.", "({})", "gửi {}; rồi"]),
)
def test_every_form_of_a_day_is_found_where_it_stands(day: date, form: str, around: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    text = around.format(written)
    found = only(text)
    assert (found.first, found.last, found.kind) == (day, day, Kind.DAY)
    assert text[found.start : found.end] == found.text
    assert found.text.endswith(written)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("Quý IV/2024", Kind.QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
        ("Quí 4-2025", Kind.QUARTER, date(2025, 10, 1), date(2025, 12, 31)),
        ("quý I năm 2026", Kind.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        ("quý 2, năm 2026", Kind.QUARTER, date(2026, 4, 1), date(2026, 6, 30)),
        ("quý III và quý IV năm 2025", Kind.QUARTER, date(2025, 7, 1), date(2025, 12, 31)),
        ("cuối quý III/2025", Kind.QUARTER, date(2025, 9, 30), date(2025, 9, 30)),
        ("tháng cuối quý III/2025", Kind.MONTH, date(2025, 9, 1), date(2025, 9, 30)),
        ("tháng 11/2025", Kind.MONTH, date(2025, 11, 1), date(2025, 11, 30)),
        ("tháng 02 năm 2024", Kind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 9, 10 và 11/2025", Kind.MONTH, date(2025, 9, 1), date(2025, 11, 30)),
        ("giữa tháng 6/2025", Kind.MONTH, date(2025, 6, 15), date(2025, 6, 15)),
        ("đầu tháng 6/2025", Kind.MONTH, date(2025, 6, 1), date(2025, 6, 1)),
        ("cuối tháng 02/2025", Kind.MONTH, date(2025, 2, 28), date(2025, 2, 28)),
        ("6 tháng đầu năm 2026", Kind.HALF, date(2026, 1, 1), date(2026, 6, 30)),
        ("06 tháng cuối năm 2026", Kind.HALF, date(2026, 7, 1), date(2026, 12, 31)),
        ("sáu tháng đầu năm 2026", Kind.HALF, date(2026, 1, 1), date(2026, 6, 30)),
        ("nửa cuối năm 2026", Kind.HALF, date(2026, 7, 1), date(2026, 12, 31)),
        ("9 tháng đầu năm 2026", Kind.MONTH, date(2026, 1, 1), date(2026, 9, 30)),
        ("đến năm 2030", Kind.YEAR, date(2030, 1, 1), date(2030, 12, 31)),
        ("giữa năm 2025", Kind.YEAR, date(2025, 6, 30), date(2025, 6, 30)),
        ("cuối năm 2025", Kind.YEAR, date(2025, 12, 31), date(2025, 12, 31)),
        ("giai đoạn 2026 - 2030", Kind.PERIOD, date(2026, 1, 1), date(2030, 12, 31)),
        ("năm 2025 và các năm tiếp theo", Kind.PERIOD, date(2025, 1, 1), None),
        ("ngày 10-15/10/2025", Kind.DAY, date(2025, 10, 10), date(2025, 10, 15)),
        ("ngày 30/9/24", Kind.DAY, date(2024, 9, 30), date(2024, 9, 30)),
    ],
)
def test_spans(text: str, kind: Kind, first: date, last: date | None) -> None:
    found = only(f"hoàn thành {text}, báo cáo")
    assert (found.kind, found.first, found.last) == (kind, first, last)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("trước ngày 30/9/2024", Relation.BEFORE),
        ("chậm nhất trước 17 giờ 00 ngày 30/9/2024", Relation.BEFORE),
        ("chậm nhất là ngày 30/9/2024", Relation.BY),
        ("muộn nhất đến ngày 30/9/2024", Relation.BY),
        ("không chậm hơn ngày 30/9/2024", Relation.BY),
        ("đến hết ngày 30/9/2024", Relation.BY),
        ("hết năm 2025", Relation.BY),
        ("thời hạn: 30/9/2024", Relation.BY),
        ("không quá ngày 30/9/2024", Relation.BY),
        ("trong Quý IV/2024", Relation.WITHIN),
        ("ngay trong tháng 9/2024", Relation.WITHIN),
        ("từ ngày 01/7/2024", Relation.FROM),
        ("kể từ ngày 01/7/2024", Relation.FROM),
        ("sau ngày 01/7/2024", Relation.FROM),
        ("ngày 01/7/2024", Relation.ON),
    ],
)
def test_the_words_before_belong_to_the_expression(text: str, relation: Relation) -> None:
    found = only(f"Các đơn vị gửi {text} về Sở")
    assert found.relation is relation
    assert found.text == text


def test_words_that_only_look_like_binding_are_left_out() -> None:
    assert only("mục tiêu trước mắt đến năm 2025").text == "đến năm 2025"
    assert only("trong đó năm 2025").relation is Relation.ON


@pytest.mark.parametrize(
    "text",
    [
        "trực 24/7 phục vụ", "đến 24/7", "Nghị định số 12/2025/NĐ-CP", "Quyết định 06/2025/QĐ-UBND", "Đề án 06/CP", "TCVN 14423:2025",
        "đạt 2/3 số hộ", "đến 2/3 số xã", "từ 3/4 trở lên", "30/9", "31/2/2024", "ngày 32/1/2024", "32/13/2024", "0/0/2024", "29/02/2025",
        "đến 3.5 tỷ đồng", "quy định 4/2024", "quý 5/2024", "quý khách 2024", "tháng 13/2024", "12 tháng", "trong những năm qua",
        "trong 3 năm qua", "5 năm liền", "90 ngày đêm", "tại Việt Nam 2025", "số 83/KH-UBND", "điện thoại 0236.3.822.2024", "1/1/20245", "năm 20255",
        "họp định kỳ 6 tháng", "quý vị", "Hoài Đức, năm học mới", "ngày càng", "hàng ngàn", "",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước ngày 3O/9/2O24", date(2024, 9, 30)),
        ("ngày l5/1O/2024", date(2024, 10, 15)),
        ("ngày I5 tháng l0 năm 2024", date(2024, 10, 15)),
        ("ngày 30/9/2024l", None),
        ("ngày lo/il/oooo", None),
    ],
)
def test_slips_of_the_scanner_are_read_where_they_are_plain(text: str, day: date | None) -> None:
    assert [found.first for found in find_dates(text)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("trước 30/9", date(2024, 9, 30)),
        ("đến 15/10", date(2024, 10, 15)),
        ("ngày 5/6", date(2024, 6, 5)),
        ("trước ngày 30 tháng 9", date(2024, 9, 30)),
        ("trong tháng 9", date(2024, 9, 30)),
        ("trong quý IV", date(2024, 12, 31)),
        ("6 tháng đầu năm", date(2024, 6, 30)),
        ("đến cuối năm", date(2024, 12, 31)),
        ("trong năm nay", date(2024, 12, 31)),
        ("trước ngày 29/2", date(2024, 2, 29)),
    ],
)
def test_a_missing_year_is_said_or_filled_in(text: str, last: date) -> None:
    open_ = only(f"hoàn thành {text}.")
    assert (open_.needs_year, open_.first, open_.last) == (True, None, None)
    assert open_.in_year(2024) == only(f"hoàn thành {text}.", year=2024)
    assert only(f"hoàn thành {text}.", year=2024).last == last


def test_the_29_february_of_a_common_year_is_its_last_day_of_february() -> None:
    assert only("trước ngày 29/2", year=2025).last == date(2025, 2, 28)


def test_the_start_of_a_range_takes_the_year_of_its_end() -> None:
    assert [found.first for found in find_dates("từ 15/10 đến 30/11/2025")] == [date(2025, 10, 15), date(2025, 11, 30)]
    assert [found.first for found in find_dates("từ ngày 15/12 đến ngày 15/01/2026")] == [
        date(2025, 12, 15),
        date(2026, 1, 15),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "unit", "working", "anchor"),
    [
        ("trong thời hạn 05 ngày làm việc kể từ ngày ký", 5, "day", True, Anchor.ISSUE),
        ("15 ngày kể từ ngày ban hành", 15, "day", False, Anchor.ISSUE),
        ("trong 02 tháng kể từ ngày 01/7/2025", 2, "month", False, Anchor.DATE),
        ("trong vòng 24 giờ kể từ khi nhận được yêu cầu", 24, "hour", False, Anchor.OTHER),
        ("15 (mười lăm) ngày, kể từ ngày 01/7/2025", 15, "day", False, Anchor.DATE),
        ("trong mười lăm ngày", 15, "day", False, Anchor.OTHER),
        ("không quá 3 tuần", 3, "week", False, Anchor.OTHER),
        ("07 ngày làm việc", 7, "day", True, Anchor.OTHER),
    ],
)
def test_durations(text: str, amount: int, unit: str, working: bool, anchor: Anchor) -> None:
    found = only(f"giải quyết {text}")
    assert found.kind is Kind.DURATION
    assert (found.amount, found.unit, found.is_working_days, found.anchor) == (amount, unit, working, anchor)
    assert found.needs_anchor is (anchor is not Anchor.DATE)
    assert found.text == text


def test_dates_that_return_are_left_to_recurrences() -> None:
    assert find_dates("trước ngày 25/12 hàng năm; ngày 20 hằng tháng; tháng 3 hằng năm; ngày 15/6 mỗi năm") == []


SAMPLE = "Hoà nhập: trước ngày 30/9/2024; quý IV/2025, giữa tháng 6 năm 2025; từ ngày 01/10 đến ngày 15/10/2025; trong 05 ngày làm việc kể từ ngày ký."


@pytest.mark.parametrize(
    "change", [str.upper, lambda text: unicodedata.normalize("NFD", text), lambda text: text.replace("quý", "qúy")]
)
def test_case_composition_and_tone_place_change_nothing(change: object) -> None:
    assert callable(change)
    text = change(SAMPLE)
    plain, changed = find_dates(SAMPLE), find_dates(text)
    assert len(plain) == 6
    assert [(item.kind, item.first, item.last, item.amount) for item in changed] == [
        (item.kind, item.first, item.last, item.amount) for item in plain
    ]
    assert all(text[item.start : item.end] == item.text for item in changed)


@given(
    st.lists(
        st.one_of(spoiled, st.sampled_from(SAMPLE.split(" ")), st.text("0123456789oIl/.- ", max_size=9)), max_size=20
    ).map(" ".join)
)
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.first is None or found.last is None or found.first <= found.last
        end = found.end


@pytest.mark.parametrize(
    "unit",
    [
        "trước ngày ",
        "1/",
        "30/9/2024 ",
        "1",
        "tháng 1, ",
        "15 ngày kể từ ngày ",
        "quý i, ",
        "l|",
        "10 ((",
        " ",
        "\u0301\u0323",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    find_dates(text)
    assert time.process_time() - started < 5  # a tenth of a second each; quadratic ones would take minutes
