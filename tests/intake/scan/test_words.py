from __future__ import annotations

from roviec.directives.intake.pdf.layout import text_of
from roviec.directives.intake.scan import assembled
from roviec.directives.intake.scan.words import Recognised, Word, from_json, from_tsv, page_of

TSV = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
4\t1\t1\t1\t1\t0\t300\t200\t1900\t50\t-1\t
5\t1\t1\t1\t1\t1\t300\t200\t100\t50\t96.5\tSở
5\t1\t1\t1\t1\t2\t415\t200\t90\t50\t91\tTư
5\t1\t1\t1\t1\t3\t1500\t200\t300\t50\t90\tpháp
5\t1\t1\t1\t2\t1\t300\t300\t40\t50\t95\t
"""


def word(text: str, x0: int, x1: int, *, line: int = 0, confidence: float = 95) -> Word:
    return Word(x0, 200 + 70 * line, x1, 245 + 70 * line, line, confidence, text)


def test_the_table_of_words_is_read() -> None:
    found = from_tsv(TSV)
    assert (found.width, found.height) == (2480, 3508)
    assert [(each.text, each.x0, each.line) for each in found.words] == [
        ("Sở", 300, 0),
        ("Tư", 415, 0),
        ("pháp", 1500, 0),
    ]


def test_what_is_stored_comes_back() -> None:
    found = from_tsv(TSV)
    assert from_json(found.as_json()) == found  # type: ignore[arg-type]


def test_a_line_is_cut_where_columns_part() -> None:
    pieces = page_of(from_tsv(TSV)).pieces
    assert [piece.text for piece in pieces] == ["Sở Tư", "pháp"]
    assert pieces[0].top == 3508 - 200


def test_scraps_of_stamps_are_dust_and_words_of_a_letter_are_not() -> None:
    words = (
        word("Như", 300, 400), word("trên", 410, 500),
        word(":", 900, 910, line=1),
        word("VƯ", 900, 950, line=2, confidence=40),
        word("Lê", 900, 950, line=3, confidence=90),
        word("Ư", 900, 920, line=4, confidence=30), word("Văn", 930, 1000, line=4), word("Mẫu", 1010, 1100, line=4),
    )  # fmt: skip
    pieces = page_of(Recognised(2480, 3508, words)).pieces
    assert [piece.text for piece in pieces] == ["Như trên", "Lê", "Văn Mẫu"]


def test_a_page_without_words_is_nothing() -> None:
    assert text_of([page_of(Recognised(2480, 3508))]) == ""


def test_doubtful_words_are_listed_by_page_without_the_marks_around_them() -> None:
    first = Recognised(2480, 3508, (word("“Đòài,", 300, 400, confidence=50), word("VL)", 410, 500, confidence=40), word("1.", 510, 520, confidence=9)))  # fmt: skip
    second = Recognised(2480, 3508, (word("Mãu", 300, 400, confidence=30), word("rõ", 410, 500)))
    said = {warned.code: warned.fields for warned in assembled(b"", {0: first, 1: second}, of=2).warnings}
    assert said["doubtful_words"] == {"words": "Đòài, VL (1) · Mãu (2)", "count": 3}
