"""Tables drawn with borders on the pages of a PDF."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from roviec.directives.intake import take
from tests.intake.pdfs import A4, LEADING, Line, Rule, centred, pdf_of, ruled

XS = (40, 70, 250, 400, 555)
HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
Made = list[Line | Rule]


def written(row: tuple[str, ...], y: float) -> Made:
    """Each cell's lines from `y` downwards."""
    return [
        Line(x + 5, y - at * LEADING, line)
        for x, words in zip(XS, row, strict=False)
        for at, line in enumerate(words.split("\n"))
    ]


def table(rows: list[tuple[str, ...]], top: float) -> tuple[Made, float]:
    """The table, and where it ends."""
    ys, made = [top], []
    for row in rows:
        made += written(row, ys[-1] - LEADING)
        ys.append(ys[-1] - LEADING * (1 + max(words.count("\n") + 1 for words in row)))
    return [*made, *ruled(XS, ys)], ys[-1]


def lines(*pages: Made) -> list[str]:
    return take(pdf_of(pages), "a.pdf").text.split("\n")


def test_a_table_between_paragraphs_is_rows() -> None:
    made, end = table([HEAD, ("1", "Rà soát danh sách hộ nghèo\ncủa phường", "Sở Nội vụ\nSở Y tế", "Quý II")], 700)
    assert lines([Line(85, 760, "Kế hoạch như sau:"), *made, Line(85, end - 40, "Yêu cầu thực hiện./.")]) == [
        "Kế hoạch như sau:",
        "TT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Rà soát danh sách hộ nghèo của phường | Sở Nội vụ; Sở Y tế | Quý II",
        "Yêu cầu thực hiện./.",
    ]


def test_words_that_stand_close_over_a_border_are_cells_of_their_own() -> None:
    near = [
        Line(45, 680, "1"),
        Line(250 - 8 * 6.5 - 1, 680, "Rà soát "),
        Line(252, 680, "Sở Y tế"),
        Line(405, 680, "Quý II"),
    ]
    assert lines([*near, *ruled(XS, (700, 670, 640)), *written(HEAD, 660)])[0] == "1 | Rà soát | Sở Y tế | Quý II"


def test_merged_cells_are_seen_by_the_borders_that_are_missing() -> None:
    ys = (700, 670, 640, 610)
    borders = [rule for rule in ruled(XS, ys) if rule.y0 != 640 or rule.x0 == rule.x1]
    borders = [rule for rule in borders if not (rule.x0 == rule.x1 == 250)]
    borders += [Rule(40, 640, 250, 640), Rule(400, 640, 555, 640), Rule(250, 670, 250, 610)]
    first = [Line(75, 680, "I. CẢ HÀNG"), Line(405, 680, "x")]
    rest = [*written(("1", "Rà soát", "Sở Y tế", "Quý I"), 650), *written(("2", "Tổng hợp", "", "Quý II"), 620)]
    assert lines([*borders, *first, *rest]) == [
        "| I. CẢ HÀNG | | x", "1 | Rà soát | Sở Y tế | Quý I", "2 | Tổng hợp | Sở Y tế | Quý II",
    ]  # fmt: skip


def test_a_table_goes_on_over_pages_with_its_head_again_or_not() -> None:
    one, two, three = ((str(n), f"Việc số {n} của phường", "Sở Y tế", "Quý I") for n in (1, 2, 3))
    said = ["TT | Nhiệm vụ | Chủ trì | Thời hạn", *(" | ".join(row) for row in (one, two, three))]
    number = centred("2", A4[0] / 2, 800)
    again = lines(table([HEAD, one], 200)[0], [number, *table([HEAD, two, three], 760)[0]])
    not_again = lines(table([HEAD, one], 200)[0], [number, *table([two, three], 760)[0]])
    assert again == not_again == said


def test_a_row_that_the_page_broke_is_one() -> None:
    above = ("1", "Rà soát danh sách hộ nghèo\nvà hộ cận nghèo trên toàn", "Sở Nội vụ", "Quý II")
    below = ("", "địa bàn phường", "", "")
    rest = ("2", "Tổng hợp", "Sở Y tế", "Quý III")
    assert lines(table([HEAD, above], 200)[0], table([HEAD, below, rest], 760)[0])[1:] == [
        "1 | Rà soát danh sách hộ nghèo và hộ cận nghèo trên toàn địa bàn phường | Sở Nội vụ | Quý II",
        "2 | Tổng hợp | Sở Y tế | Quý III",
    ]


def test_another_table_on_the_next_page_is_not_joined() -> None:
    made, _ = table([HEAD, ("1", "Việc một", "Sở Y tế", "Quý I")], 200)
    narrow: Made = [Line(45, 740, "Kênh"), Line(75, 740, "Dài"), *ruled(XS[:3], (760, 730))]
    assert lines(made, narrow)[-1] == "Kênh | Dài"


def test_a_frame_is_no_table_and_a_page_of_a_thousand_lines_is_a_drawing() -> None:
    assert lines([Line(85, 700, "Trong khung"), *ruled((40, 555), (720, 680))]) == ["Trong khung"]
    drawing: Made = [Rule(40, 100 + at / 4, 555, 100 + at / 4) for at in range(2_500)]
    assert lines([Line(85, 760, "Sơ đồ"), *ruled(XS, (700, 600)), *drawing]) == ["Sơ đồ"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_stored_on_its_side_is_read_as_it_is_shown(degrees: int) -> None:
    made, _ = table([HEAD, ("1", "Rà soát hộ nghèo", "Sở Nội vụ", "Quý II")], 700)
    upright = pypdfium2.PdfDocument(pdf_of([[Line(85, 760, "Như sau:"), *made]]))
    page = upright[0]
    width, height = page.get_size()
    shift = {90: (0, -1, 1, 0, 0, width), 180: (-1, 0, 0, -1, width, height), 270: (0, 1, -1, 0, height, 0)}[
        360 - degrees
    ]
    for drawn in page.get_objects():
        drawn.transform(pypdfium2.PdfMatrix(*shift))
    if degrees != 180:
        page.set_mediabox(0, 0, height, width)
    page.set_rotation(degrees)
    page.gen_content()
    held = io.BytesIO()
    upright.save(held)
    assert take(held.getvalue(), "a.pdf").text.split("\n") == ["Như sau:", " | ".join(HEAD), "1 | Rà soát hộ nghèo | Sở Nội vụ | Quý II"]  # fmt: skip
