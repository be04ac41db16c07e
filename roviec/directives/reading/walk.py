"""Walks through the body: what every paragraph orders, and which fields speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from roviec.directives.reading.announced import is_headline, without_announcement
from roviec.directives.reading.fields import (
    FieldBlock,
    field_block,
    list_label,
    listed_block,
    siblings_before,
    targets,
)
from roviec.directives.reading.joining import Cell, join
from roviec.directives.reading.judged import Judged, judge
from roviec.directives.reading.layout import Paragraph, Zone
from roviec.directives.reading.leads import Lead, LeadStack
from roviec.directives.reading.model import ClauseKind
from roviec.directives.reading.repeated import without_repetition
from roviec.directives.reading.sentences import Joint, Piece
from roviec.directives.reading.speakers import speakers_of
from roviec.directives.reading.tables import Tables, TaskRow
from roviec.directives.reading.times import Times


@dataclass(slots=True)
class Told:
    """What is known of one paragraph of the body, and the fields that speak of it."""

    cells: list[Cell] = field(default_factory=list)
    own_block: FieldBlock | None = None
    block: FieldBlock | None = None


def walk(
    text: str, items: Sequence[Paragraph], times: Times, base: Lead | None, issuer: str | None, tables: Tables
) -> dict[int, Told]:
    is_account = not any(item.zone is Zone.HEAD for item in items)
    stack = LeadStack(base, issuer, speakers_of(text, items) if is_account else None)
    told: dict[int, Told] = {}
    last_block, labels, listed = -1, set[int](), set[int]()
    for index, item in enumerate(items):
        if index in tables.rows:
            told[index] = _of_row(tables.rows[index])
            continue
        if index in tables.leaderless:
            told[index] = _of_leaderless(tables.leaderless[index])
        if item.zone is not Zone.BODY or index in tables.owned:
            continue
        stack.enter(item)
        if index in listed:
            continue
        if label := list_label(text, item):
            labels.add(index)
            names = _under(items, index)
            if label != "both" and names:
                block = listed_block(text, label, item.start, [items[at] for at in names])
                listed.update(names)
                _speak(told, _section(items, index, labels), block)
            continue
        if is_account and is_headline(text, items, index):
            continue
        told[index] = said = Told(own_block=field_block(text, item))
        own = said.own_block
        if own is None or own.start > item.start:
            seen = replace(item, end=own.start) if own else item
            said.cells = join(
                text, judge(text, index, seen, stack, leads_items=_leads_items(text, items, index)), times
            )
            if is_account:
                said.cells = without_announcement(text, items, index, said.cells)
                _date_before(text, told, index, item, times)
        if own and (section := _section(items, index, labels)) and labels.intersection(section):
            _speak(told, [at for at in section if at not in labels], own)
        elif own:
            spoken_of = targets(items, index, own, last_block)
            _speak(told, spoken_of, own)
            if spoken_of and own.start == item.start:
                before = siblings_before(items, spoken_of[-1], last_block)
                _speak(told, [at for at in before if at in told and _nobody_is_charged(told[at])], own)
            last_block = index if not _next_is_block(text, items, index) else last_block
    if is_account:
        without_repetition(text, {index: said for index, said in told.items() if index not in tables.rows})
    return told


def _speak(told: dict[int, Told], spoken_of: Sequence[int], block: FieldBlock) -> None:
    for index in spoken_of:
        if index in told:
            told[index].block = _merged(told[index].block, block)


def _under(items: Sequence[Paragraph], index: int) -> list[int]:
    """The paragraphs right behind `index` that stand under it."""
    out = []
    for at in range(index + 1, len(items)):
        if index not in items[at].parents:
            break
        out.append(at)
    return out


def _section(items: Sequence[Paragraph], index: int, labels: set[int]) -> list[int]:
    """What was said before `index` under the nearest item above it that is no label; nothing at the top."""
    above = next((at for at in reversed(items[index].parents) if at not in labels), None)
    return list(range(above + 1, index)) if above is not None else []


def _nobody_is_charged(said: Told) -> bool:
    return said.block is None and not any(cell.head.lead for cell in said.cells)


# "Kết quả phải được báo cáo Thủ tướng trước ngày 30/9." in a paragraph of its own dates the one task before.
_IN_PARTICULAR = re.compile(r"(?:[Cc]ụ thể|[Nn]hư sau|[Cc]ụ thể như sau|[Nn]ội dung cụ thể như sau)\s*:\s*")
_DATES_WHAT_WAS = re.compile(
    r"(?:Kết quả|Thời gian (?:thực hiện|hoàn thành)|(?:Việc|Văn bản|Nội dung|Công việc|Đề án|Dự thảo|Nhiệm vụ) này)\b[^.;:]{5,140}(?:\.|$)"
)


def _date_before(text: str, told: dict[int, Told], index: int, item: Paragraph, times: Times) -> None:
    dates = _DATES_WHAT_WAS.match(text, item.words, item.end)
    before = told.get(index - 1)
    if dates is None or before is None or times.deadline(item.words, dates.end()) is None:
        return
    if sum(cell.head.kind is ClauseKind.TASK for cell in before.cells) == 1:
        before.block = _merged(before.block, FieldBlock(item.words, dates.end(), time=(item.words, dates.end())))


def _of_row(row: TaskRow) -> Told:
    lead = Lead(row.block.leads, *row.lead_words, row.rule)
    piece = Piece(*row.words, Joint.START)
    cell = Cell((Judged(piece, ClauseKind.TASK, row.words[0], lead, own_lead=True, rule="table-row"),))
    return Told([cell], block=row.block)


def _of_leaderless(words: tuple[int, int]) -> Told:
    piece = Piece(*words, Joint.START)
    return Told(
        [
            Cell(
                (
                    Judged(
                        piece,
                        ClauseKind.INFORMATION,
                        words[0],
                        None,
                        own_lead=False,
                        rule="nobody-charged",
                        decided=False,
                    ),
                )
            )
        ]
    )


def _next_is_block(text: str, items: Sequence[Paragraph], index: int) -> bool:
    following = items[index + 1] if index + 1 < len(items) else None
    block = field_block(text, following) if following and following.zone is Zone.BODY else None
    return bool(block and following and block.start == following.start)


def _merged(first: FieldBlock | None, second: FieldBlock) -> FieldBlock:
    if first is None:
        return second
    return replace(
        first,
        leads=first.leads or second.leads,
        supports=first.supports or second.supports,
        time=first.time or second.time,
        product=first.product or second.product,
    )


def _leads_items(text: str, items: Sequence[Paragraph], index: int) -> bool:
    if index + 1 >= len(items) or items[index + 1].zone is not Zone.BODY:
        return False
    following = items[index + 1]
    if _IN_PARTICULAR.fullmatch(text, following.words, following.end):
        return True
    return index in following.parents or (following.marker is not None and items[index].marker is None)
