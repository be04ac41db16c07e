"""Orders that a news account puts into the mouth of a speaker: whoever speaks, the body spoken to is charged."""

from __future__ import annotations

import re

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.charged import (
    AS_FOR,
    BOUND,
    COMMA,
    LEAD_IN,
    ORDERS,
    Subject,
    charged_body,
    order_start,
    word_at,
)
from roviec.directives.reading.verbs import opens_with_verb, skip_openers

_ORDER_WORD = re.compile(
    rf"\b(?<!được )(?<!bị ){ORDERS}(?:(?:,| và) (?:yêu cầu|chỉ đạo|giao|đề nghị))*(?:\s*[:,]?\s+(?=\S)|\s*:?\s*$)",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:cho hay|cho biết|nêu rõ|chỉ rõ|nhấn mạnh|rằng|nêu)[,:]?\s+")
_ALREADY = re.compile(rf"(?:đã |vừa |cũng )+{ORDERS}\s+(?=\S)")  # "…, đã đề nghị X …"
_SENT = re.compile(r"\bgửi(?: đến| tới| cho)?\s+(?=\S)")
_NEAR = 80  # characters between a speaker and what is asked


def ordered_by(text: str, at: int, end: int, speakers: re.Pattern[str]) -> Subject | None:
    """ "Phó Thủ tướng A, trưởng ban …, cũng chỉ đạo X …": whoever speaks, X is charged."""
    speaker = speakers.match(text, at, end)
    if speaker is None:
        return None
    if charged := _addressed(text, speaker.end(), end):
        return charged
    for said in _ORDER_WORD.finditer(text, speaker.end(), min(end, speaker.end() + LEAD_IN)):
        if charged := charged_body(text, at, said.end(), end, "order"):
            return charged
        if body_phrase(text, said.end(), end):
            return None
    return None


def _addressed(text: str, start: int, end: int) -> Subject | None:
    """ "… có văn bản gửi X, yêu cầu kiểm tra …": X is charged where the order names nobody."""
    sent = _SENT.search(text, start, min(end, start + LEAD_IN))
    phrase = body_phrase(text, sent.end(), end) if sent else None
    said = _ORDER_WORD.match(text, word_at(text, phrase.end, end), end) if phrase else None
    if phrase is None or said is None or not opens_with_verb(text, said.end(), end):
        return None
    return Subject(phrase.names, phrase.start, phrase.end, said.end(), "order")


def asked_of(text: str, start: int, end: int, speakers: re.Pattern[str]) -> Subject | None:
    """ "Đối với UBND quận A, chủ tịch UBND thành phố giao trách nhiệm lập …": A is charged."""
    said_of = AS_FOR.match(text, word_at(text, start, end), end)
    comma = text.find(", ", said_of.end(), min(end, said_of.end() + LEAD_IN)) if said_of else -1
    if said_of is None or comma < 0 or not speakers.match(text, comma + 2, end):
        return None
    phrase = body_phrase(text, said_of.end(), comma)
    order = order_to_nobody(text, comma + 2, end, speakers)
    if phrase is None or phrase.end < comma or order is None:
        return None
    return Subject(phrase.names, phrase.start, phrase.end, order, "order")


def reported(text: str, start: int, end: int) -> Subject | None:
    """ "Trang tin … cho hay Bộ Y tế được giao …", "Công điện nêu rõ, Bộ Y tế phải …"."""
    for said in _REPORTS.finditer(text, start, min(end, start + LEAD_IN)):
        phrase = body_phrase(text, said.end(), end)
        if phrase and BOUND.match(text, phrase.end, end) and (order := order_start(text, phrase.end, end)) is not None:
            return Subject(phrase.names, phrase.start, phrase.end, order, "told")
    return None


def ordered_behind(text: str, start: int, end: int, speakers: re.Pattern[str]) -> Subject | None:
    """ "Thực hiện công điện của …, nhằm …, UBND tỉnh đã yêu cầu X …": the speaker behind grounds and purposes."""
    for comma in COMMA.finditer(text, start, min(end, start + 2 * LEAD_IN)):
        if charged := ordered_by(text, comma.end(), end, speakers):
            return charged
    return None


def order_to_nobody(text: str, start: int, end: int, speakers: re.Pattern[str]) -> int | None:
    """ "UBND thành phố yêu cầu phải lập …": where the order begins that a speaker gives without saying to whom."""
    speaker = speakers.match(text, skip_openers(text, start, end), end)
    said = _ORDER_WORD.search(text, speaker.end(), min(end, speaker.end() + _NEAR)) if speaker else None
    return said.end() if said and opens_with_verb(text, said.end(), end) else None
