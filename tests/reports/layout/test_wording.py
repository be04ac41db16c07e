from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from roviec.reports.layout.model import Head
from roviec.reports.layout.wording import (
    annex_reference,
    basis_lines,
    date_line,
    name_lines,
    number_line,
    recipient_lines,
    subject_line,
    title_of,
)
from tests.reports.layout.documents import dispatch, report


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "Đà Nẵng, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "Đà Nẵng, ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "Đà Nẵng, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "Đà Nẵng, ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_nought(day: date, written: str) -> None:
    assert date_line(Head("UBND", place="Đà Nẵng", on=day)) == written


@pytest.mark.parametrize(
    ("number", "notation", "written"),
    [(5, "BC-UBND", "Số: 05/BC-UBND"), (12, "2026/QĐ-UBND", "Số: 12/2026/QĐ-UBND"), (300, "", "Số: 300")],
)
def test_a_number_below_ten_gets_a_nought(number: int, notation: str, written: str) -> None:
    assert number_line(Head("UBND", number=number, notation=notation)) == written


def test_only_a_dispatch_has_a_subject_line() -> None:
    assert subject_line(dispatch().head).startswith("V/v đôn đốc")
    assert subject_line(report().head) == ""


def test_marks_at_the_end_of_bases_are_the_renderers() -> None:
    document = dataclasses.replace(report(), bases=("Căn cứ A;", "Căn cứ B.", "Căn cứ C"))
    assert basis_lines(document) == ["Căn cứ A;", "Căn cứ B;", "Căn cứ C."]
    assert basis_lines(dataclasses.replace(report(), bases=())) == []


def test_the_archive_is_always_the_last_recipient() -> None:
    document = dataclasses.replace(report(), recipients=(), archive=("VT", "KSTT"))
    assert recipient_lines(document) == ["Nơi nhận:", "- Lưu: VT, KSTT."]


def test_only_a_committees_name_is_parted() -> None:
    assert name_lines("Ủy ban nhân dân phường Hải Châu") == ["ỦY BAN NHÂN DÂN", "PHƯỜNG HẢI CHÂU"]
    assert name_lines("Sở Khoa học và Công nghệ") == ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"]


def test_titles_and_references_name_a_dispatch_too() -> None:
    assert title_of(dispatch()).startswith("Công văn đôn đốc")
    assert annex_reference(dispatch().head).startswith("(Kèm theo Công văn số 5289/UBND-CATP ngày 23 tháng 11")
