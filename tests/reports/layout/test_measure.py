"""The widths written down against the typeface's own."""

from __future__ import annotations

import pytest
from PIL import ImageFont

from roviec.reports.layout.font import FILES
from roviec.reports.layout.measure import bold_twips
from tests.reports.layout.fonts import FONTS

BOLD = ImageFont.truetype(FONTS / FILES[2], 1000)


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "VĂN PHÒNG ỦY BAN NHÂN DÂN",
        "Kết quả tháng 11, quý IV/2026",
    ],
)
def test_a_bold_line_is_as_long_as_in_the_typeface(text: str) -> None:
    assert bold_twips(text, 13) == pytest.approx(BOLD.getlength(text) * 13 * 20 / 1000, rel=0.02)
