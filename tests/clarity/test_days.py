"""Days that cannot be, are not worked, or lie before the document."""

from __future__ import annotations

import pytest

from tests.clarity.conftest import checked

ORDER = "1. Sở Tư pháp xây dựng kế hoạch số hóa sổ hộ tịch, trình UBND thành phố {time}."


@pytest.mark.parametrize(
    ("time", "code", "better"),
    [
        ("trước ngày 29/11/2026", "day-off", "trước ngày 27/11/2026 (thứ Sáu)"),  # a Sunday
        ("trước ngày 01/01/2027", "day-off", "trước ngày 31/12/2026 (thứ Năm)"),  # New Year
        ("trước ngày 31/11/2026", "no-such-day", "ngày 30/11/2026"),
        ("trước ngày 30 tháng 02 năm 2027", "no-such-day", "ngày 28/2/2027"),
        ("trước ngày 15/13/2026", "no-such-day", ""),
        ("trước ngày 31 hằng tháng", "not-every-month", "ngày cuối cùng hằng tháng"),
        ("trước ngày 20/10/2026", "past", ""),
        ("trước ngày 04/11/2026", "short", ""),
    ],
)
def test_the_day_is_named_with_a_better_one_where_there_is_one(time: str, code: str, better: str) -> None:
    found = [(finding.code, finding.better) for finding in checked(ORDER.format(time=time)).findings]
    assert found == [(code, better)]


@pytest.mark.parametrize(
    "time", ["trước ngày 20/11/2026", "trong tháng 01/2027", "trước ngày 29/02/2028", "trong năm 2027"]
)
def test_days_that_are_in_order_get_no_remark(time: str) -> None:
    assert checked(ORDER.format(time=time)).findings == ()


def test_numbers_that_look_like_days_are_left_alone() -> None:
    order = "1. Sở Tư pháp xây dựng báo cáo Đề án 06/CP, bảo đảm trực 24/7, tỷ lệ 31/30, gửi UBND thành phố trước ngày 20/11/2026."
    assert checked(order).findings == ()
