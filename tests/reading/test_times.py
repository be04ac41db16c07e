from __future__ import annotations

from datetime import date

import pytest

from roviec.directives.reading import read
from roviec.directives.reading.times import Times
from tests.reading.documents import directive

ISSUED = date(2025, 4, 10)


def deadline(text: str) -> str | None:
    due = Times(text, ISSUED).deadline(0, len(text))
    return due.day.isoformat() if due else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nạo vét kênh trước ngày 30/6/2025", "2025-06-30"),
        ("nạo vét kênh trước ngày 30 tháng 6 năm 2025", "2025-06-30"),
        ("nạo vét kênh, xong trước ngày 30-6-2025", "2025-06-30"),
        ("gửi kết quả về Sở trước ngày 20/8", "2025-08-20"),
        ("hoàn thành trong tháng 5/2025", "2025-05-31"),
        ("hoàn thành trong quý III/2025", "2025-09-30"),
        ("hoàn thành trong năm 2025", "2025-12-31"),
        ("phủ kín mạng cấp nước đến năm 2030", "2030-12-31"),
        ("chậm nhất ngày 15/5/2025", "2025-05-15"),
        ("chậm nhất 15 ngày kể từ ngày ký ban hành Chỉ thị này", "2025-04-25"),
        ("báo cáo Ủy ban nhân dân tỉnh kết quả trong tháng 8/2025", "2025-08-31"),
        ("từ nay đến cuối năm, thay xong các cống hỏng", "2025-12-31"),
        ("phấn đấu hoàn thành trước 30-8", "2025-08-30"),
        ("trong vòng 10 ngày kể từ ngày Chỉ thị này được ban hành", "2025-04-21"),
    ],
)
def test_words_that_set_a_deadline(text: str, day: str) -> None:
    assert deadline(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "theo Công văn số 15/UBND ngày 02/7/2025",
        "xử lý vi phạm phát sinh trước ngày 01/7/2025",
        "các công trình xây trước ngày 01/7/2020",
        "thực hiện Chiến lược cấp nước đến năm 2030",
        "có hiệu lực từ ngày 01/7/2025",
        "rà soát kế hoạch năm 2025",
        "báo cáo (dự kiến họp vào ngày 19/11/2025)",
        "trong 05 ngày làm việc kể từ ngày nhận hồ sơ",
        "năm 2025 và các năm tiếp theo",
        "không kiểm tra các hợp tác xã nhỏ trong năm 2025",
        "chưa điều chỉnh giá nước trong quý II và quý III năm 2025",
        "tạm dừng thu phí bến bãi đến hết tháng 9 năm 2025",
        "báo cáo kết quả cấp nước trong năm 2025",
        "nạo vét xong trước 2-3 ngày so với lịch triều",
    ],
)
def test_dates_that_set_none(text: str) -> None:
    assert deadline(text) is None


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("Báo cáo hằng tháng", "monthly"),
        ("Báo cáo định kỳ 6 tháng", "half-yearly"),
        ("Báo cáo trước ngày 25/12 hàng năm", "yearly"),
        ("Thường xuyên kiểm tra", "continuous"),
        ("Tiếp tục kiểm tra", None),
        ("Kịp thời kiểm tra", None),
        ("Bố trí kinh phí chi thường xuyên để kiểm tra", None),
    ],
)
def test_cadences_of_tasks(words: str, every: str | None) -> None:
    (task,) = read(directive(f"1. Sở Xây dựng\n- {words} các trạm bơm lớn.")).tasks
    assert task.recurrence == every


def test_a_date_that_returns_gives_no_deadline_but_keeps_its_words() -> None:
    (task,) = read(directive("1. Sở Xây dựng\n- Báo cáo Ủy ban nhân dân tỉnh trước ngày 25/12 hằng năm.")).tasks
    assert (task.deadline, task.deadline_text) == (None, "trước ngày 25/12 hằng năm")


def test_without_a_date_of_its_own_the_text_takes_the_one_given() -> None:
    text = "Giao Sở Xây dựng nạo vét kênh trước ngày 20/8."
    assert read(text, issued_on=ISSUED).tasks[0].deadline == date(2025, 8, 20)
    assert read(text).tasks[0].deadline is None


@pytest.mark.parametrize(
    "text",
    [
        "mỗi học sinh không học quá hai buổi mỗi ngày",
        "thanh tra không quá 01 lần/năm",
        "bơm nước tại 9 điểm thường xuyên ngập",
    ],
)
def test_rates_and_habits_are_no_cadences(text: str) -> None:
    assert Times(text, ISSUED).recurrence(0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("kiểm tra chất lượng nước mỗi năm hai lần", "half-yearly"),
        ("lập chốt, hoạt động 24/24 giờ cho đến khi hết dịch", "continuous"),
        ("báo cáo định kỳ ngày 15 và ngày 30 hằng tháng", "monthly"),
        ("giao dự toán trước ngày 31 tháng 12 hằng năm", "yearly"),
    ],
)
def test_cadences_of_more_forms(text: str, every: str) -> None:
    found = Times(text, ISSUED).recurrence(0, len(text))
    assert found
    assert found.every == every


def test_the_last_month_of_a_list_closes() -> None:
    assert deadline("mở phiên chợ trong tháng 12 năm 2025 và tháng 01 năm 2026") == "2026-01-31"


def test_a_target_date_is_a_deadline() -> None:
    assert deadline("cấp định danh, phấn đấu đạt 90% vào ngày 31/12/2025") == "2025-12-31"


def test_a_date_before_the_lead_dates_its_task() -> None:
    (task,) = read(directive("1. Trước mắt, trong tháng 5/2025, Sở Xây dựng khắc phục các điểm sụt lún.")).tasks
    assert task.deadline == date(2025, 5, 31)


def test_the_date_of_a_meeting_before_the_lead_is_no_deadline() -> None:
    (task,) = read(directive("1. Ngày 20/5/2025, UBND tỉnh họp và giao Sở Xây dựng khắc phục các điểm sụt lún.")).tasks
    assert task.deadline is None
