"""Orders made of words that nobody can check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from roviec.directives.clarity.model import Finding, Known, Weight
from roviec.directives.clarity.vague import vague_share, vague_words, without
from roviec.directives.reading.model import Reading

MUCH: Final = 0.15  # share of the syllables from which we say so; ours


def check(reading: Reading, _known: Known) -> Iterator[Finding]:
    for span in reading.exhortations:
        if vague_share(span.text) >= MUCH:  # not every closing line: "nghiêm túc thực hiện Chỉ thị này" is form
            yield Finding("exhortation", Weight.STYLE, span.start, span.end)
    for at, task in enumerate(reading.tasks):
        share = vague_share(task.quote)
        if share >= MUCH:
            words = ", ".join(dict.fromkeys(word.lower() for word in vague_words(task.quote)))
            fields = {"share": f"{share:.0%}", "words": words}
            yield Finding("vague", Weight.STYLE, task.start, task.end, at, fields=fields, better=without(task.quote))
