"""The draft as a Word file with the findings in its margin.

A Word file comes back as it was, with comments; of anything else a plain Word file of its text is made.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from docx import Document as open_docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from roviec.directives.clarity.model import Checked, Finding
from roviec.directives.clarity.said import said
from roviec.vietnamese.text import normalise

AUTHOR: Final = "Rõ Việc"
INITIALS: Final = "RV"
_OPENING: Final = 40  # characters by which a paragraph is known


def commented(checked: Checked, source: bytes | None = None) -> bytes:
    """The DOCX `source` (None: the text on plain paragraphs) with a comment at the words of each finding."""
    word = open_docx(io.BytesIO(source)) if source is not None else _plain(checked.reading.text)
    places = list(_paragraphs(word))
    for finding in checked.findings:
        words = checked.reading.text[finding.start : finding.end].strip()
        word.add_comment(_runs_of(places, words), text=_text(finding), author=AUTHOR, initials=INITIALS)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _text(finding: Finding) -> str:
    better = f"\nĐề xuất: {finding.better}" if finding.better else ""
    return said(finding) + better


def _plain(text: str) -> Word:
    word = open_docx()
    for line in text.split("\n"):
        word.add_paragraph(line)
    return word


def _paragraphs(word: Word) -> Iterator[Paragraph]:
    """All paragraphs in their order, those in tables too."""
    for element in word.element.body.iter(qn("w:p")):
        yield Paragraph(element, word._body)


def _runs_of(places: Sequence[Paragraph], words: str) -> list[Run]:
    """The runs that hold exactly these words, cut out of their neighbours.

    Where the file spells them otherwise (another tone placement, a line broken inside) it is the whole paragraph in which they begin.
    """
    for place in places:
        found = place.text.find(words)
        if found >= 0:
            return list(_cut(place, found, found + len(words))) or _whole(place)
    opening = words[:_OPENING]
    return _whole(next((place for place in places if opening in normalise(place.text)), places[0]))


def _whole(place: Paragraph) -> list[Run]:
    return place.runs or [place.add_run()]


def _cut(place: Paragraph, start: int, end: int) -> Iterator[Run]:
    """Cuts runs at the two offsets into the paragraph's text, and gives those between."""
    at = 0
    for run in list(place.runs):
        length = len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        at += length
        if first >= last:
            continue
        if run.text != "".join(
            node.text or "" for node in run._r.findall(qn("w:t"))
        ):  # tabs, breaks, pictures: left whole
            yield run
            continue
        yield _middle(run, first, last)


def _middle(run: Run, first: int, last: int) -> Run:
    words = run.text
    for part, before in ((words[:first], True), (words[last:], False)):
        if part:
            copy = deepcopy(run._r)
            Run(copy, run._parent).text = part
            (run._r.addprevious if before else run._r.addnext)(copy)
    run.text = words[first:last]
    return run
