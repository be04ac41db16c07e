"""Small documents for the tests: an official head around a body, and places that do not exist."""

from __future__ import annotations

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/CT-UBND
Sông Lam, ngày 10 tháng 4 năm 2025
CHỈ THỊ
Về việc giữ sạch các dòng kênh
Thời gian qua, nhiều dòng kênh bị lấp. Ủy ban nhân dân tỉnh yêu cầu:
"""
FOOT = """
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Mẫu"""


def directive(body: str) -> str:
    return HEAD + body.strip() + FOOT
