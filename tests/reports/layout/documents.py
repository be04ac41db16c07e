"""Documents for the tests. People and figures are made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from roviec.reports.layout.model import (
    Annex,
    Bullet,
    Column,
    Document,
    Figure,
    Head,
    Heading,
    NamedFigure,
    Paragraph,
    Sign,
    Table,
)

SYNTHETIC = "Dữ liệu giả định để trình diễn, không có giá trị pháp lý"
LONG = (
    "Trong kỳ, các sở, ban, ngành và Ủy ban nhân dân các phường, xã đã tiếp tục triển khai các nhiệm vụ được giao tại Kế hoạch của Ủy ban nhân dân "
    "thành phố; công tác tuyên truyền được thực hiện dưới nhiều hình thức, góp phần nâng cao nhận thức của người dân về dịch vụ công trực tuyến."
)


def number(value: str, places: int = 0, unit: str = "") -> Figure:
    return Figure(Decimal(value), places, unit)


def agencies() -> Table:
    return Table(
        caption="Bảng 1. Kết quả thực hiện nhiệm vụ theo đơn vị",
        columns=(
            Column("STT", 1, numeric=True),
            Column("Đơn vị", 6),
            Column("Nhiệm vụ", 2, numeric=True),
            Column("Đúng hạn", 2, numeric=True),
            Column("Tỷ lệ (%)", 2, numeric=True),
        ),
        rows=(
            (number("1"), "Sở Khoa học và Công nghệ", number("1234"), number("1200"), number("97.24", 1)),
            (number("2"), "Ủy ban nhân dân phường Hải Châu", number("86"), number("71"), number("82.56", 1)),
            (number("3"), "Ủy ban nhân dân phường An Khê", number("80"), None, None),
            (None, "Tổng", number("1400"), number("1271"), number("90.79", 1)),
        ),
        total=True,
    )


def report() -> Document:
    """A monthly report of two pages, with an annex on a turned sheet. Labels have a gap and repeat, as official outlines do."""
    return Document(
        head=Head(
            parent="UBND thành phố Đà Nẵng",
            issuer="Công an thành phố",
            number=5,
            notation="BC-CATP",
            place="Đà Nẵng",
            on=date(2026, 2, 5),
            kind="Báo cáo",
            abstract="Kết quả triển khai Đề án 06 tháng 01 năm 2026 trên địa bàn thành phố",
        ),
        addressees=("Chủ tịch Ủy ban nhân dân thành phố",),
        bases=(
            "Căn cứ Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ",
            "Thực hiện Kế hoạch công tác năm 2026 (giả định)",
        ),
        body=(
            Heading(1, "I.", "Kết quả các mặt công tác"),
            Heading(2, "1.", "Công tác tham mưu"),
            Paragraph(LONG),
            Bullet("Ban hành 12 văn bản chỉ đạo;"),
            Bullet("Trong đó 3 văn bản ở cấp phường;", sub=True),
            NamedFigure("Tổng số nhiệm vụ trong kỳ", number("1400", unit="nhiệm vụ")),
            NamedFigure("Tỷ lệ đúng hạn", number("90.79", 1, "%")),
            NamedFigure("Số lượt tuyên truyền", Figure(None)),
            Heading(2, "2.2", "Nhận xét, đánh giá"),
            Heading(3, "2.2.1.", "Ưu điểm"),
            Paragraph(LONG),
            Heading(3, "2.2.1.", "Tồn tại, hạn chế"),
            Paragraph(LONG),
            Heading(4, "a)", "Nguyên nhân"),
            Paragraph(LONG),
            agencies(),
            Heading(1, "III.", "Kiến nghị, đề xuất"),
            Paragraph(LONG),
            Paragraph(
                "Trên đây là báo cáo kết quả tháng 01 năm 2026, kính báo cáo Chủ tịch Ủy ban nhân dân thành phố."
            ),
        ),
        sign=Sign(capacity=("KT. GIÁM ĐỐC",), post="Phó Giám đốc", name="Nguyễn Văn Mẫu 01"),
        recipients=("Như trên", "Các sở, ban, ngành", "Ủy ban nhân dân các phường, xã"),
        archive=("VT", "CATP"),
        annexes=(Annex("Kết quả chi tiết theo đơn vị", (agencies(),), wide=True),),
        note=SYNTHETIC,
    )


def notice() -> Document:
    """A thông báo of a body with a long name, by order of its head."""
    return Document(
        head=Head(
            parent="UBND thành phố Đà Nẵng",
            issuer="Ban Quản lý Khu công nghệ cao và các khu công nghiệp",
            notation="TB-BQL",
            place="Đà Nẵng",
            kind="Thông báo",
            abstract="Kết quả thực hiện nhiệm vụ của Đề án 06 tháng 11 năm 2026 và xếp loại các sở, ban, ngành, Ủy ban nhân dân các phường, xã, đặc khu",
        ),
        bases=("Căn cứ Kế hoạch công tác năm 2026 (giả định)",),
        body=(
            Paragraph(LONG),
            Heading(2, "1.", "Kết quả chung"),
            Bullet("Hoàn thành đúng hạn: 1.271 nhiệm vụ;"),
            Heading(2, "2.", "Điểm và xếp loại"),
            agencies(),
        ),
        sign=Sign(capacity=("TL. TRƯỞNG BAN",), post="Chánh Văn phòng", name="Hồ Thị Mẫu 04"),
        recipients=("Các sở, ban, ngành", "UBND các phường, xã, đặc khu"),
        note=SYNTHETIC,
    )


def dispatch() -> Document:
    """A công văn: no type, "V/v" under the number, several addressees, signed for the committee."""
    return Document(
        head=Head(
            issuer="Ủy ban nhân dân thành phố Đà Nẵng",
            number=5289,
            notation="UBND-CATP",
            place="Đà Nẵng",
            on=date(2026, 11, 23),
            abstract="đôn đốc thực hiện các nhiệm vụ của Đề án 06 tháng 11 năm 2026",
        ),
        addressees=("Các sở, ban, ngành", "Ủy ban nhân dân các phường, xã, đặc khu"),
        body=(Paragraph(LONG), Paragraph("Ủy ban nhân dân thành phố yêu cầu các đơn vị nghiêm túc thực hiện.")),
        sign=Sign(capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), post="Phó Chủ tịch", name="Lê Văn Mẫu 02"),
        recipients=("Như trên", "Chủ tịch, các Phó Chủ tịch UBND thành phố"),
        note=SYNTHETIC,
    )
