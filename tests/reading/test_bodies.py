from __future__ import annotations

import pytest

from roviec.directives.reading.bodies import body_phrase


def names(text: str, *, loose: bool = False) -> tuple[str, ...]:
    phrase = body_phrase(text, 0, len(text), loose=loose)
    return phrase.names if phrase else ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Xây dựng xây dựng phương án", ("Sở Xây dựng",)),
        ("Sở Văn hóa, Thể thao và Du lịch tổ chức hội thi", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("Các sở, ban, ngành, đoàn thể rà soát", ("Các sở, ban, ngành, đoàn thể",)),
        ("UBND các xã, phường và đặc khu cắm mốc", ("UBND các xã, phường và đặc khu",)),
        (
            "Sở Tài chính, Công an tỉnh và các cơ quan liên quan kiểm tra",
            ("Sở Tài chính", "Công an tỉnh", "các cơ quan liên quan"),
        ),
        ("Giám đốc các sở; Chủ tịch UBND các xã, phường chỉ đạo", ("Giám đốc các sở", "Chủ tịch UBND các xã, phường")),
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh rà soát", ("Ban Quản lý dự án đầu tư xây dựng tỉnh",)),
        ("Tổ công tác triển khai Đề án 09 các cấp kiểm tra", ("Tổ công tác triển khai Đề án 09 các cấp",)),
        ("Trung tâm phát triển quỹ đất tỉnh lập hồ sơ", ("Trung tâm phát triển quỹ đất tỉnh",)),
        ("Đài Phát thanh và Truyền hình thành phố đưa tin", ("Đài Phát thanh và Truyền hình thành phố",)),
        ("các đơn vị sự nghiệp công lập trực thuộc Sở báo cáo", ("các đơn vị sự nghiệp công lập trực thuộc Sở",)),
        ("Ban Quản lý các dự án công trình giao thông nghiệm thu", ("Ban Quản lý các dự án công trình giao thông",)),
        ("Ban Chỉ huy Phòng, chống cháy rừng huyện kiểm tra", ("Ban Chỉ huy Phòng, chống cháy rừng huyện",)),
        ("Chi cục Chăn nuôi tiêm phòng", ("Chi cục Chăn nuôi",)),
        ("Sở Y tế (cơ quan thường trực phòng dịch) tổ chức trực", ("Sở Y tế",)),
        (
            "các đơn vị quản lý đập, trạm bơm và các hợp tác xã tích nước",
            ("các đơn vị quản lý đập, trạm bơm", "các hợp tác xã"),
        ),
        ("Các đơn vị thuộc và trực thuộc Sở rà soát", ("Các đơn vị thuộc và trực thuộc Sở",)),
        ("Tổng Liên đoàn thợ điện hướng dẫn", ("Tổng Liên đoàn thợ điện",)),
        ("Vụ Nuôi trồng thủy sản rà soát giống", ("Vụ Nuôi trồng thủy sản",)),
        ("Cảnh sát trật tự, Thanh tra xây dựng kiểm tra", ("Cảnh sát trật tự", "Thanh tra xây dựng")),
        ("Ban Chỉ đạo giảm nghèo xã họp dân", ("Ban Chỉ đạo giảm nghèo xã",)),
        ("Các Bộ Tài chính, Giao thông vận tải bố trí vốn", ("Bộ Tài chính", "Bộ Giao thông vận tải")),
        ("các đơn vị liên quan dự thảo quy chế", ("các đơn vị liên quan",)),
        ("Sở Y tế - cơ quan thường trực: Kiểm tra", ("Sở Y tế",)),
        ("Cấp 2 trở lên", ()),
        ("Thủ trưởng các đơn vị thuộc, trực thuộc Sở rà soát", ("Thủ trưởng các đơn vị thuộc, trực thuộc Sở",)),
        ("Công ty Hàng không Sông Lam mở tuyến", ("Công ty Hàng không Sông Lam",)),
        ("Sở Nội vụ điều hòa biên chế", ("Sở Nội vụ",)),
        ("Hội doanh nghiệp nhỏ và vừa vận động hội viên", ("Hội doanh nghiệp nhỏ và vừa",)),
        ("Các phương tiện thông tin đại chúng đưa tin", ("Các phương tiện thông tin đại chúng",)),
        ("Sở Giao thông vận tải: Sơn lại vạch đường", ("Sở Giao thông vận tải",)),
        ("các tổ chức chính trị - xã hội vận động hội viên", ("các tổ chức chính trị - xã hội",)),
    ],
)
def test_a_name_ends_where_its_verb_begins(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch",
        "Báo cáo kết quả",
        "Tổ chức hội nghị",
        "Phòng, chống bão",
        "Trường hợp chậm",
        "Chủ động rà soát",
        "Cơ sở dữ liệu dân cư",
        "rà soát",
    ],
)
def test_words_that_only_look_like_a_body_are_none(text: str) -> None:
    assert names(text) == ()


def test_small_letters_name_a_body_only_where_one_is_awaited() -> None:
    assert names("phòng chuyên môn rà soát") == ()
    assert names("phòng chuyên môn rà soát", loose=True) == ("phòng chuyên môn",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Các Bộ: Quốc phòng, Công an", ("Bộ Quốc phòng", "Bộ Công an")),
        ("các Sở: Giáo dục và Đào tạo, Văn hóa và Thể thao", ("Sở Giáo dục và Đào tạo", "Sở Văn hóa và Thể thao")),
        ("Bộ trưởng các Bộ: Y tế, Nội vụ", ("Bộ trưởng Bộ Y tế", "Bộ trưởng Bộ Nội vụ")),
        ("Các Bộ: Y tế và Ngân hàng Nhà nước", ("Bộ Y tế", "Ngân hàng Nhà nước")),
        ("Sở Y tế", ("Sở Y tế",)),
    ],
)
def test_bare_sectors_become_names(name: str, expected: tuple[str, ...]) -> None:
    assert names(name) == expected


def test_a_list_behind_a_colon_is_read_and_an_order_is_not() -> None:
    assert names("Các Sở: Giáo dục và Đào tạo, Y tế rà soát trường học") == ("Sở Giáo dục và Đào tạo", "Sở Y tế")
    assert names("UBND các xã, phường: Tổ chức họp dân") == ("UBND các xã, phường",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chủ tịch UBND các tỉnh từ Quảng Ninh đến Nghệ An kêu gọi tàu thuyền",
            ("Chủ tịch UBND các tỉnh từ Quảng Ninh đến Nghệ An",),
        ),
        ("UBND các huyện: Đông Lĩnh, Tây Lĩnh kiểm đếm", ("UBND huyện Đông Lĩnh", "UBND huyện Tây Lĩnh")),
        ("Các Bộ: Quốc phòng, Công an rà soát phương án", ("Bộ Quốc phòng", "Bộ Công an")),
        ("Các Bộ trưởng: Công Thương, Xây dựng rà soát", ("Bộ trưởng Bộ Công Thương", "Bộ trưởng Bộ Xây dựng")),
        ("Các đơn vị được giao vốn hoàn thiện thủ tục", ("Các đơn vị được giao vốn",)),
        (
            "Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh trực ban",
            ("Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh",),
        ),
        ("UBND các xã chịu ảnh hưởng thống kê thiệt hại", ("UBND các xã chịu ảnh hưởng",)),
    ],
)
def test_names_of_ranges_lists_and_classes(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["Thanh tra toàn diện các dự án", "Tổ chức đoàn kiểm tra liên ngành"])
def test_verbs_that_begin_like_a_body(text: str) -> None:
    assert names(text) == ()


def test_departments_end_where_the_police_begin() -> None:
    assert names("Các Sở: Y tế, Xây dựng; Công an tỉnh rà soát") == ("Sở Y tế", "Sở Xây dựng", "Công an tỉnh")
