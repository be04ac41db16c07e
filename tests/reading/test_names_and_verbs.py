"""A body that is known by name ends where its name ends, whatever it then does: every such name before every verb of the language."""

from __future__ import annotations

import pytest

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.verbs import VERBS

NAMES = [
    "Bộ Quốc phòng", "Bộ Công an", "Bộ Nội vụ", "Bộ Xây dựng", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Giáo dục và Đào tạo",
    "Bộ Thông tin và Truyền thông", "Bộ Lao động - Thương binh và Xã hội", "Bộ Tài nguyên và Môi trường", "Bộ Dân tộc và Tôn giáo",
    "Ngân hàng Nhà nước Việt Nam", "Thanh tra Chính phủ", "Văn phòng Chính phủ", "Bảo hiểm xã hội Việt Nam", "Kiểm toán Nhà nước",
    "Viện kiểm sát nhân dân tối cao", "Đài Truyền hình Việt Nam", "Cục Hàng không Việt Nam", "Tổng cục Quản lý thị trường",
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "Cục Quản lý khám, chữa bệnh", "Vụ Tổ chức cán bộ", "Sở Nội vụ", "Sở Y tế",
    "Sở Nội vụ thành phố", "Sở Quy hoạch - Kiến trúc", "Thanh tra tỉnh", "Công an thành phố", "Công an các đơn vị, địa phương",
    "Cục Thuế tỉnh", "Chi cục Kiểm lâm", "Kho bạc Nhà nước", "Văn phòng UBND tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch UBND huyện",
    "Ban Tổ chức Thành ủy", "Ban Thường vụ Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố", "Liên đoàn Lao động tỉnh",
    "Hội Nông dân tỉnh", "Trung tâm Phục vụ hành chính công", "Tập đoàn Điện lực Việt Nam", "các sở, ban, ngành",
    "các bộ, ngành, địa phương", "Tổ công tác Đề án 06",
]  # fmt: skip
ACTS = sorted({" ".join((first, *rest)) for first, rests in VERBS.items() for rest in rests})


@pytest.mark.parametrize("name", NAMES)
def test_a_known_name_ends_before_any_verb(name: str) -> None:
    cut = {}
    for act in ACTS:
        text = f"{name} {act} các nội dung theo quy định, báo cáo kết quả."
        phrase = body_phrase(text, 0, len(text))
        if phrase is None or phrase.end != len(name):
            cut[act] = phrase and text[: phrase.end]
    assert not cut
