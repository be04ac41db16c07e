"""What is one task, and which words are its quote."""

from __future__ import annotations

from datetime import date

import pytest

from roviec.directives.reading import read
from tests.reading.documents import directive


def quotes(item: str) -> list[str]:
    return [task.quote for task in read(directive(f"1. Sở Xây dựng\n- {item}")).tasks]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Nạo vét kênh Bắc, vớt rác và trồng cây.", ["Nạo vét kênh Bắc, vớt rác và trồng cây"]),
        (
            "Xây dựng phương án thoát nước để phục vụ người dân, trong đó ưu tiên khu trũng.",
            ["Xây dựng phương án thoát nước để phục vụ người dân, trong đó ưu tiên khu trũng"],
        ),
        (
            "Rà soát hệ thống cống ngầm trên các tuyến phố; xây dựng phương án thay thế những đoạn cống đã hỏng nặng.",
            [
                "Rà soát hệ thống cống ngầm trên các tuyến phố",
                "xây dựng phương án thay thế những đoạn cống đã hỏng nặng",
            ],
        ),
        (
            "Nạo vét kênh Bắc. Đồng thời, lập danh mục các điểm ngập sâu.",
            ["Nạo vét kênh Bắc", "lập danh mục các điểm ngập sâu"],
        ),
        (
            "Nạo vét kênh Bắc đồng thời công khai danh mục điểm ngập.",
            ["Nạo vét kênh Bắc", "công khai danh mục điểm ngập"],
        ),
        ("Kiểm tra các cửa cống; kịp thời xử lý hư hỏng.", ["Kiểm tra các cửa cống; kịp thời xử lý hư hỏng"]),
        ("Làm sạch dữ liệu: cống ngầm; hồ điều hòa; trạm bơm.", ["Làm sạch dữ liệu: cống ngầm; hồ điều hòa; trạm bơm"]),
        (
            "Kiểm tra các trạm bơm lớn, định kỳ hằng tháng báo cáo Ủy ban nhân dân tỉnh.",
            ["Kiểm tra các trạm bơm lớn", "định kỳ hằng tháng báo cáo Ủy ban nhân dân tỉnh"],
        ),
        (
            "Nạo vét kênh Bắc. Kết quả báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2025.",
            ["Nạo vét kênh Bắc. Kết quả báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2025"],
        ),
        (
            "Nạo vét kênh Bắc (đoạn qua chợ; đoạn qua trường) trước mùa mưa.",
            ["Nạo vét kênh Bắc (đoạn qua chợ; đoạn qua trường) trước mùa mưa"],
        ),
        ("Nạo vét kênh Bắc trước ngày 30/6/2025 (có danh mục kèm theo).", ["Nạo vét kênh Bắc trước ngày 30/6/2025"]),
    ],
)
def test_an_item_is_cut_as_the_guidelines_say(item: str, expected: list[str]) -> None:
    assert quotes(item) == expected


def test_a_cadence_holds_for_its_own_side_only() -> None:
    found = read(
        directive(
            "1. Sở Xây dựng\n- Thường xuyên kiểm tra các cửa cống; xây dựng phương án thay thế các cửa cống hỏng."
        )
    ).tasks
    assert [task.recurrence for task in found] == ["continuous", None]


def test_a_date_that_closes_an_item_holds_for_both_halves() -> None:
    found = read(
        directive(
            "1. Sở Xây dựng\n- Rà soát cống ngầm của các phường; lập danh mục các đoạn cống hỏng nặng trước ngày 30/6/2025."
        )
    ).tasks
    assert [str(task.deadline) for task in found] == ["2025-06-30"] * 2


def test_a_cadence_before_the_lead_belongs_to_the_quote() -> None:
    (task,) = read(directive("1. Định kỳ hằng quý, Sở Xây dựng kiểm tra các trạm bơm.")).tasks
    assert task.quote == "Định kỳ hằng quý, Sở Xây dựng kiểm tra các trạm bơm"
    assert task.recurrence == "quarterly"


@pytest.mark.parametrize(
    "item",
    [
        "Theo dõi, đôn đốc việc thực hiện Chỉ thị này; tổng hợp, báo cáo UBND tỉnh trước ngày 20/12/2025.",
        "Theo dõi, đôn đốc, định kỳ hằng quý báo cáo UBND tỉnh.",
        "Mở rộng lưới cấp nước ra ba xã ven sông; phấn đấu đến ngày 30/6/2025 có 70% số hộ dùng nước máy.",
        "Nâng cấp trạm bơm Nam Hồng để tiêu úng cho cánh đồng. Dự kiến hoàn thành trong năm 2025.",
        "Thống kê các điểm ngập. Yêu cầu gửi danh sách về Sở Xây dựng trước ngày 20/5/2025.",
        "Lập dự toán nạo vét. Toàn bộ công việc này hoàn thành trước ngày 20/5/2025.",
        "Soạn thảo quy chế vận hành cống; trình Ủy ban nhân dân tỉnh trước ngày 20/5/2025.",
        "Xây dựng đề án thoát nước. Trong đó, phân công rõ từng phần việc; lập dự toán cho từng năm; kiểm tra quy hoạch cốt nền.",
        "Chủ trì, phối hợp với các sở, ngành; Ủy ban nhân dân các xã rà soát hệ thống cống ngầm.",
        "Kiểm tra giấy phép khoan giếng, chú trọng các xưởng nhuộm; các doanh nghiệp có hoạt động chuyển nhượng nhà xưởng.",
    ],
)
def test_one_round_of_work_is_one_task(item: str) -> None:
    assert len(quotes(item)) == 1


def test_what_follows_a_part_that_is_dated_is_another_matter() -> None:
    assert quotes("Lập tiến độ thi công trước ngày 20/6; kiên quyết thay thế nhà thầu yếu kém.") == [
        "Lập tiến độ thi công trước ngày 20/6",
        "kiên quyết thay thế nhà thầu yếu kém",
    ]


def test_the_topic_in_front_is_not_quoted() -> None:
    assert quotes("Nạo vét kênh. Đối với các hồ đang cạn, khẩn trương bơm bổ sung.")[1] == "khẩn trương bơm bổ sung"


def test_numbered_parts_of_a_sentence_are_all_split_and_quoted_without_their_numbers() -> None:
    assert quotes("Thực hiện ngay: (1) Rà soát cống; (2) Công khai danh mục; (3) Báo cáo trước 15/5/2025.")[1:] == [
        "Công khai danh mục",
        "Báo cáo trước 15/5/2025",
    ]


def test_sending_by_a_date_what_the_part_before_makes_is_the_same_task() -> None:
    assert (
        len(
            quotes(
                "Lập báo cáo thoát nước năm 2024 trình Ủy ban nhân dân tỉnh, đồng thời gửi Bộ Xây dựng trước ngày 30/7/2025."
            )
        )
        == 1
    )


def test_a_date_before_its_purpose_closes_all_parts() -> None:
    text = directive(
        "1. Sở Xây dựng\n- Rà soát các tuyến cống đã hỏng trên địa bàn; xây dựng phương án thay thế cống trước ngày 15/8/2025 để kịp mùa mưa."
    )
    assert {task.deadline for task in read(text).tasks} == {date(2025, 8, 15)}


def test_an_item_without_a_stop_over_other_items_is_a_title() -> None:
    text = directive("1. Đẩy nhanh việc nạo vét kênh và cải tạo hệ thống cống ngầm\na) Sở Xây dựng nạo vét kênh Bắc.")
    assert [task.quote for task in read(text).tasks] == ["nạo vét kênh Bắc"]


def test_a_report_whose_matters_follow_is_ordered_by_its_lead_in() -> None:
    text = directive(
        "1. Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh trước ngày 20/5/2025 các vấn đề sau:\n- Tình hình các trạm bơm.\n- Thực trạng cống ngầm."
    )
    (task,) = read(text).tasks
    assert task.deadline == date(2025, 5, 20)
