from __future__ import annotations

import io
import random
import re
import resource
import subprocess
import zlib
from typing import NoReturn

import pypdfium2
import pytest

from roviec.directives.intake import IntakeError, limits, take
from roviec.directives.intake.pdf.worker import answer
from tests.intake.pdfs import A4, LEADING, Line, assembled, centred, joined, pdf_of, pictured, width, wrapped

BODY = [
    "1. Sở Tư pháp rà soát dữ liệu hộ tịch điện tử, làm sạch và đối chiếu với Cơ sở dữ liệu quốc gia về dân cư, "
    "báo cáo kết quả về Ủy ban nhân dân thành phố trước ngày 30/9/2024.",
    "2. Công an thành phố kiểm tra định kỳ hàng quý các thiết bị đã kết nối; thông báo kết quả cho các cơ quan.",
    "Yêu cầu các cơ quan thực hiện./.",
]
HEAD = [
    centred("ỦY BAN NHÂN DÂN", 150, 790),
    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 410, 790),
    centred("THÀNH PHỐ MẪU", 150, 772),
    centred("Độc lập - Tự do - Hạnh phúc", 410, 772),
    centred("Số: 12/UBND-MAU", 150, 740),
    centred("Mẫu, ngày 05 tháng 9 năm 2024", 410, 740),
    centred("V/v rà soát dữ", 150, 722),
    centred("liệu dân cư", 150, 704),
]
FOOT = [
    Line(90, 240, "Nơi nhận:"),
    centred("TM. ỦY BAN NHÂN DÂN", 430, 240),
    Line(90, 222, "- Như trên;"),
    centred("CHỦ TỊCH", 430, 222),
    Line(90, 204, "- Lưu: VT, TH."),
    centred("Lê Văn Mẫu", 430, 150),
]
LINES = [
    "ỦY BAN NHÂN DÂN",
    "THÀNH PHỐ MẪU",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/UBND-MAU",
    "V/v rà soát dữ liệu dân cư",
    "Mẫu, ngày 05 tháng 9 năm 2024",
    "Kính gửi: Các sở, ban, ngành.",
    *BODY,
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, TH.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Lê Văn Mẫu",
]
LETTER = [*HEAD, *wrapped(["Kính gửi: Các sở, ban, ngành."], 660, 100), *wrapped(BODY, 620), *FOOT]


def refusal(data: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(IntakeError) as refused:
        take(data, "a.pdf")
    return refused.value.code, refused.value.fields


def test_it_works() -> None:
    taken = take(pdf_of([LETTER]), "a.pdf")
    assert taken.text.split("\n") == LINES
    assert (taken.kind, taken.encoding, taken.warnings) == ("pdf", "unicode", ())


def test_the_order_in_which_a_program_drew_the_lines_does_not_matter() -> None:
    shuffled = random.Random(12).sample(LETTER, len(LETTER))
    assert take(pdf_of([shuffled]), "a.pdf").text.split("\n") == LINES


def test_a_paragraph_goes_on_over_the_page_and_its_number_is_dropped() -> None:
    broken = wrapped(BODY[:1], 0)
    assert len(broken) >= 3
    first = [Line(line.x, 100 - at * LEADING, line.text) for at, line in enumerate(broken[:2])]
    second = [Line(line.x, 750 - at * LEADING, line.text) for at, line in enumerate(broken[2:])]
    pages = [
        first,
        [centred("2", A4[0] / 2, 800), *second],
        [centred("- 3 -", A4[0] / 2, 800), *wrapped(BODY[2:], 750)],
    ]
    assert take(pdf_of(pages), "a.pdf").text.split("\n") == [BODY[0], BODY[2]]


def test_a_dash_begins_a_paragraph_and_its_hanging_lines_go_on() -> None:
    text = "- Rà soát toàn bộ hồ sơ hộ tịch đã số hóa trên địa bàn, ghi rõ nguyên nhân của từng trường hợp sai lệch"
    hanging = [
        line if at == 0 else Line(line.x + 45, line.y, line.text) for at, line in enumerate(wrapped([text], 600))
    ]
    assert take(pdf_of([[*hanging, *wrapped(["- Làm sạch dữ liệu."], 500)]]), "a.pdf").text.split("\n") == [
        text,
        "- Làm sạch dữ liệu.",
    ]


def test_a_line_that_a_system_put_on_a_scanned_page_does_not_make_it_one_of_text() -> None:
    marked = [Line(90, 800, "Ký bởi: Văn phòng"), *[]]
    assert not answer(pdf_of([marked]))["pictures"]
    over = pypdfium2.PdfDocument(pictured())
    under = pypdfium2.PdfDocument(pdf_of([marked]))
    page = under[0]
    image = pypdfium2.PdfImage.new(under)
    image.set_bitmap(next(iter(over[0].get_objects())).get_bitmap())
    image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
    page.insert_obj(image)
    page.gen_content()
    held = io.BytesIO()
    under.save(held)
    assert answer(held.getvalue())["pictures"] == [0]


def test_pages_without_text_are_counted() -> None:
    """A page on which nothing at all is drawn is left out: the back of a sheet."""
    taken = take(joined(pdf_of([LETTER, []]), pictured(), pictured()), "a.pdf")
    assert [(warned.code, warned.fields) for warned in taken.warnings] == [
        ("pages_without_text", {"pages": 2, "of": 4})
    ]


def test_pictures_of_pages_need_ocr() -> None:
    assert refusal(joined(pictured(), pictured())) == ("scan_only", {"pages": 2})


def test_a_password_is_needed() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >> /ID [<00> <00>]"
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    assert refusal(assembled(pages, lock)) == ("encrypted", {"kind": "pdf"})
    assert refusal(assembled(pages)) == ("damaged", {"kind": "pdf"})


def test_a_cut_file_is_damaged() -> None:
    assert refusal(pdf_of([LETTER])[:200]) == ("damaged", {"kind": "pdf"})


def test_more_pages_than_any_directive_has_are_too_many() -> None:
    assert refusal(pdf_of([[]] * (limits.PDF_PAGES + 1))) == (
        "too_long",
        {"pages": limits.PDF_PAGES + 1, "limit": limits.PDF_PAGES},
    )


def test_a_page_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> NoReturn:
        raise subprocess.TimeoutExpired("pdf", 30)

    monkeypatch.setattr(subprocess, "run", late)
    assert refusal(pdf_of([LETTER])) == ("bomb", {"kind": "pdf"})


@pytest.mark.long
def test_a_page_of_a_gigabyte_runs_into_the_ration_and_not_into_us() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(1024)) + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R >>"
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    catalogue = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    code, _ = refusal(assembled([*catalogue, page, content]))
    assert code in ("damaged", "scan_only", "bomb")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_a_reader_that_dies_takes_nobody_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert refusal(pdf_of([LETTER])) == ("damaged", {"kind": "pdf"})


def test_bytes_changed_at_random_never_bring_the_reader_down() -> None:
    data, chance = pdf_of([LETTER]), random.Random(5289)
    for _ in range(200):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 6)):
            broken[chance.randrange(len(data))] = chance.randrange(256)
        given = answer(bytes(broken))
        assert ("text" in given) != ("refused" in given)


def test_letters_that_another_font_draws_after_their_line_stand_where_they_belong() -> None:
    """As programs write it whose first font lacks a letter: the line with gaps, then those letters, each into its own."""
    lines = wrapped(BODY, 700)
    lacking = "[ạảấậắẹếềệỉịọốồộớợụủứửữựưđĐ]"
    drawn = []
    for line in lines:
        first = next(iter(re.finditer(lacking, line.text)))
        drawn.append(Line(line.x, line.y, re.sub(lacking, "\t", line.text)))
        others = re.sub(f"(?!{lacking}).", "\t", line.text)[first.start() :].rstrip("\t")
        drawn.append(Line(line.x + width(line.text[: first.start()]), line.y, others))
    assert take(pdf_of([drawn]), "cong-van.pdf").text == take(pdf_of([lines]), "cong-van.pdf").text
