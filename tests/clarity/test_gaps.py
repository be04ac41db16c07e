"""Who, by when, what product, to whom: said when it is missing, and only then."""

from __future__ import annotations

import pytest

from tests.clarity.conftest import SOUND, checked, codes


def test_a_task_with_lead_product_recipient_and_day_gets_no_remark() -> None:
    found = checked(SOUND)
    assert len(found.reading.tasks) == 1
    assert found.findings == ()


@pytest.mark.parametrize(
    ("order", "missing"),
    [
        ("1. Sở Tư pháp xây dựng kế hoạch số hóa sổ hộ tịch, trình UBND thành phố.", "time"),
        ("1. Sở Tư pháp số hóa sổ hộ tịch giấy trước ngày 20/11/2026.", "product"),
        ("1. Sở Tư pháp xây dựng báo cáo tình hình hộ tịch trước ngày 20/11/2026.", "recipient"),
        ("1. Sở Tư pháp số hóa sổ hộ tịch giấy.", "time product"),
    ],
)
def test_what_is_missing_is_named_and_the_better_form_leaves_room_for_it(order: str, missing: str) -> None:
    found = checked(order)
    (finding,) = found.findings
    assert (finding.code, finding.fields["missing"], finding.task) == ("open", missing, 0)
    assert finding.better.startswith(found.reading.tasks[0].quote[:20])
    assert finding.better.count("[") == len(missing.split())


def test_soon_is_no_time() -> None:
    (finding,) = checked("1. Sở Tư pháp xây dựng kế hoạch số hóa sổ hộ tịch trong thời gian tới.").findings
    assert (finding.code, finding.fields["words"]) == ("vague-time", "trong thời gian tới")
    assert finding.better == "xây dựng kế hoạch số hóa sổ hộ tịch trước ngày […]"


def test_two_leads_of_one_product_need_one_before_the_other() -> None:
    found = checked(
        "1. Sở Tài chính, Sở Nội vụ xây dựng phương án kinh phí, trình UBND thành phố trước ngày 20/11/2026."
    )
    (finding,) = found.findings
    assert finding.code == "several-leads"
    assert finding.better.startswith("Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng phương án kinh phí")


def test_a_class_of_leads_does_the_work_each_for_itself() -> None:
    found = checked("1. UBND các phường, xã xây dựng kế hoạch số hóa, gửi Sở Tư pháp trước ngày 20/11/2026.")
    assert codes(found) == []
