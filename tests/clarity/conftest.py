"""A draft of ours in the official layout, with one task, and what is checked in it."""

from __future__ import annotations

from collections.abc import Callable

from roviec.directives.clarity import Checked, Known, check
from roviec.directives.reading import read
from roviec.vietnamese.calendar import Calendar, seed

Check = Callable[..., Checked]
CALENDAR = Calendar.from_rows(seed([2026, 2027]))
HEAD = """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÀ NẴNG
Số: 99/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đà Nẵng, ngày 02 tháng 11 năm 2026

CHỈ THỊ
Về việc số hóa hồ sơ hộ tịch

{basis}Chủ tịch UBND thành phố yêu cầu:
{orders}

CHỦ TỊCH
Nguyễn Văn Mẫu
"""
SOUND = "1. Sở Tư pháp xây dựng kế hoạch số hóa sổ hộ tịch, trình UBND thành phố trước ngày 20/11/2026."


def draft(*orders: str, basis: str = "") -> str:
    return HEAD.format(orders="\n".join(orders), basis=f"{basis}, " if basis else "")


def checked(*orders: str, basis: str = "", known: Known | None = None) -> Checked:
    return check(read(draft(*orders, basis=basis)), known or Known(CALENDAR))


def codes(found: Checked) -> list[str]:
    return [finding.code for finding in found.findings]
