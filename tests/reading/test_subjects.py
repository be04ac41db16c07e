from __future__ import annotations

import pytest

from roviec.directives.reading.headings import heading_of
from roviec.directives.reading.subjects import subject_of


@pytest.mark.parametrize(
    ("sentence", "leads", "order"),
    [
        ("Giao Sở Nội vụ rà soát biên chế.", ("Sở Nội vụ",), "rà soát biên chế."),
        ("UBND tỉnh giao Sở Nội vụ chủ trì kiểm tra.", ("Sở Nội vụ",), "chủ trì kiểm tra."),
        ("Chủ tịch UBND tỉnh yêu cầu các sở, ngành tiết kiệm điện.", ("các sở, ngành",), "tiết kiệm điện."),
        ("Sở Y tế có trách nhiệm khám bệnh.", ("Sở Y tế",), "khám bệnh."),
        ("Sở Y tế được giao khám bệnh.", ("Sở Y tế",), "khám bệnh."),
        ("Về cây trồng: UBND các xã hỗ trợ giống.", ("UBND các xã",), "hỗ trợ giống."),
        ("Định kỳ hằng quý, Công an tỉnh kiểm tra thiết bị.", ("Công an tỉnh",), "kiểm tra thiết bị."),
        ("Muộn nhất ngày 30/6/2025, Sở Y tế mua thuốc.", ("Sở Y tế",), "mua thuốc."),
        ("Trước 16 giờ 30 phút ngày 30/6, Sở Y tế mua thuốc.", ("Sở Y tế",), "mua thuốc."),
        ("Đến 30/6/2025, Sở Y tế mua thuốc.", ("Sở Y tế",), "mua thuốc."),
        ("Đồng thời, giao Sở Y tế mua thuốc.", ("Sở Y tế",), "mua thuốc."),
        ("Giao cho Sở Y tế làm đầu mối.", ("Sở Y tế",), "làm đầu mối."),
        ("Đề nghị Ban Dân vận Tỉnh ủy vận động hội viên.", ("Ban Dân vận Tỉnh ủy",), "vận động hội viên."),
        ("Đối với kho cũ: Nếu hư hỏng nặng, Sở Y tế xây lại.", ("Sở Y tế",), "xây lại."),
        ("Do mùa mưa đến sớm, vì vậy các tỉnh cần đắp đê.", ("các tỉnh",), "đắp đê."),
        ("Tiếp thu ý kiến các hộ, đề nghị các địa phương khảo sát lại.", ("các địa phương",), "khảo sát lại."),
        ("UBND tỉnh vừa có văn bản yêu cầu Sở Y tế mua thuốc.", ("Sở Y tế",), "mua thuốc."),
    ],
)
def test_who_is_charged(sentence: str, leads: tuple[str, ...], order: str) -> None:
    subject = subject_of(sentence, 0, len(sentence))
    assert subject is not None
    assert subject.names == leads
    assert sentence[subject.order :] == order


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát biên chế của Sở Nội vụ.",
        "UBND tỉnh đã ban hành kế hoạch.",
        "Sở Y tế vừa báo cáo tình hình.",
        "Tổ chức kiểm tra các tổ chức, cá nhân.",
        "Mưa lớn kéo dài nhiều ngày.",
        "Các hộ nuôi tôm cần được tổ chức thành nhóm.",
    ],
)
def test_nobody_is_charged(sentence: str) -> None:
    assert subject_of(sentence, 0, len(sentence)) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Các chủ đầu tư xây dựng và kinh doanh hạ tầng", ("Các chủ đầu tư xây dựng và kinh doanh hạ tầng",)),
        ("Các sở, các công ty hoạt động xây lắp", ("Các sở", "các công ty hoạt động xây lắp")),
    ],
)
def test_a_heading_may_be_a_name_with_verbs_in_it(line: str, names: tuple[str, ...]) -> None:
    heading = heading_of(line, 0, len(line))
    assert heading is not None
    assert heading.names == names


@pytest.mark.parametrize(
    "line", ["Sở Y tế chủ trì, phối hợp với Sở Tài chính:", "Sở Y tế", "Rà soát biên chế", "Sở Y tế rà soát biên chế."]
)
def test_other_lines_are_not_such_headings(line: str) -> None:
    assert heading_of(line, 0, len(line)) is None
