"""Kinds of official documents: their heads, the sentence that orders, their ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of document: its head, the sentence that orders (with and without a body) and its end."""

    name: str
    head: str
    orders: str
    end: str
    addressed: str | None = None


PROVINCE = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {number}\nSông Lam, ngày 10 tháng 4 năm 2026\n"
_MINISTRY = "BỘ XÂY DỰNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {number}\nHà Nội, ngày 10 tháng 4 năm 2026\n"
_PARTY = "TỈNH ỦY SÔNG LAM\nĐẢNG CỘNG SẢN VIỆT NAM\nSố: {number}\nSông Lam, ngày 10 tháng 4 năm 2026\n"
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mẫu"
_WHY = "Thời gian qua, nhiều tuyến kênh trên địa bàn tỉnh bị lấp, gây ngập khi mưa lớn."

KINDS = [
    Kind(
        "chỉ thị",
        PROVINCE.format(number="12/CT-UBND") + f"CHỈ THỊ\nVề việc giữ sạch các dòng kênh\n{_WHY}\n",
        "Để khắc phục tình trạng trên, Ủy ban nhân dân tỉnh yêu cầu",
        "Chỉ thị này có hiệu lực kể từ ngày ký." + SIGNED,
    ),
    Kind(
        "chỉ thị của bộ",
        _MINISTRY.format(number="05/CT-BXD") + f"CHỈ THỊ\nVề việc giữ sạch các dòng kênh\n{_WHY}\n",
        "Bộ trưởng Bộ Xây dựng chỉ thị",
        "Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện Chỉ thị này./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nBỘ TRƯỞNG\nLê Thị Mẫu",
    ),
    Kind(
        "công điện",
        PROVINCE.format(number="03/CĐ-UBND")
        + f"CÔNG ĐIỆN\nVề việc giữ sạch các dòng kênh\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc Sở Y tế;\n- Giám đốc Công an tỉnh.\n{_WHY}\n",
        "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu",
        "Trong quá trình thực hiện, nếu có vướng mắc, kịp thời báo cáo Ủy ban nhân dân tỉnh để xem xét, giải quyết./."
        + SIGNED,
    ),
    Kind(
        "công văn",
        PROVINCE.format(number="450/UBND-KT")
        + f"V/v giữ sạch các dòng kênh\nKính gửi:\n- Sở Y tế;\n- Công an tỉnh.\n{_WHY}\n",
        "Ủy ban nhân dân tỉnh đề nghị",
        "Đề nghị các đơn vị quan tâm, phối hợp thực hiện./." + SIGNED,
        addressed="Sở Y tế; Công an tỉnh",
    ),
    Kind(
        "thông báo kết luận",
        PROVINCE.format(number="88/TB-UBND")
        + "THÔNG BÁO\nKết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về thoát nước\nNgày 08 tháng 4 năm 2026, Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp về thoát nước.\n",
        "Sau khi nghe các đại biểu báo cáo, Chủ tịch Ủy ban nhân dân tỉnh kết luận và yêu cầu",
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./." + SIGNED,
    ),
    Kind(
        "kế hoạch của Đảng",
        _PARTY.format(number="21-KH/TU") + f"KẾ HOẠCH\nVề việc giữ sạch các dòng kênh\n{_WHY}\n",
        "Ban Thường vụ Tỉnh ủy yêu cầu",
        "Nơi nhận:\n- Các đồng chí Tỉnh ủy viên,\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Thị Mẫu",
    ),
    Kind(
        "nghị quyết",
        "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 44/NQ-CP\nHà Nội, ngày 10 tháng 4 năm 2026\nNGHỊ QUYẾT\nVề việc giữ sạch các dòng kênh\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ;\nQUYẾT NGHỊ:\n",
        "Chính phủ yêu cầu",
        "Các Bộ, cơ quan liên quan tổ chức thực hiện Nghị quyết này.\nNơi nhận:\n- Như trên.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLê Thị Mẫu",
    ),
]
