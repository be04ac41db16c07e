"""Scanned papers and photographs: pages made ready, recognised one by one, and put together with those that have text.

with Preparer(data) as pages:
    for number in wanted(data, kind):
        found[number], printed[number] = recognise_page(pages, number)
extract = assembled(data, found, of=pages.count)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from string import punctuation

from roviec.directives.intake import limits, pdf
from roviec.directives.intake.pdf.layout import text_of
from roviec.directives.intake.pdf.page import Page
from roviec.directives.intake.scan.joining import joined
from roviec.directives.intake.scan.preparing import Preparer, Ready
from roviec.directives.intake.scan.repairs import mended_text
from roviec.directives.intake.scan.tesseract import PACKAGES, installed, recognise
from roviec.directives.intake.scan.words import Recognised, Word, from_json, page_of
from roviec.directives.intake.taken import Extract, IntakeError, Kind, Warned

__all__ = ["PACKAGES", "Preparer", "Recognised", "Word", "assembled", "from_json", "installed", "joined", "recognise_page", "wanted"]  # fmt: skip

DOUBTFUL = 60.0  # confidence, of 100
_LOST = 60.0  # the mean of a page below which it may stand on its head
_MOST_DOUBTFUL = 40


def wanted(data: bytes, kind: Kind) -> tuple[int, ...]:
    """The pages, from 0, that are pictures. Raises IntakeError when they are more than are recognised for one paper."""
    if kind == "pdf":
        numbers = tuple(at for at, page in enumerate(pdf.pages_in(data)) if page.is_picture)
    else:
        with Preparer(data) as pages:
            numbers = tuple(range(pages.count))
    if len(numbers) > limits.SCAN_PAGES:
        raise IntakeError("too_long", pages=len(numbers), limit=limits.SCAN_PAGES)
    return numbers


def recognise_page(pages: Preparer, number: int) -> tuple[Recognised, bytes]:
    """What stands on the page, and a PDF of it with the words behind the picture."""
    ready = pages.page(number)
    if ready.blank:
        return Recognised(ready.width, ready.height), b""
    found, printed = _recognised(ready)
    if found.confidence < _LOST:
        other, printed_over = _recognised(pages.page(number, over=True))
        if other.confidence > found.confidence:
            return other, printed_over
    return found, printed


def _recognised(ready: Ready) -> tuple[Recognised, bytes]:
    found = recognise(ready.file)
    printed = ready.file.with_suffix(".pdf").read_bytes()
    for suffix in (".jpg", ".pdf", ".tsv"):
        ready.file.with_suffix(suffix).unlink(missing_ok=True)
    return found, printed


def assembled(data: bytes, found: Mapping[int, Recognised], of: int) -> Extract:
    """The text in the order of the file's `of` pages, with how sure its words are; only of a PDF there may be more than were found."""
    pages = pdf.pages_in(data) if len(found) < of else [Page(0, [], True)] * of
    whole = [page_of(found[at]) if at in found else page for at, page in enumerate(pages)]
    text = mended_text(text_of(whole))
    return Extract(text, "unicode", tuple(_said(found, len(pages))))


def _said(found: Mapping[int, Recognised], pages: int) -> Sequence[Warned]:
    words = [(at, word) for at in sorted(found) for word in found[at].words]
    sure = sum(word.confidence for _, word in words) / len(words) if words else 0.0
    said = [Warned("recognised", {"pages": len(found), "of": pages, "confidence": round(sure)})]
    doubtful = [(at, text) for at, word in words if word.confidence < DOUBTFUL and (text := _bare(word.text))]
    if doubtful:
        pages_of = groupby(doubtful[:_MOST_DOUBTFUL], key=lambda found: found[0])
        listed = " · ".join(f"{', '.join(text for _, text in there)} ({at + 1})" for at, there in pages_of)
        said.append(Warned("doubtful_words", {"words": listed, "count": len(doubtful)}))
    return said


def _bare(text: str) -> str:
    """Without the marks around it; empty when it is a letter or less."""
    bare = text.strip(punctuation + "“”‘’…–")
    return bare if sum(letter.isalnum() for letter in bare) > 1 else ""
