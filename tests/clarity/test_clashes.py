"""Two tasks about one thing."""

from __future__ import annotations

import pytest

from tests.clarity.conftest import SOUND, checked

FIRST = "1. Sở Tư pháp lập danh sách hộ tịch chưa số hóa tại các phường, gửi UBND thành phố trước ngày 20/11/2026."


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("2. Công an thành phố lập danh sách hộ tịch chưa số hóa tại các phường, gửi UBND thành phố trước ngày 20/11/2026.", "two-leads"),
        ("2. Sở Tư pháp lập danh sách hộ tịch chưa số hóa tại các phường, gửi UBND thành phố trước ngày 30/11/2026.", "two-deadlines"),
        ("2. Sở Tư pháp lập danh sách hộ tịch chưa số hóa tại các phường, gửi UBND thành phố trước ngày 20/11/2026.", "said-twice"),
        ("2. Sở Tư pháp tạm dừng lập danh sách hộ tịch chưa số hóa tại các phường, gửi UBND thành phố trước ngày 20/11/2026.", "ordered-and-stopped"),
    ],
)  # fmt: skip
def test_a_clash_stands_at_the_later_task_and_names_the_earlier(second: str, code: str) -> None:
    (finding,) = checked(FIRST, second).findings
    assert (finding.code, finding.task, finding.other) == (code, 1, 0)
    assert (finding.fields["first"], finding.fields["second"]) == ("1", "2")


def test_other_work_of_the_same_body_is_no_clash() -> None:
    other = "2. Sở Tư pháp lập dự toán kinh phí mua máy quét, gửi UBND thành phố trước ngày 20/11/2026."
    assert checked(SOUND, other).findings == ()


@pytest.mark.parametrize(("part", "clashes"), [("giai đoạn 1", 1), ("giai đoạn 2", 0)])
def test_two_parts_of_one_thing_are_two_things(part: str, clashes: int) -> None:
    first = FIRST.replace("tại các phường", "tại các phường giai đoạn 1")
    second = first.replace("1. Sở Tư pháp", "2. Công an thành phố").replace("giai đoạn 1", part)
    assert len(checked(first, second).findings) == clashes
