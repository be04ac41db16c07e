from __future__ import annotations

import docx

from roviec.directives.intake import take
from tests.intake.files import LETTER, docx_of, letter_docx, level, listed, para, rezipped, saved, table


def lines(body: str, numbering: str = "") -> list[str]:
    return take(docx_of(body, numbering), "a.docx").text.split("\n")


def test_it_works() -> None:
    taken = take(letter_docx(), "cong-van.docx")
    assert taken.text == LETTER
    assert (taken.kind, taken.encoding, taken.warnings) == ("docx", "unicode", ())


def test_the_head_table_comes_out_cell_by_cell_with_the_issuer_first_and_the_subject_whole() -> None:
    head = table(
        [
            [
                para("ỦY BAN NHÂN DÂN") + para("THÀNH PHỐ MẪU") + para("_______"),
                para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ],
            [
                para("Số: 12/UBND-MAU") + para("V/v rà soát dữ liệu") + para("dân cư"),
                para("Mẫu, ngày 05 tháng 9 năm 2024"),
            ],
        ],
        ruled=False,
    )
    assert lines(head + para("Kính gửi: Các sở.")) == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/UBND-MAU",
        "V/v rà soát dữ liệu dân cư",
        "Mẫu, ngày 05 tháng 9 năm 2024",
        "Kính gửi: Các sở.",
    ]


def test_a_ruled_table_gives_a_line_for_each_row_and_keeps_blank_cells() -> None:
    rows = [
        [para("TT"), para("Nhiệm vụ")],
        [para("1"), para("Rà soát") + para("hộ tịch")],
        [para(""), para("Làm sạch")],
    ]
    assert lines(table(rows, ruled=True)) == ["TT | Nhiệm vụ", "1 | Rà soát hộ tịch", " | Làm sạch".strip()]


def test_a_head_drawn_with_borders_is_still_a_head() -> None:
    rows = [[para("ỦY BAN"), para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]]
    assert lines(table(rows, ruled=True)) == ["ỦY BAN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_borders_may_come_from_the_style_of_the_table() -> None:
    document = docx.Document()
    made = document.add_table(1, 2, style="Table Grid")
    made.cell(0, 0).text, made.cell(0, 1).text = "Nhiệm vụ", "Hạn"
    assert take(saved(document), "a.docx").text == "Nhiệm vụ | Hạn"


NUMBERING = (
    "<w:abstractNum w:abstractNumId='1'>"
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    + level(2, "lowerLetter", "%3)")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='2'>"
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "+")
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    + "<w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
    + "<w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/></w:lvlOverride></w:num>"
)


def test_automatic_numbers_are_written_out_level_by_level() -> None:
    body = listed("Chung", 1) + listed("một", 1, 1) + listed("a", 1, 2) + listed("b", 1, 2) + listed("hai", 1, 1) + listed("a", 1, 2) + listed("Riêng", 1)  # fmt: skip
    assert lines(body, NUMBERING) == ["I. Chung", "1.1. một", "a) a", "b) b", "1.2. hai", "a) a", "II. Riêng"]


def test_lists_of_one_kind_go_on_counting_unless_one_starts_anew() -> None:
    body = listed("một", 1) + para("xen giữa") + listed("hai", 1) + listed("bốn", 3) + listed("năm", 3)
    assert lines(body, NUMBERING) == ["I. một", "xen giữa", "II. hai", "IV. bốn", "V. năm"]


def test_bullets_of_symbol_fonts_become_dashes_and_typed_ones_stay() -> None:
    assert lines(listed("một", 2) + listed("hai", 2, 1), NUMBERING) == ["- một", "+ hai"]


def test_a_list_style_numbers_its_paragraphs() -> None:
    document = docx.Document()
    for text in ("Rà soát", "Làm sạch"):
        document.add_paragraph(text, style="List Number")
    assert take(saved(document), "a.docx").text == "1. Rà soát\n2. Làm sạch"


def test_a_number_that_is_in_no_list_is_no_label() -> None:
    assert lines(listed("một", 99) + listed("hai", 0), NUMBERING) == ["một", "hai"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>Trước ngày </w:t></w:r>"
        "<w:del><w:r><w:delText>15/9</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('30/9/2024')}</w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run.format('Sở Tư pháp ')}</w:p>" + para("rà soát hộ tịch")
    )
    taken = take(docx_of(body), "a.docx")
    assert taken.text == "Trước ngày 30/9/2024\nSở Tư pháp rà soát hộ tịch"
    assert [(warned.code, warned.fields) for warned in taken.warnings] == [("tracked_changes", {"count": 3})]


def test_boxes_fields_breaks_and_hidden_text() -> None:
    box = "<w:pict><w:txbxContent>" + para("TRONG KHUNG") + "</w:txbxContent></w:pict>"
    body = (
        f"<w:p><w:r>{box}</w:r><w:r><w:t>Dòng một</w:t><w:br/><w:t>dòng hai</w:t><w:tab/><w:t>cuối</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Điều</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:footnoteReference w:id='1'/><w:t> 5</w:t></w:r></w:p>"
    )
    assert lines(body) == ["TRONG KHUNG", "Dòng một", "dòng hai cuối", "ĐIỀU 5"]


def test_a_box_with_a_fallback_for_old_word_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = "<w:pict><w:txbxContent>" + para("MẬT") + "</w:txbxContent></w:pict>"
    both = f"<mc:Choice Requires='wps'>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    body = f"<w:p xmlns:mc='{mc}'><w:r><mc:AlternateContent>{both}</mc:AlternateContent><w:t>Thân</w:t></w:r></w:p>"
    assert lines(body) == ["MẬT", "Thân"]


def test_a_strict_document_reads_the_same() -> None:
    data = letter_docx()
    xml = take_part(data, "word/document.xml")
    strict = xml.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert strict != xml
    assert take(rezipped(data, {"word/document.xml": strict}), "a.docx").text == LETTER


def take_part(data: bytes, name: str) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_cells_merged_across_and_downwards_keep_the_columns_of_the_others() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(words)}</w:tc>"

    rows = [
        cell("TT", "<w:vMerge w:val='restart'/>") + cell("Phân công", "<w:gridSpan w:val='2'/>"),
        cell("", "<w:vMerge/>") + cell("Chủ trì") + cell("Phối hợp"),
        cell("I. Chung", "<w:gridSpan w:val='3'/>"),
        cell("1") + cell("Sở A", "<w:vMerge w:val='restart'/>") + cell("Sở B"),
        cell("2") + cell("", "<w:vMerge/>") + cell(""),
    ]
    made = "<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val='single'/></w:tblBorders></w:tblPr>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"  # fmt: skip
    assert take(docx_of(made), "a.docx").text.split("\n") == [
        "TT | Phân công |", "TT | Chủ trì | Phối hợp", "I. Chung", "1 | Sở A | Sở B", "2 | Sở A |",
    ]  # fmt: skip
