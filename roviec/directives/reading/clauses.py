"""The result: clauses that cover the text, and the tasks and exhortations among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roviec.directives.reading.fields import FieldBlock
from roviec.directives.reading.ids import clause_id
from roviec.directives.reading.joining import Cell
from roviec.directives.reading.judged import Judged
from roviec.directives.reading.layout import Paragraph, Zone
from roviec.directives.reading.leads import Lead
from roviec.directives.reading.model import Clause, ClauseKind, Reason, Span, Task
from roviec.directives.reading.sentences import Joint
from roviec.directives.reading.tasks import Context, task_of
from roviec.directives.reading.times import Due, Times
from roviec.directives.reading.walk import Told

# Beside the fields that say who and when stand others that say only what it is about.
_LABELLED = re.compile(
    r"(?:nội dung|đối tượng|mục tiêu|địa điểm|số lượng|hình thức|yêu cầu|thành phần|kinh phí|quy mô|phương thức|phạm vi)[^:\n]{0,25}:",
    re.IGNORECASE,
)
_QUALITY = re.compile(r"\s*(?:[Bb]ảo đảm|[Đđ]ảm bảo|[Nn]guyên tắc|[Tt]ập trung vào|[Đđ]a dạng)\b")
# What may stand behind a date that closes a sentence: whither, and what for.
_CLOSES = re.compile(
    r"[\s,]*(?:\([^()]*\))?[\s,]*(?:(?:để|nhằm|phục vụ|theo (?:đúng )?(?:quy định|yêu cầu)|về|cho|gửi|qua)\b[^;]{0,120})?[.;/\s]*"
)
_SAID_OF_ALL = {"accountability", "execution-of-this-document"}
_WHERE = {
    Zone.ANNEX: "annex",
    Zone.TAIL: "outside the directive",
    Zone.RECIPIENTS: "recipients",
    Zone.SIGNATURE: "signature",
}


def written(
    text: str, items: Sequence[Paragraph], told: dict[int, Told], context: Context
) -> tuple[list[Clause], list[Task], list[Span]]:
    clauses: list[Clause] = []
    tasks: list[Task] = []
    exhortations: list[Span] = []
    with_tasks_below = _parents_of_tasks(items, told)
    for index, item in enumerate(items):
        said = told.get(index)
        if said is None or not said.cells:
            clauses.append(_plain_clause(text, len(clauses), item))
            continue
        below = _is_below_a_task(items, told, index)
        alone = index not in with_tasks_below and not below
        cells = [_under_fields(text, cell, said.block, alone=alone, below=below) for cell in said.cells]
        shared = _shared_deadlines(text, context.times, cells)
        helpers: tuple[str, ...] = ()
        for at, cell in enumerate(cells):
            start = item.start if at == 0 else cell.start
            end = _rstripped(text, start, cells[at + 1].start if at + 1 < len(cells) else item.end)
            name = clause_id(len(clauses), text[start:end])
            head = cell.head
            clauses.append(
                Clause(
                    name,
                    start,
                    end,
                    head.kind,
                    decided=head.decided,
                    reasons=(Reason("kind", head.rule, cell.start, cell.end, text[cell.start : cell.end]),),
                )
            )
            if head.kind is ClauseKind.TASK and head.lead:
                held = helpers if _goes_on(text, head) else ()
                tasks.append(task_of(context, cell, head.lead, name, said.block, shared[at], held))
                helpers = tasks[-1].supports
            elif head.kind is ClauseKind.EXHORTATION:
                exhortations.append(_exhortation(text, cell))
    return clauses, tasks, exhortations


def _goes_on(text: str, piece: Judged) -> bool:
    """Helpers hold over ";" until somebody else is named; "đồng thời" begins anew."""
    return (
        piece.piece.joint is Joint.SEMICOLON
        and not piece.own_lead
        and not text.startswith("đồng thời", piece.piece.start)
    )


def _parents_of_tasks(items: Sequence[Paragraph], told: dict[int, Told]) -> set[int]:
    """Items whose sub-items hold the tasks: fields don't make a task of the item itself."""
    return {above for index, said in told.items() if said.cells and said.block for above in items[index].parents}


def _is_below_a_task(items: Sequence[Paragraph], told: dict[int, Told], index: int) -> bool:
    """Does it stand under an item that orders, and whose fields are its own? Then it says how rather than what."""
    block = told[index].block
    return block is not None and any(
        above in told and told[above].block == block and _orders(told[above]) for above in items[index].parents
    )


def _orders(said: Told) -> bool:
    return any(cell.head.kind is ClauseKind.TASK or cell.head.rule == "nobody-charged" for cell in said.cells)


def _under_fields(text: str, cell: Cell, block: FieldBlock | None, *, alone: bool, below: bool) -> Cell:
    """A field "Đơn vị chủ trì" charges somebody with what nobody was charged with before."""
    head = cell.head
    if block is None or not block.leads:
        return cell
    if below and _QUALITY.match(text, head.order):
        return Cell((replace(head, kind=ClauseKind.INFORMATION, rule="quality"), *cell.pieces[1:]))
    lead = Lead(block.leads, block.start, block.end, "field")
    if head.kind is ClauseKind.TASK:
        changed = head if head.own_lead else replace(head, lead=lead)
    elif (
        head.kind is ClauseKind.INFORMATION
        and not _LABELLED.match(text, cell.start)
        and (head.rule == "nobody-charged" or (alone and head.rule in {"no-order", "heading"}))
    ):
        order = head.piece.start if head.rule == "heading" else head.order
        changed = replace(head, kind=ClauseKind.TASK, order=order, lead=lead, decided=True, rule="field")
    else:
        return cell
    return Cell((changed, *cell.pieces[1:]))


def _shared_deadlines(text: str, times: Times, cells: Sequence[Cell]) -> list[Due | None]:
    """A date that closes a sentence holds for the parts of it that were split off before."""
    out: list[Due | None] = [None] * len(cells)
    closing: Due | None = None
    for at in range(len(cells) - 1, -1, -1):
        cell = cells[at]
        out[at] = closing
        due = times.deadline(cell.start, cell.end)
        if due and not due.has_year and times.recurrence(cell.start, cell.end):
            due = None  # "định kỳ 6 tháng báo cáo trước ngày 15 tháng 6"
        if due:
            closing = due if _CLOSES.fullmatch(text, due.end, cell.end) else None
        if cell.head.own_lead or cell.head.piece.joint in {Joint.SENTENCE, Joint.START}:
            closing = None
    return out


def _exhortation(text: str, cell: Cell) -> Span:
    whole = cell.head.rule in _SAID_OF_ALL
    start, end = cell.start if whole else cell.head.order, cell.end
    while start < end and not text[start].isalnum() and text[start] not in '“"':
        start += 1
    while end > start and text[end - 1] in " .;,:/\n":
        end -= 1
    return Span(start, end, text[start:end])


def _plain_clause(text: str, position: int, item: Paragraph) -> Clause:
    where = _WHERE.get(item.zone)
    kind = ClauseKind.ELSEWHERE if where else ClauseKind.INFORMATION
    words = text[item.start : item.end]
    return Clause(
        clause_id(position, words),
        item.start,
        item.end,
        kind,
        where,
        reasons=(Reason("kind", item.zone.value, item.start, item.end, words),),
    )


def _rstripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
