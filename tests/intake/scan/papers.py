"""Papers for the tests of recognition, set as the bench sets them."""

from __future__ import annotations

from functools import lru_cache

import pytest
from PIL import Image

from bench.scans.damage import file_of, stamped
from bench.scans.render import pages_of, pdf_of
from roviec.directives.intake import scan

LETTER = """ỦY BAN NHÂN DÂN
THÀNH PHỐ VÂN ĐÀI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 318/UBND-KGVX
V/v rà soát dữ liệu hộ tịch
Vân Đài, ngày 05 tháng 9 năm 2025
Kính gửi: Các sở, ban, ngành thành phố.
Thực hiện Kế hoạch số 83/KH-UBND ngày 30 tháng 3 năm 2025, UBND thành phố yêu cầu:
1. Sở Tư pháp chủ trì rà soát dữ liệu hộ tịch điện tử, báo cáo kết quả về UBND thành phố trước ngày 30/9/2025.
2. Giao Công an thành phố kiểm tra các thiết bị đã kết nối, hoàn thành trong tháng 10 năm 2025.
Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện./.
Nơi nhận:
- Như trên;
- Lưu: VT, TH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Mẫu
"""
needs_tesseract = pytest.mark.skipif(not scan.installed(), reason="needs Debian's tesseract-ocr and tesseract-ocr-vie")


@lru_cache(maxsize=1)
def stamped_letter() -> bytes:
    """A JPEG of the letter, stamped and signed."""
    return file_of(stamped(letter(300), 1))


@lru_cache(maxsize=1)
def recognised_letter() -> tuple[scan.Recognised, bytes]:
    """What Tesseract finds on it, and the page it prints; once for all tests."""
    with scan.Preparer(stamped_letter()) as pages:
        return scan.recognise_page(pages, 0)


@lru_cache(maxsize=2)
def letter(dpi: int = 200) -> Image.Image:
    """The letter's one page."""
    (page,) = pages_of(pdf_of(LETTER), dpi)
    return page
