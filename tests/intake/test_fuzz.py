"""Whatever comes in, out comes a text or an IntakeError."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roviec.directives.intake import IntakeError, Taken, take, take_pasted
from roviec.vietnamese.text import normalise
from tests.intake.files import LETTER, letter_docx, rezipped
from tests.intake.test_docx import take_part

GOOD = letter_docx()
MAIN = take_part(GOOD, "word/document.xml")
# A file that seems a PDF costs the start of a process.
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.sampled_from(["a.docx", "a.txt", "a.html", "a", "a.doc", "công văn.DOCX", ".", ""])


def held(data: bytes, filename: str) -> None:
    try:
        taken = take(data, filename)
    except IntakeError:
        return
    assert isinstance(taken, Taken)
    assert taken.text == normalise(taken.text) != ""


@unhurried
@given(st.binary(max_size=400), NAMES)
def test_random_bytes(data: bytes, filename: str) -> None:
    held(data, filename)


@unhurried
@given(st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]), st.binary(max_size=200), NAMES)  # fmt: skip
def test_random_bytes_after_a_true_start(start: bytes, data: bytes, filename: str) -> None:
    held(start + data, filename)


@unhurried
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 60), st.binary(max_size=60))
def test_a_word_file_with_a_stretch_replaced(at: int, removed: int, put: bytes) -> None:
    held(GOOD[:at] + put + GOOD[at + removed :], "a.docx")


@unhurried
@given(st.integers(0, len(MAIN) - 1), st.integers(0, 200), st.binary(max_size=40))
def test_a_word_file_whose_xml_is_broken_inside(at: int, removed: int, put: bytes) -> None:
    held(rezipped(GOOD, {"word/document.xml": MAIN[:at] + put + MAIN[at + removed :]}), "a.docx")


@unhurried
@given(st.lists(st.tuples(st.integers(0, 2000), st.characters()), max_size=20))
def test_pasted_text_with_odd_characters(odd: list[tuple[int, str]]) -> None:
    text = LETTER
    for at, character in odd:
        text = text[:at] + character + text[at:]
    taken = take_pasted(text)
    assert taken.text == normalise(taken.text)


PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in LETTER.split("\n")) + "</body></html>"
TAGS = ["<table>", "</table>", "<tr>", "<td>", "</td>", "<th>", "<ol>", "</ol>", "<li>", "<pre>", "</pre>", "<nav>", "</nav>", "<p hidden>", "<br>", "&#0;", "<!--", "]]>"]  # fmt: skip


@unhurried
@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(TAGS)), max_size=30))
def test_a_page_with_tags_opened_and_closed_anywhere(odd: list[tuple[int, str]]) -> None:
    page = PAGE
    for at, tag in odd:
        page = page[: 12 + at] + tag + page[12 + at :]
    held(page.encode(), "a.html")
