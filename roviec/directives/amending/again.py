"""Duties found by meaning: which new task takes over a replaced one, and which are given a second time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Final

from roviec.directives.amending.model import Earlier, Effect, New, Proposal
from roviec.directives.clarity.alike import Likeness
from roviec.directives.reading import Reading, Task

AGAIN: Final = 0.62  # as the clarity check finds "already given"
TAKES_OVER: Final = 0.4  # within a document that says it replaces the other
Meant = Callable[[str], frozenset[Hashable]]


def successors(
    reading: Reading, proposals: Sequence[Proposal], earlier: Sequence[Earlier], meant: Meant
) -> list[Proposal]:
    """Of a replaced duty, the new task that is about the same, of the same body if there is one."""
    if not any(one.effect is Effect.REPLACE for one in proposals) or not reading.tasks:
        return list(proposals)
    index = Likeness([task.quote for task in reading.tasks])
    by_key = {duty.key: duty for duty in earlier}
    return [
        replace(one, task=_successor(reading, index, by_key[one.earlier[0]], meant, one)) if _looks(one) else one
        for one in proposals
    ]


def _looks(one: Proposal) -> bool:
    return one.effect is Effect.REPLACE and one.is_clear and not one.new.text


def _successor(reading: Reading, index: Likeness, old: Earlier, meant: Meant, one: Proposal) -> int | None:
    found = [
        (bool(_units(reading.tasks[at], meant) & old.units), value, at)
        for at, value in index.like(old.quote, TAKES_OVER)
        if not (reading.tasks[at].start < one.end and reading.tasks[at].end > one.start)
    ]
    return max(found)[2] if found else None


def again(reading: Reading, proposals: Sequence[Proposal], earlier: Sequence[Earlier], meant: Meant) -> list[Proposal]:
    """A new task about what the same body was already given, unless something is said to be done to that duty."""
    spoken_of = {key for one in proposals for key in one.earlier}
    amending = {one.task for one in proposals}
    duties = [duty for duty in earlier if duty.key not in spoken_of]
    if not duties or not reading.tasks:
        return []
    index = Likeness([duty.quote for duty in duties])
    out: list[Proposal] = []
    for at, task in enumerate(reading.tasks):
        if at in amending:
            continue
        units = _units(task, meant)
        same = [(value, duties[place]) for place, value in index.like(task.quote, AGAIN) if duties[place].units & units]
        if same:
            out.append(_given_again(task, at, *same[0]))
    return out


def _given_again(task: Task, at: int, likeness: float, duty: Earlier) -> Proposal:
    new = New(
        deadline=task.deadline if task.deadline != duty.deadline else None,
        recurrence=(task.recurrence or "") if (task.recurrence or "") != duty.recurrence else "",
    )
    confidence = round(min(0.9, likeness), 2)
    return Proposal(
        Effect.AGAIN, (duty.key,), task.start, task.end, task.quote, "given-again", confidence, new, task=at
    )


def _units(task: Task, meant: Meant) -> frozenset[Hashable]:
    return frozenset(unit for lead in task.leads for unit in meant(lead))
