from __future__ import annotations

import pytest

from roviec.directives.reading.recipients import recipients_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("báo cáo Ủy ban nhân dân tỉnh trước ngày 5/5", ("Ủy ban nhân dân tỉnh",)),
        (
            "báo cáo kết quả về Chủ tịch UBND tỉnh qua Công an tỉnh, Sở Nội vụ",
            ("Chủ tịch UBND tỉnh", "Công an tỉnh", "Sở Nội vụ"),
        ),
        ("gửi Sở Nội vụ để tổng hợp, báo cáo Bộ Nội vụ", ("Sở Nội vụ",)),
        ("tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch", ("Ủy ban nhân dân tỉnh",)),
        ("trình cấp có thẩm quyền phê duyệt", ("cấp có thẩm quyền",)),
        ("trình ngay Thủ tướng Chính phủ phương án", ("Thủ tướng Chính phủ",)),
        ("báo cáo Tổng cục phương án bán đấu giá", ("Tổng cục",)),
        ("hướng dẫn các địa phương lập hồ sơ", ("các địa phương",)),
        ("bàn giao sổ cho tổ nhập liệu theo biên bản", ("tổ nhập liệu",)),
        ("bàn giao các mốc (file), bản đồ của hồ cho các quận - huyện", ("các quận - huyện",)),
        ("chuyển hồ sơ đến Sở Nội vụ hoặc Sở Tài chính để xem xét", ("Sở Nội vụ", "Sở Tài chính")),
        ("báo cáo Ban Chỉ đạo tỉnh các biện pháp chống ngập", ("Ban Chỉ đạo tỉnh",)),
        ("định kỳ báo cáo Lãnh đạo Bộ", ("Lãnh đạo Bộ",)),
        ("phân bổ chỉ tiêu cho các đơn vị trực thuộc", ("các đơn vị trực thuộc",)),
        ("nạo vét kênh Bắc", ()),
    ],
)
def test_who_gets_it(words: str, expected: tuple[str, ...]) -> None:
    assert recipients_of(words, 0, len(words), leads=()) == expected


def test_the_lead_is_never_its_own_recipient() -> None:
    words = "báo cáo Sở Nội vụ, Sở Tài chính"
    assert recipients_of(words, 0, len(words), leads=("Sở Nội vụ",)) == ("Sở Tài chính",)


@pytest.mark.parametrize("words", ["trình Chính phủ Nghị định sửa đổi", "báo cáo Chính phủ tại phiên họp tháng 6"])
def test_the_name_of_the_government_has_no_further_words(words: str) -> None:
    assert recipients_of(words, 0, len(words), ()) == ("Chính phủ",)
