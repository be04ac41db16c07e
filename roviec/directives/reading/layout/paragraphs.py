"""Lines into paragraphs: lines that a PDF wrapped are joined again."""

from __future__ import annotations

import itertools
import re

from roviec.directives.reading.layout.markers import marker_at
from roviec.directives.reading.layout.paragraph import Paragraph

_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"[.;:!?…/”\"’)]\s*$")
_OWN_LINE = re.compile(r"(?:Nơi nhận|Kính gửi|Số\s*:|V/v|TM\.|KT\.|TL\.|TUQ\.|Q\.|Căn cứ|Theo đề nghị|Xét đề nghị)")
_ROW = " | "  # a table's row, a line of its own
_MIN_EVIDENCE = 3  # lines that go on in small letters: fewer don't prove a wrapped text


def paragraphs(text: str) -> list[Paragraph]:
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    width = _wrap_width(text, lines)
    joined: list[list[int]] = []
    for start, end in lines:
        if joined and _continues(text, joined[-1], start, end, width):
            joined[-1][1:] = [end, start]
        else:
            joined.append([start, end, start])
    return [_paragraph(text, start, end) for start, end, _ in joined]


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    found = marker_at(text, start, end)
    return Paragraph(start, end, found[1], found[0]) if found else Paragraph(start, end, start)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Usual length of the lines that go on in small letters; 0 when the text isn't wrapped."""
    lengths = sorted(
        end - start
        for (start, end), (after, _) in itertools.pairwise(lines)
        if text[after].islower()
        and text[end - 1] not in ".;:"
        and end - start < 160
        and marker_at(text, after, len(text)) is None
    )
    return lengths[len(lengths) // 2] if len(lengths) >= _MIN_EVIDENCE else 0


def _continues(text: str, before: list[int], start: int, end: int, width: int) -> bool:
    _, before_end, last_line = before
    if text[before_end:start].count("\n") > 1 or _ROW in text[start:end] or _ROW in text[last_line:before_end]:
        return False
    found = marker_at(text, start, end)
    open_ended = not _CLOSED.search(text, last_line, before_end)
    if found is not None:
        # A dash inside a wrapped name: "kinh tế\n- xã hội".
        is_inner_dash = found[0].kind == "dash" and text[found[1]].islower() and open_ended
        return bool(width) and is_inner_dash and before_end - last_line >= 0.7 * width
    if text[last_line:before_end].isupper():
        return False
    if text[start].islower():
        return text[before_end - 1] not in ".:;" or bool(width)
    if not width or before_end - last_line < 0.75 * width or before_end - last_line > 2 * width:
        return False
    is_capital_line = text[start:end].isupper()
    return open_ended and not is_capital_line and not _OWN_LINE.match(text, start, end)
