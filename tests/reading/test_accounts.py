"""News accounts: who speaks, who is charged, and what is only told."""

from __future__ import annotations

import pytest

from roviec.directives.reading import read
from roviec.directives.reading.bodies import body_phrase


def charged(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(task.leads, task.quote) for task in read(text).tasks]


@pytest.mark.parametrize(
    ("said", "lead", "quote"),
    [
        (
            "Phó thủ tướng Lê An, trưởng ban chỉ đạo, cũng chỉ đạo Bộ Y tế rà soát thuốc dự trữ.",
            "Bộ Y tế",
            "rà soát thuốc dự trữ",
        ),
        (
            "Cụ thể, phó thủ tướng yêu cầu bộ Công Thương kiểm tra giá gạo.",
            "bộ Công Thương",
            "kiểm tra giá gạo",
        ),
        (
            "Dự báo nước còn lên cao, Phó Thủ tướng Lê An yêu cầu các địa phương di dời dân vùng trũng.",
            "các địa phương",
            "di dời dân vùng trũng",
        ),
        (
            "Đối với UBND quận Bắc, Phó Thủ tướng giao trách nhiệm lập dự án cống hóa mương.",
            "UBND quận Bắc",
            "lập dự án cống hóa mương",
        ),
        ("Sở Y tế còn được chỉ đạo phải kiểm tra các quầy thuốc.", "Sở Y tế", "kiểm tra các quầy thuốc"),
        (
            "Phó Thủ tướng yêu cầu sở Y tế không cấp phép quầy thuốc mới.",
            "sở Y tế",
            "không cấp phép quầy thuốc mới",
        ),
        (
            "“Bộ Y tế chủ trì rà soát thuốc dự trữ ở các tỉnh miền núi; lập danh sách kho thuốc”, Phó Thủ tướng Lê An nhấn mạnh.",
            "Bộ Y tế",
            "chủ trì rà soát thuốc dự trữ ở các tỉnh miền núi",
        ),
        ("(QNB) - Thủ tướng giao Bộ Y tế rà soát thuốc dự trữ.", "Bộ Y tế", "rà soát thuốc dự trữ"),
    ],
)
def test_whoever_speaks_the_body_spoken_to_is_charged(said: str, lead: str, quote: str) -> None:
    text = f"Chính phủ họp về lũ\nPhó Thủ tướng Lê An vừa chủ trì cuộc họp về lũ.\n{said}"
    tasks = charged(text)
    assert tasks[0] == ((lead,), quote)


def test_the_speaker_is_never_charged() -> None:
    text = "UBND tỉnh Bắc Giang vừa có công văn về phòng cháy.\nUBND tỉnh tăng cường kiểm tra các chợ.\nUBND tỉnh chỉ đạo Sở Y tế mua thuốc."
    assert charged(text) == [(("Sở Y tế",), "mua thuốc")]


def test_a_province_is_charged_where_the_government_speaks() -> None:
    text = "Thủ tướng vừa ký công điện về phòng cháy.\nUBND tỉnh Bắc Giang chỉ đạo Sở Y tế mua thuốc."
    assert charged(text) == [(("UBND tỉnh Bắc Giang",), "chỉ đạo Sở Y tế mua thuốc")]


def test_what_is_told_to_nobody_charges_nobody() -> None:
    text = "UBND tỉnh giao Sở Y tế rà soát thuốc.\nChủ tịch UBND tỉnh nêu vấn đề còn chậm. Cần tăng cường kiểm tra kho thuốc."
    assert charged(text) == [(("Sở Y tế",), "rà soát thuốc")]


def test_a_quoted_opinion_orders_nothing() -> None:
    text = (
        "UBND tỉnh giao Sở Y tế rà soát thuốc.\n“Cần làm tốt việc này để dân yên lòng”, Chủ tịch UBND tỉnh nhấn mạnh."
    )
    assert charged(text) == [(("Sở Y tế",), "rà soát thuốc")]


def test_what_was_before_orders_nothing_over_its_semicolons() -> None:
    text = "UBND tỉnh giao Sở Y tế rà soát thuốc.\nTrước đó, sở đã phát hiện các sai phạm: cấp thuốc chậm; lập hồ sơ thiếu; kiểm tra sơ sài."
    assert charged(text) == [(("Sở Y tế",), "rà soát thuốc")]


def test_an_opening_in_other_words_is_told_once() -> None:
    text = (
        "Tỉnh chống ngập\nUBND tỉnh yêu cầu Sở Xây dựng phải xóa bằng được 12 điểm ngập trước ngày 15/6/2024.\nMưa lớn những ngày qua làm ngập nhiều đường.\n"
        "UBND tỉnh giao Sở Xây dựng xử lý dứt điểm 12 điểm ngập trên các đường ven kênh trước ngày 15/6/2024.\nSở Tài chính bố trí vốn."
    )
    assert [quote for _, quote in charged(text)] == [
        "xử lý dứt điểm 12 điểm ngập trên các đường ven kênh trước ngày 15/6/2024",
        "bố trí vốn",
    ]


def test_the_same_words_to_another_body_are_another_task() -> None:
    text = (
        "Thủ tướng giao Bộ Công an phối hợp các địa phương phát hiện, ngăn chặn các đường dây buôn lậu thuốc lá.\n"
        "Thủ tướng giao Bộ Quốc phòng phối hợp các địa phương phát hiện, ngăn chặn các đường dây buôn lậu thuốc lá."
    )
    assert [leads for leads, _ in charged(text)] == [("Bộ Công an",), ("Bộ Quốc phòng",)]


def test_a_day_without_its_year_is_of_the_year_of_which_the_account_speaks() -> None:
    text = "Ngày 13-1, UBND tỉnh giao Sở Y tế lập kế hoạch trước ngày 20-1 để chi trả từ năm 2019."
    assert [task.deadline.isoformat() for task in read(text).tasks if task.deadline] == ["2019-01-20"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bộ Lao động, thương binh và xã hội phối hợp", ("Bộ Lao động, thương binh và xã hội",)),
        ("Sở Tài nguyên - môi trường rà soát", ("Sở Tài nguyên - môi trường",)),
        ("Bộ Giao thông dừng cấp phép", ("Bộ Giao thông",)),
        ("sở Tài chính và sở Xây dựng cần phối hợp", ("sở Tài chính", "sở Xây dựng")),
        ("Quỹ Đầu tư phát triển ứng vốn", ("Quỹ Đầu tư phát triển",)),
        (
            "Ủy ban Quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn, Bộ Quốc phòng chỉ đạo",
            ("Ủy ban Quốc gia ứng phó sự cố, thiên tai và tìm kiếm cứu nạn", "Bộ Quốc phòng"),
        ),
        ("UBND các tỉnh, thành rà soát", ("UBND các tỉnh, thành",)),
        ("UBND huyện Lâm Hà và Đức Trọng kiểm tra", ("UBND huyện Lâm Hà", "UBND huyện Đức Trọng")),
        ("UBND 4 tỉnh Hà Tĩnh, Quảng Bình rà soát", ("UBND tỉnh Hà Tĩnh", "UBND tỉnh Quảng Bình")),
    ],
)
def test_names_as_papers_write_them(text: str, names: tuple[str, ...]) -> None:
    phrase = body_phrase(text, 0, len(text))
    assert phrase is not None
    assert phrase.names == names


def test_a_letter_sent_to_somebody_charges_the_one_it_is_sent_to() -> None:
    text = "Ngày 12.7.2017, UBND tỉnh Nghệ An có văn bản số 5179 gửi Giám đốc Sở Y tế, yêu cầu chủ trì kiểm tra các quầy thuốc."
    assert charged(text) == [(("Giám đốc Sở Y tế",), "chủ trì kiểm tra các quầy thuốc")]


def test_a_body_alone_is_the_body_named_last() -> None:
    text = "Thủ tướng giao Bộ Y tế rà soát thuốc.\nBộ chỉ xem xét cấp phép kho thuốc khi đủ điều kiện.\nSở này được giao lập danh sách kho thuốc."
    assert charged(text)[1] == (("Bộ Y tế",), "chỉ xem xét cấp phép kho thuốc khi đủ điều kiện")


def test_an_abbreviated_body_in_the_opening_is_the_body_named_later() -> None:
    text = (
        "An toàn cho học sinh\nThủ tướng yêu cầu bộ GD & ĐT chỉ đạo các cơ sở giáo dục lựa chọn đơn vị vận tải có đủ điều kiện kinh doanh.\n"
        "Thủ tướng họp chiều qua với các bộ, ngành về xe đưa đón học sinh.\n"
        "Thủ tướng yêu cầu bộ Giáo dục và đào tạo chỉ đạo các cơ sở giáo dục lựa chọn đơn vị vận tải có đủ điều kiện kinh doanh theo quy định.\n"
        "Bộ Y tế kiểm tra tủ thuốc trên xe."
    )
    assert [leads for leads, _ in charged(text)] == [("bộ Giáo dục và đào tạo",), ("Bộ Y tế",)]


def test_a_paragraph_that_only_dates_belongs_to_the_task_before() -> None:
    text = "Ngày 16/8/2017, Thủ tướng giao Bộ Y tế rà soát thuốc dự trữ.\nKết quả phải được báo cáo lên Thủ tướng trước ngày 30/9."
    assert [str(task.deadline) for task in read(text).tasks] == ["2017-09-30"]


def test_what_is_asked_not_to_be_done_is_an_order_whatever_the_verb() -> None:
    text = "Ban Bí thư yêu cầu các địa phương không bắn pháo hoa trong dịp Tết."
    assert charged(text) == [(("các địa phương",), "không bắn pháo hoa trong dịp Tết")]
