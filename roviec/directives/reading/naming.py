"""The pieces of a paragraph, each with the body it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.charged import Subject
from roviec.directives.reading.sentences import Joint, Piece
from roviec.directives.reading.subjects import subject_of

# "… chủ trì, phối hợp với các sở; UBND các xã rà soát …": nothing is ordered before the semicolon.
_ONLY_WITH = re.compile(r"\s*(?:chủ trì,?\s*)?phối hợp(?: chặt chẽ)?(?: với| cùng)?\s+", re.IGNORECASE)


def with_subjects(
    text: str, cut: Sequence[Piece], end: int, speakers: re.Pattern[str] | None
) -> Iterator[tuple[Piece, Subject | None]]:
    """Pieces with the subject each names; a list of bodies that runs over ";" keeps its pieces together."""
    at = 0
    while at < len(cut):
        piece = cut[at]
        subject = subject_of(text, piece.start, piece.end, speakers)
        following = at + 1 < len(cut) and cut[at + 1].joint is Joint.SEMICOLON
        if following and (subject is None or not text[subject.order : piece.end].strip(" ;")):
            longer = subject_of(text, piece.start, end, speakers)
            if longer and longer.start < piece.end < longer.end:
                subject = longer
                while at + 1 < len(cut) and cut[at].end < longer.end:
                    at += 1
                piece = replace(piece, end=cut[at].end)
        if (
            following
            and at + 1 < len(cut)
            and _names_only_partners(text, subject.order if subject else piece.start, piece.end)
        ):
            at += 1
            piece = replace(piece, end=cut[at].end)
        yield piece, subject
        at += 1


def _names_only_partners(text: str, start: int, end: int) -> bool:
    said = _ONLY_WITH.match(text, start, end)
    phrase = body_phrase(text, said.end(), end, loose=True) if said else None
    return phrase is not None and not text[phrase.end : end].strip(" ,;")
