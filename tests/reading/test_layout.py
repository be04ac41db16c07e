from __future__ import annotations

import pytest

from roviec.directives.reading import read
from roviec.directives.reading.layout import Zone, lay_out, paragraphs
from roviec.directives.reading.layout.markers import marker_at
from tests.reading.documents import directive


def zones(text: str) -> dict[str, Zone]:
    return {text[item.start : item.end]: item.zone for item in lay_out(text)}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("II. NHIỆM VỤ", "roman"),
        ("Điều 3. Sở Tài chính", "article"),
        ("4. Công an tỉnh", "number"),
        ("2.1. Nạo vét kênh", "dotted4"),
        ("2.1.3 Nạo vét kênh", "dotted5"),
        ("(3) Đường ven sông", "bracket"),
        ("b) Cắm biển báo", "letter"),
        ("- Vớt rác", "dash"),
        ("+ Đo mực nước", "plus"),
        ("• Trồng cây", "bullet"),
    ],
)
def test_each_form_of_marker_is_known(line: str, kind: str) -> None:
    found = marker_at(line, 0, len(line))
    assert found is not None
    assert found[0].kind == kind


@pytest.mark.parametrize("line", ["Sở Tài chính", "100% số hộ", "2025 là năm đầu", "a", "-", "12"])
def test_a_line_without_marker_has_none(line: str) -> None:
    assert marker_at(line, 0, len(line)) is None


def test_items_know_what_they_stand_under() -> None:
    text = "1. Sở Xây dựng\n- Nạo vét kênh.\n+ Kênh Bắc;\n- Vớt rác.\n2. Sở Tài chính\nBố trí tiền."
    items = lay_out(text)
    assert [item.parents for item in items] == [(), (0,), (0, 1), (0,), (), (4,)]


def test_numbers_in_brackets_nest_under_letters() -> None:
    items = lay_out("a) Sở Xây dựng\n(1) Nạo vét\n(2) Vớt rác\nb) Sở Tài chính")
    assert [item.parents for item in items] == [(), (0,), (0,), ()]


def test_gaps_and_repeats_in_numbering_do_not_matter() -> None:
    items = lay_out("1. Sở Xây dựng\n- Nạo vét.\n3. Sở Tài chính\n- Bố trí tiền.\n3. Sở Y tế\n- Khám bệnh.")
    assert [item.parents for item in items] == [(), (0,), (), (2,), (), (4,)]


def test_a_document_falls_into_its_zones() -> None:
    found = zones(directive("1. Sở Xây dựng\n- Nạo vét kênh."))
    assert found["TỈNH SÔNG LAM"] is Zone.HEAD
    assert found["Về việc giữ sạch các dòng kênh"] is Zone.HEAD
    assert found["- Nạo vét kênh."] is Zone.BODY
    assert found["- Như trên;"] is Zone.RECIPIENTS
    assert found["Lê Thị Mẫu"] is Zone.SIGNATURE


def test_background_before_the_order_is_preamble() -> None:
    text = directive("1. Sở Xây dựng nạo vét kênh.").replace("Thời gian qua", "Căn cứ Luật Thủy lợi;\nThời gian qua")
    assert zones(text)["Căn cứ Luật Thủy lợi;"] is Zone.PREAMBLE


def test_aims_of_a_plan_are_background() -> None:
    found = zones("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Kênh sạch hơn.\nII. NHIỆM VỤ\n- Nạo vét kênh.")
    assert found["- Kênh sạch hơn."] is Zone.BACKGROUND
    assert found["- Nạo vét kênh."] is Zone.BODY


def test_an_order_that_begins_like_a_title_of_aims_stays_in_the_body() -> None:
    assert zones("1. Yêu cầu Sở Y tế khám bệnh cho người dân.\n2. Kết quả báo cáo về Sở Y tế trước ngày 5/5.") == {
        "1. Yêu cầu Sở Y tế khám bệnh cho người dân.": Zone.BODY,
        "2. Kết quả báo cáo về Sở Y tế trước ngày 5/5.": Zone.BODY,
    }


def test_an_annex_behind_the_signature_is_not_the_body() -> None:
    assert (
        zones(directive("1. Sở Xây dựng nạo vét kênh.") + "\nPHỤ LỤC\nDanh sách kênh")["Danh sách kênh"] is Zone.ANNEX
    )


def test_what_a_news_site_adds_is_tail() -> None:
    text = (
        "UBND tỉnh Sông Lam giao Sở Xây dựng nạo vét kênh.\n"
        "Kênh bị lấp (Hình từ Internet)\nAi được lấp kênh?\nCăn cứ Điều 5 Luật Thủy lợi quy định như sau:\n- Cấm lấp kênh."
    )
    found = zones(text)
    assert found["- Cấm lấp kênh."] is Zone.TAIL
    assert next(iter(found.values())) is Zone.BODY


def test_lines_wrapped_by_a_pdf_are_joined_again() -> None:
    text = (
        "1. Sở Xây dựng nạo vét các tuyến kênh chính trong thành phố và\n"
        "vớt hết rác trên mặt nước của các hồ điều hòa do mình quản lý\n"
        "theo đúng kế hoạch đã được phê duyệt, không để ngập úng kéo\n"
        "dài trong mùa mưa.\n"
        "2. Sở Y tế khám bệnh."
    )
    assert [text[item.start : item.end].count("\n") for item in paragraphs(text)] == [3, 0]


def test_separate_paragraphs_are_not_joined() -> None:
    assert len(paragraphs("Sở Xây dựng\nNạo vét kênh\nVớt rác")) == 3


def test_the_issuer_above_the_grounds_of_a_decision_signs_nothing() -> None:
    text = (
        "UBND TỈNH SÔNG LAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 19/QĐ-UBND\nQUYẾT ĐỊNH\nPhê duyệt đề án cấp nước cho các xã\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Thủy lợi;\nQUYẾT ĐỊNH:\nĐiều 1. Giao Sở Xây dựng lập dự án.\nCHỦ TỊCH\nLê Thị Mẫu"
    )
    seen = zones(text)
    assert seen["Điều 1. Giao Sở Xây dựng lập dự án."] is Zone.BODY
    assert seen["CHỦ TỊCH"] is Zone.SIGNATURE


def test_a_line_that_ends_with_a_colon_takes_what_follows_whatever_its_mark() -> None:
    items = lay_out("* Sở Y tế:\n- Mua thuốc.\n* Sở Xây dựng:\n- Nạo vét kênh.")
    assert [item.parents for item in items] == [(), (0,), (), (2,)]


def test_a_chapter_in_capitals_is_no_part_of_the_head() -> None:
    text = directive("").replace(
        "Thời gian qua, nhiều dòng kênh bị lấp. Ủy ban nhân dân tỉnh yêu cầu:", "I. NHIỆM VỤ\n1. Nạo vét kênh"
    )
    assert zones(text)["I. NHIỆM VỤ"] is Zone.BODY


def test_a_section_that_judges_how_the_work_went_orders_nothing() -> None:
    text = directive(
        "1. Đánh giá tình hình thực hiện nhiệm vụ quý I:\n- Thu phí thoát nước đạt 70% dự toán.\n2. Giao Sở Xây dựng\n- Nạo vét kênh Bắc."
    )
    assert [task.quote for task in read(text).tasks] == ["Nạo vét kênh Bắc"]


def test_a_subject_line_under_the_number_keeps_the_head_open() -> None:
    text = (
        "SỞ XÂY DỰNG\nSố: 9/SXD-HT\nVề nạo vét kênh trước mùa mưa\nSông Lam, ngày 10 tháng 4 năm 2025\n"
        "Kính gửi:\n- Phòng Quản lý đô thị các huyện;\n- Các đơn vị thoát nước.\nSở Xây dựng yêu cầu các đơn vị nạo vét kênh Bắc."
    )
    assert zones(text)["Về nạo vét kênh trước mùa mưa"] is Zone.HEAD
    assert [task.leads for task in read(text).tasks] == [("các đơn vị",)]
