from __future__ import annotations

import time

import pytest

from roviec.directives.intake import IntakeError, limits, take
from tests.intake.files import LETTER
from tests.intake.test_txt import SENTENCE, TCVN3, tones_apart


def lines(body: str) -> list[str]:
    taken = take(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html")
    assert taken.kind == "html"
    return taken.text.split("\n")


def test_it_works() -> None:
    body = "".join(f"<p>{line}</p>" for line in LETTER.split("\n"))
    assert lines(body) == LETTER.split("\n")


def test_blocks_are_lines_and_inline_marks_are_not() -> None:
    assert lines("<h1>CHỈ THỊ</h1><p>Sở <b>Tư</b>\n  pháp<br>rà&nbsp;soát</p>cuối") == [
        "CHỈ THỊ",
        "Sở Tư pháp",
        "rà soát",
        "cuối",
    ]


def test_scripts_styles_menus_and_what_is_hidden_are_dropped() -> None:
    assert lines(
        "<nav><p>Trang chủ</p></nav><script>var x = '<p>mã</p>';</script><style>p{}</style><!-- chú thích -->"
        "<div hidden>ẩn</div><p style='display: none'>ẩn nữa</p><select><option>chọn</option></select><p>Thân</p>"
    ) == ["Thân"]


def test_lists_get_the_labels_a_browser_shows() -> None:
    assert lines(
        "<ol><li>Một<ul><li>gạch</li></ul></li><li value='5'>Năm</li><li>Sáu</li></ol><ol type='a' start='2'><li>bê</li></ol><ol type='I'><li>La Mã</li></ol>"
    ) == ["1. Một", "- gạch", "5. Năm", "6. Sáu", "b. bê", "I. La Mã"]


def test_a_table_of_layout_and_a_table_of_data() -> None:
    head = "<table><tr><td><p>ỦY BAN</p></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr><tr><td>Số: 1/UBND<br>V/v rà<br>soát</td><td>ngày 5</td></tr></table>"
    data = "<table border=1><tr><td>1</td><td>Rà soát</td></tr><tr><td>2<td>Làm sạch</table>"
    assert lines(head + data) == [
        "ỦY BAN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 1/UBND",
        "V/v rà soát",
        "ngày 5",
        "1 | Rà soát",
        "2 | Làm sạch",
    ]


def test_a_table_within_a_table_stays_in_its_cell() -> None:
    inner = "<table><tr><td>trong</td></tr></table>"
    assert lines(f"<table border=1><tr><th>A</th><th>B {inner} sau</th></tr></table>") == ["A | B trong sau"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert lines("<pre>Sở Tư pháp\n  rà soát</pre>") == ["Sở Tư pháp", "rà soát"]


def test_a_page_is_decoded_by_what_it_is() -> None:
    meta = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'
    apart = "".join(tones_apart(letter) for letter in SENTENCE)
    for data, encoding in [
        (meta.format("utf-8", SENTENCE).encode(), "utf-8"),
        (meta.format("iso-8859-1", SENTENCE).encode(), "utf-8"),  # a lie that browsers have learnt to see through
        (meta.format("utf-16", SENTENCE).encode("utf-16"), "utf-16-le"),
        (meta.format("windows-1258", apart).encode("cp1258"), "windows-1258"),
    ]:
        taken = take(data, "a.htm")
        assert (taken.text, taken.encoding, taken.kind) == (SENTENCE, encoding, "html")
    old = take(meta.format("x-user-defined", TCVN3).encode("latin-1"), "a.htm")
    assert (old.text.lower(), old.encoding) == (SENTENCE.lower(), "tcvn3")


def test_what_the_page_leaves_open_is_closed() -> None:
    assert lines("<table><tr><td>một<p>hai<ul><li>ba") == ["một", "hai", "- ba"]


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(IntakeError) as refused:
        take(b"<html><body><script>let x</script></body></html>", "a.html")
    assert refused.value.code == "empty"


def test_depth_costs_nothing() -> None:
    began = time.process_time()
    for tag in ("div", "table", "ol", "span", "nav", "table><tr><td"):
        data = f"<html><body><p>đáy</p>{f'<{tag}>' * 50_000}"
        assert take(data.encode(), "a.html").text == "đáy"
    assert time.process_time() - began < 15


def test_more_tags_than_any_page_has_are_a_bomb() -> None:
    with pytest.raises(IntakeError) as refused:
        take(b"<html>" + b"<p>" * (limits.MARKUP_TAGS + 1), "a.html")
    assert (refused.value.code, refused.value.fields) == ("bomb", {"kind": "html"})


def test_rowspan_and_colspan_keep_the_columns() -> None:
    table = (
        "<table border=1><tr><th rowspan=2>TT<th colspan=2>Phân công<tr><th>Chủ trì<th>Phối hợp"
        "<tr><td>1<td rowspan=2>Sở A<td>Sở B<tr><td>2<td>Sở C</table>"
    )
    assert lines(table) == ["TT | Phân công |", "TT | Chủ trì | Phối hợp", "1 | Sở A | Sở B", "2 | Sở A | Sở C"]


def test_cells_that_reach_down_for_ever_are_refused() -> None:
    table = "<table border=1><tr>" + "<td rowspan=9999>x" * 200 + "<tr>" * 1_000 + "</table>"
    with pytest.raises(IntakeError) as refused:
        take(("<html>" + table * 3).encode(), "a.html")
    assert refused.value.code == "bomb"
