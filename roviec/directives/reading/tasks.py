"""Everything one task says, read from its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roviec.directives.reading.citations import Found
from roviec.directives.reading.clears import clears_of
from roviec.directives.reading.confidence import confidence_of, signs_of
from roviec.directives.reading.deliverable import deliverable_of
from roviec.directives.reading.fields import FieldBlock
from roviec.directives.reading.joining import Cell
from roviec.directives.reading.leads import Lead
from roviec.directives.reading.model import Reason, Task
from roviec.directives.reading.quoting import quote_range
from roviec.directives.reading.recipients import recipients_of
from roviec.directives.reading.supports import supports_of
from roviec.directives.reading.times import Due, Times

_OPENING = 45  # characters
_DATED = re.compile(r"ngày|tháng|quý|\d/\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of one task may look at besides its own cell."""

    text: str
    times: Times
    found: Sequence[Found]
    own_number: str | None
    is_account: bool = False


def task_of(
    context: Context,
    cell: Cell,
    lead: Lead,
    clause: str,
    block: FieldBlock | None,
    shared: Due | None,
    held: tuple[str, ...] = (),
) -> Task:
    """`held` are the helpers named in a part before, unless this one names its own."""
    text = context.text
    start, end = quote_range(text, cell, context.times)
    quote = text[start:end]
    shared = _opening_due(context, cell, start) or shared
    is_row = cell.head.rule == "table-row"
    due, cadence = _time(context.times, start, cell.end, block, shared, said_first=is_row)
    product = deliverable_of(text, start, end)
    said = block.product if block and block.product else product[0] if product else None
    time_words = _words(text, due) if due else cadence[1] if cadence else None
    supports = (supports_of(text, start, end, lead.names) or held) + lead.supports + (block.supports if block else ())
    reasons = [Reason("leads", lead.rule, lead.start, lead.end, text[lead.start : lead.end])]
    reasons.append(Reason("kind", cell.head.rule, start, end, quote))
    if due:
        reasons.append(Reason("deadline", "date", due.start, due.end, _words(text, due)))
    if cadence:
        reasons.append(Reason("recurrence", "cadence", cadence[2], cadence[3], text[cadence[2] : cadence[3]]))
    if product and said == product[0]:
        reasons.append(Reason("deliverable", "product", product[1], product[2], text[product[1] : product[2]]))
    return Task(
        clause_id=clause,
        quote=quote,
        start=start,
        end=end,
        leads=lead.names,
        supports=tuple(dict.fromkeys(supports)),
        recipients=recipients_of(text, start, end, lead.names),
        deadline=due.day if due else None,
        deadline_text=time_words,
        recurrence=cadence[0] if cadence else None,
        deliverable=said,
        cites=_cites(context, start, end),
        clears=clears_of(quote, lead.names, text[lead.start : lead.end], time_words, said),
        confidence=confidence_of(
            signs_of(
                lead.rule,
                words=len(quote.split()),
                parts=quote.count(";") + 1,
                names=len(lead.names),
                is_account=context.is_account,
                has_date=due is not None,
            )
        ),
        reasons=tuple(reasons),
    )


def _opening_due(context: Context, cell: Cell, start: int) -> Due | None:
    """ "Trước mắt, trong tháng 4/2025, Sở X …": the date stands before the lead."""
    opening = cell.head.piece.start
    due = context.times.deadline(opening, min(start, opening + _OPENING)) if start > opening else None
    return due if due and _DATED.search(context.text, due.start, due.end) else None


def _words(text: str, due: Due) -> str:
    return text[due.start : due.end]


def _time(
    times: Times, start: int, end: int, block: FieldBlock | None, shared: Due | None, *, said_first: bool = False
) -> tuple[Due | None, tuple[str, str, int, int] | None]:
    """The deadline, and the cadence as (name, words, start, end): a date that returns gives no deadline. What a field says counts
    where the words say nothing, or before them (`said_first`: the column of a table)."""
    if said_first and block and block.time and (times.recurrence(*block.time) or times.field_deadline(*block.time)):
        start = end
    cadence = times.recurrence(start, end)
    due = times.deadline(start, end)
    if block and block.time and not due and not cadence:
        cadence = times.recurrence(*block.time)
        due = times.field_deadline(*block.time)
    if cadence is None:
        due = due or shared
    elif due and (
        (due.start < cadence.end and cadence.start < due.end) or (cadence.every != "continuous" and not due.has_year)
    ):
        due = None
    return due, (cadence.every.value, cadence.text, cadence.start, cadence.end) if cadence else None


def _cites(context: Context, start: int, end: int) -> tuple[str, ...]:
    numbers = (
        item.number
        for item in context.found
        if start <= item.start + len(item.number) and item.number_end <= end and item.number_end > start
    )
    return tuple(dict.fromkeys(number for number in numbers if number != context.own_number))
