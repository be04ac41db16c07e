from __future__ import annotations

from datetime import date

from roviec.directives.reading import read
from tests.reading.documents import directive


def test_the_head_of_an_official_document() -> None:
    document = read(directive("1. Sở Xây dựng\n- Vớt rác trên hồ.")).document
    assert document.number == "12/CT-UBND"
    assert document.type == "chỉ thị"
    assert document.issuer == "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"
    assert document.place == "Sông Lam"
    assert document.issued_on == date(2025, 4, 10)
    assert document.subject == "giữ sạch các dòng kênh"
    assert document.signer == "Lê Thị Mẫu"
    assert "Như trên" in document.recipients


def test_a_letter_has_addressees_and_no_named_type() -> None:
    text = (
        "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 9/SYT-NV\nV/v mua thuốc\n"
        "Sông Lam, ngày 02 tháng 5 năm 2025\nKính gửi:\n- Sở Tài chính;\n- Các bệnh viện.\nSở Y tế đề nghị các đơn vị như sau:\n1. Rà soát thuốc."
    )
    document = read(text).document
    assert (document.type, document.subject) == ("công văn", "mua thuốc")
    assert document.recipients == ("Sở Tài chính", "Các bệnh viện")


def test_a_head_that_was_a_table_and_wrapped_is_still_read() -> None:
    text = (
        "ỦY BAN\nNHÂN DÂN\nTỈNH SÔNG LAM\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n----------\n|\n"
        "Số:\n258/KH-UBND\n|\nSông Lam, ngày\n07 tháng 6 năm 2021\n|\nKẾ HOẠCH\nTRỒNG CÂY\nỦy ban nhân dân tỉnh ban hành kế hoạch như sau:\n1. Sở Xây dựng trồng cây."
    )
    document = read(text).document
    assert document.number == "258/KH-UBND"
    assert document.issuer == "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"
    assert document.issued_on == date(2021, 6, 7)
    assert document.type == "kế hoạch"


def test_a_news_account_names_its_document() -> None:
    text = "Ngày 02/12/2025, UBND tỉnh Sông Lam đã có Công văn 116/UBND-KT về việc dọn kênh trước mùa mưa.\nGiao Sở Xây dựng vớt rác."
    document = read(text).document
    assert document.number == "116/UBND-KT"
    assert document.type == "công văn"
    assert document.issuer == "UBND tỉnh Sông Lam"
    assert document.issued_on == date(2025, 12, 2)


def test_a_text_without_any_head_has_no_fields() -> None:
    document = read("Trời hôm nay đẹp.").document
    assert (document.number, document.type, document.issuer, document.issued_on) == (None, None, None, None)
