"""Text in, reading out: the steps in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from roviec.directives.reading.citations import Found, chronology_warnings, find_citations, graph
from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.fields import FieldBlock, field_block, targets
from roviec.directives.reading.header import account_fields, official_fields
from roviec.directives.reading.ids import clause_id
from roviec.directives.reading.joining import Cell, join
from roviec.directives.reading.judged import judge
from roviec.directives.reading.layout import Paragraph, Zone, lay_out
from roviec.directives.reading.leads import Lead, LeadStack
from roviec.directives.reading.model import Clause, ClauseKind, Document, Reading, Reason, Span, Task, Warned
from roviec.directives.reading.sentences import Joint
from roviec.directives.reading.tasks import Context, task_of
from roviec.directives.reading.times import Due, Times
from roviec.vietnamese.text import normalise

_WHERE = {Zone.ANNEX: "annex", Zone.TAIL: "outside the directive", Zone.RECIPIENTS: "recipients", Zone.SIGNATURE: "signature"}
_LETTERS = {"công văn", "công điện"}


@dataclass(slots=True)
class _Told:
    """What is known of one paragraph of the body, and the fields that speak of it."""

    cells: list[Cell] = field(default_factory=list)
    own_block: FieldBlock | None = None
    block: FieldBlock | None = None


def read(text: str, *, issued_on: date | None = None) -> Reading:
    """Reads a directive or a news account of one. `issued_on` stands in where the text doesn't give its own date."""
    text = normalise(text)
    items = lay_out(text)
    found = find_citations(text)
    document = official_fields(text, items) if any(item.zone is Zone.HEAD for item in items) else account_fields(text, found)
    document = replace(document, issued_on=document.issued_on or issued_on)
    document = replace(document, cites=graph(text, found, document.number))
    times = Times(text, document.issued_on)
    told = _judged(text, items, times, _base_lead(text, items, document))
    clauses, tasks, exhortations = _written(text, items, told, Context(text, times, found, document.number))
    warnings = chronology_warnings(document.cites, document.number, document.issued_on)
    if not tasks:
        warnings += (Warned("no-task-found", 0, len(text)),)
    return Reading(text, document, tuple(clauses), tuple(tasks), tuple(exhortations), warnings)


def _base_lead(text: str, items: Sequence[Paragraph], document: Document) -> Lead | None:
    """A letter charges those it is addressed to, until it names somebody."""
    if document.type not in _LETTERS or not document.recipients:
        return None
    heads = [item for item in items if item.zone is Zone.HEAD]
    if not any(text.startswith(("Kính gửi", "Kính chuyển", "Gửi"), item.start) for item in heads):
        return None
    names = tuple(name for name in document.recipients if body_phrase(name, 0, len(name)))
    return Lead(names, heads[-1].start, heads[-1].end, "addressees") if names else None


def _judged(text: str, items: Sequence[Paragraph], times: Times, base: Lead | None) -> dict[int, _Told]:
    stack = LeadStack(carried=base)
    told: dict[int, _Told] = {}
    last_block = -1
    for index, item in enumerate(items):
        if item.zone is not Zone.BODY:
            continue
        stack.enter(item)
        told[index] = said = _Told(own_block=field_block(text, item))
        block = said.own_block
        if block is None or block.start > item.start:
            seen = replace(item, end=block.start) if block else item
            said.cells = join(text, judge(text, index, seen, stack, leads_items=_leads_items(items, index)), times)
        if block:
            for target in targets(items, index, block, last_block):
                if target in told:
                    told[target].block = _merged(told[target].block, block)
            last_block = index if not _next_is_block(text, items, index) else last_block
    return told


def _next_is_block(text: str, items: Sequence[Paragraph], index: int) -> bool:
    following = items[index + 1] if index + 1 < len(items) else None
    block = field_block(text, following) if following and following.zone is Zone.BODY else None
    return bool(block and following and block.start == following.start)


def _merged(first: FieldBlock | None, second: FieldBlock) -> FieldBlock:
    if first is None:
        return second
    return replace(
        first, leads=first.leads or second.leads, supports=first.supports or second.supports, time=first.time or second.time, product=first.product or second.product
    )


def _leads_items(items: Sequence[Paragraph], index: int) -> bool:
    if index + 1 >= len(items) or items[index + 1].zone is not Zone.BODY:
        return False
    following = items[index + 1]
    return index in following.parents or (following.marker is not None and items[index].marker is None)


def _written(
    text: str, items: Sequence[Paragraph], told: dict[int, _Told], context: Context
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
        cells = [_under_fields(cell, said.block, alone=index not in with_tasks_below) for cell in said.cells]
        shared = _shared_deadlines(context.times, cells)
        for at, cell in enumerate(cells):
            start = item.start if at == 0 else cell.start
            end = _rstripped(text, start, cells[at + 1].start if at + 1 < len(cells) else item.end)
            name = clause_id(len(clauses), text[start:end])
            head = cell.head
            clauses.append(Clause(name, start, end, head.kind, decided=head.decided, reasons=(Reason("kind", head.rule, cell.start, cell.end, text[cell.start : cell.end]),)))
            if head.kind is ClauseKind.TASK and head.lead:
                tasks.append(task_of(context, cell, head.lead, name, said.block, shared[at]))
            elif head.kind is ClauseKind.EXHORTATION:
                exhortations.append(_exhortation(text, cell))
    return clauses, tasks, exhortations


def _parents_of_tasks(items: Sequence[Paragraph], told: dict[int, _Told]) -> set[int]:
    """Items whose sub-items hold the tasks: fields don't make a task of the item itself."""
    return {above for index, said in told.items() if said.cells and said.block for above in items[index].parents}


def _under_fields(cell: Cell, block: FieldBlock | None, *, alone: bool) -> Cell:
    """A field "Đơn vị chủ trì" charges somebody with what nobody was charged with before."""
    head = cell.head
    if block is None or not block.leads:
        return cell
    lead = Lead(block.leads, block.start, block.end, "field")
    if head.kind is ClauseKind.TASK:
        changed = head if head.own_lead else replace(head, lead=lead)
    elif head.kind is ClauseKind.INFORMATION and (head.rule == "nobody-charged" or (alone and head.rule in {"no-order", "heading"})):
        changed = replace(head, kind=ClauseKind.TASK, lead=lead, decided=True, rule="field")
    else:
        return cell
    return Cell((changed, *cell.pieces[1:]))


def _shared_deadlines(times: Times, cells: Sequence[Cell]) -> list[Due | None]:
    """A date that closes a sentence holds for the parts of it that were split off before."""
    out: list[Due | None] = [None] * len(cells)
    closing: Due | None = None
    for at in range(len(cells) - 1, -1, -1):
        cell = cells[at]
        out[at] = closing
        due = times.deadline(cell.start, cell.end)
        if due:
            closing = due if cell.end - due.end <= 3 else None
        if cell.head.own_lead or cell.head.piece.joint in {Joint.SENTENCE, Joint.START}:
            closing = None
    return out


def _exhortation(text: str, cell: Cell) -> Span:
    start, end = cell.head.order, cell.end
    while start < end and not text[start].isalnum() and text[start] not in "“\"":
        start += 1
    while end > start and text[end - 1] in " .;,:/\n":
        end -= 1
    return Span(start, end, text[start:end])


def _plain_clause(text: str, position: int, item: Paragraph) -> Clause:
    where = _WHERE.get(item.zone)
    kind = ClauseKind.ELSEWHERE if where else ClauseKind.INFORMATION
    words = text[item.start : item.end]
    return Clause(clause_id(position, words), item.start, item.end, kind, where, reasons=(Reason("kind", item.zone.value, item.start, item.end, words),))


def _rstripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
