"""The opening of a news account tells of the document before it tells what it orders: no task of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.captions import CAPTION
from roviec.directives.reading.joining import Cell
from roviec.directives.reading.layout import Paragraph, Zone
from roviec.directives.reading.model import ClauseKind
from roviec.directives.reading.subjects import subject_of
from roviec.directives.reading.verbs import skip_openers

_OPENING = 4  # paragraphs
_SOON = 150  # characters
_GENERAL = re.compile(
    r"(?:thực hiện|triển khai|tăng cường|áp dụng|tập trung|đẩy mạnh|chủ động|khẩn trương|nghiêm túc|chấn chỉnh|siết chặt|tổ chức thực hiện|bảo đảm|đảm bảo)\b",
    re.IGNORECASE,
)
_ONLY_ANNOUNCES = re.compile(
    r"(?:thực hiện|triển khai)(?: ngay| tốt| nghiêm| nghiêm túc| thực hiện)* (?:một số|các) (?:nội dung|nhiệm vụ|giải pháp|biện pháp)(?: công việc| cấp bách| trọng tâm| sau)?(?: để| nhằm|[.:]|$)",
    re.IGNORECASE,
)
_TELLS_MORE = re.compile(
    r"(?:Theo đó|Cụ thể|Trong đó|Theo (?:công|chỉ|văn|thông|kế|quyết|nội)|(?:Công điện|Công văn|Chỉ thị|Văn bản|Thông báo|Kế hoạch)\b|Trong (?:công|văn|chỉ)|Nội dung)"
)
_ISSUED = re.compile(
    r"(?:vừa|đã) (?:ký|ban hành|có|ra|gửi|phát đi)(?: ban hành)? (?:công điện|công văn|văn bản|chỉ thị|thông báo|kế hoạch)",
    re.IGNORECASE,
)
_IN_DETAIL = re.compile(r"(?:Cụ thể|Theo đó)\b")
# The paragraph after the announcement turns to single bodies: "UBND tỉnh giao Sở Y tế …".
_TURNS_TO_ONE = re.compile(
    r"(?:UBND|Ủy ban|Uỷ ban|Chủ tịch|Thủ tướng|Chính phủ|Bộ trưởng)[^,.;:]{0,50} (?:giao|yêu cầu|đề nghị|chỉ đạo) (?:Sở|Bộ|Công an|Ban|Cục|Chi cục|Văn phòng|Ngân hàng)\b"
)
_CLASS = re.compile(r"(?:[Cc]ác|[Nn]hững|[Mm]ọi|[Tt]oàn)\s|[a-zđ]|(?:UBND|Chủ tịch UBND|Ủy ban nhân dân) các\s")


_CLOSED = re.compile(r"[.;:!?…,/\"”»)]\s*$")
_LONGEST_CAPTION = 250  # characters; a longer paragraph only ends with one
_ORDERS = re.compile(
    r"yêu cầu|giao(?! thông|\w)|đề nghị|phải|cần|trách nhiệm|chủ trì|chỉ đạo|chỉ thị|:$", re.IGNORECASE
)
_LONGEST_HEADLINE = 140  # characters
_WORD = re.compile(r"\w+")
_FEWEST = 6  # words
_SAME = 0.75  # share of its words


def is_headline(text: str, items: Sequence[Paragraph], index: int) -> bool:
    """A line of an account that neither ends as a sentence nor only names a body: the title, a headline between paragraphs."""
    item = items[index]
    if item.end - item.start <= _LONGEST_CAPTION and CAPTION.search(text, item.start, item.end):
        return True
    if index == 1 and _tells_without_ordering(text, item) and is_headline(text, items, 0):
        return True
    if index and _repeats(text, items[:1], item):
        return True
    if index > 1 and index == len(items) - 1 and _repeats(text, items[:2], item):
        return True
    if item.marker is not None or item.end - item.start > _LONGEST_HEADLINE or index + 1 >= len(items):
        return False
    if _CLOSED.search(text, max(item.start, item.end - 3), item.end) or items[index + 1].marker is not None:
        return False
    subject = subject_of(text, item.words, item.end)
    return subject is None or bool(text[subject.order : item.end].strip())


def _repeats(text: str, opening: Sequence[Paragraph], item: Paragraph) -> bool:
    """What stands under a picture often says the title again."""
    said = set(_WORD.findall(text[item.start : item.end].lower()))
    if item.end - item.start > _LONGEST_HEADLINE or len(said) < _FEWEST:
        return False
    title = opening[0]
    if title.end - title.start > _LONGEST_HEADLINE or _CLOSED.search(text, max(title.start, title.end - 3), title.end):
        return False
    before = {word for line in opening for word in _WORD.findall(text[line.start : line.end].lower())}
    return len(said & before) >= _SAME * len(said)


def _tells_without_ordering(text: str, item: Paragraph) -> bool:
    """The line under the title: what a picture shows, or the news in short."""
    return (
        item.marker is None
        and item.end - item.start <= _LONGEST_HEADLINE
        and _ORDERS.search(text, item.start, item.end) is None
    )


def without_announcement(text: str, items: Sequence[Paragraph], index: int, cells: list[Cell]) -> list[Cell]:
    """ "UBND tỉnh có công văn yêu cầu các ngành tăng cường …" / "Theo đó, …": the second paragraph says what is meant."""
    following = items[index + 1] if index + 1 < len(items) else None
    if index >= _OPENING or items[index].zone is not Zone.BODY:
        return cells
    if (
        len(cells) > 1
        and _TELLS_MORE.match(text, cells[1].start, cells[1].end)
        and _is_general(text, cells[0], cells[1])
    ):
        return [_announced(cells[0]), *cells[1:]]
    if following is None:
        return cells
    turns = _TURNS_TO_ONE.match(text, following.words, following.end) is not None or (
        _ISSUED.search(text, items[index].start, items[index].end) is not None
        and body_phrase(text, following.words, following.end) is not None
    )
    if not turns and not _TELLS_MORE.match(text, following.words, following.end):
        return cells
    return [_announced(cell) if _is_general(text, cell, following) else cell for cell in cells]


def _is_general(text: str, cell: Cell, following: Paragraph | Cell) -> bool:
    head = cell.head
    if head.kind is not ClauseKind.TASK or head.lead is None or not head.own_lead:
        return False
    order = skip_openers(text, head.order, head.piece.end)
    if _ONLY_ANNOUNCES.match(text, order, head.piece.end):
        return True
    if _IN_DETAIL.match(text, following.start, following.end) and any(
        f" {name}" in text[following.start : min(following.end, following.start + 2 * _SOON)]
        for name in head.lead.names
    ):
        return True
    says_little = _GENERAL.match(text, head.order, head.piece.end) or _GENERAL.match(text, order, head.piece.end)
    if not all(_CLASS.match(name) for name in head.lead.names):
        return False
    named_again = head.lead.names[0] in text[following.start : min(following.end, following.start + _SOON)]
    return bool(says_little) or named_again


def _announced(cell: Cell) -> Cell:
    return Cell(tuple(replace(piece, kind=ClauseKind.INFORMATION, rule="announced") for piece in cell.pieces))
