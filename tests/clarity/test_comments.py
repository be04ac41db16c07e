"""The Word file with the findings in its margin: opened again, by the words that each comment is at."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from lxml import etree

from roviec.directives.clarity import Known, check
from roviec.directives.clarity.comments import commented
from roviec.directives.intake import take
from roviec.directives.reading import read
from tests.clarity.conftest import CALENDAR, draft

ORDERS = (
    "1. Sở Tư pháp lập danh sách hộ tịch chưa số hóa, gửi UBND thành phố trước ngày 29/11/2026; xây dựng kế hoạch số hóa, trình UBND thành phố.",
    "2. Công an thành phố số hóa sổ hộ tịch giấy trước ngày 31/11/2026.",
)


def word_file(text: str, *, in_table: bool = False, bold: str = "") -> bytes:
    word = open_docx()
    places = [word.add_table(1, 1).rows[0].cells[0].add_paragraph if in_table else word.add_paragraph] * 99
    for add, line in zip(places, text.split("\n"), strict=False):
        paragraph = add()
        before, found, after = line.partition(bold) if bold else (line, "", "")
        for part in (before, found, after):
            if part:
                paragraph.add_run(part).bold = part == found
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def comments(data: bytes) -> list[tuple[str, str]]:
    """(words it is at, what it says), read from the file's own XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        document, said = (etree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "comments"))
    texts = {
        node.get(qn("w:id")): "\n".join("".join(map(str, part.itertext())) for part in node.iter(qn("w:p")))
        for node in said
    }
    found = []
    for start in document.iter(qn("w:commentRangeStart")):
        key, words = start.get(qn("w:id")), []
        node = start.getnext()
        while node is not None and not (node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == key):
            words += [part.text or "" for part in node.iter(qn("w:t"))]
            node = node.getnext()
        found.append(("".join(words), texts[key]))
    return found


@pytest.mark.parametrize("source", ["plain", "split into runs", "in a table", "none"])
def test_each_finding_is_a_comment_at_exactly_its_words(source: str) -> None:
    text = draft(*ORDERS)
    made = word_file(text, in_table=source == "in a table", bold="hộ tịch" if source == "split into runs" else "")
    data = None if source == "none" else made
    reading = read(take(made, "du-thao.docx").text if data else text)
    checked = check(reading, Known(CALENDAR))
    assert len(checked.findings) >= 4
    found = comments(commented(checked, data))
    wanted = sorted(reading.text[finding.start : finding.end] for finding in checked.findings)
    assert sorted(words for words, _said in found) == wanted
    assert any("29/11/2026 là Chủ nhật" in said and "27/11/2026" in said for _words, said in found)


def test_the_text_of_the_file_stays_as_it_was() -> None:
    data = word_file(draft(*ORDERS), bold="hộ tịch")
    before = take(data, "du-thao.docx")
    after = take(commented(check(read(before.text), Known(CALENDAR)), data), "du-thao.docx")
    assert after.text == before.text


def test_words_that_the_file_spells_otherwise_get_their_comment_at_the_paragraph() -> None:
    data = word_file(draft("1. Sở Tư pháp số\u00a0hoá sổ hộ tịch giấy trước ngày 31/11/2026."))
    checked = check(read(take(data, "du-thao.docx").text), Known(CALENDAR))
    assert len(comments(commented(checked, data))) == len(checked.findings) > 0
