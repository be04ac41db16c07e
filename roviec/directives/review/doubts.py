"""What makes a proposed task doubtful, from the reasons that the reading gave: the signs that its confidence is made of, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from roviec.directives.models import Task, TaskBody, bodies_by_part
from roviec.directives.reading.confidence import BY_DEFAULT, CERTAIN, IN_THE_SENTENCE, MIDDLING

_BREAKS: Final = ".;:\n"


def doubts_of(task: Task) -> list[str]:
    """Codes, the weightiest first; none for a task that the reading is sure of or that a person has changed."""
    if task.by_person:
        return []
    found = [*_about_lead(task), *_about_words(task)] if task.confidence < CERTAIN else []
    if _time_is_elsewhere(task):
        found.append("time_elsewhere")
    return found or (["unsure"] if task.confidence < CERTAIN else [])


def _about_lead(task: Task) -> Iterator[str]:
    reason = task.reasons.get("leads") or {}
    rule = reason.get("rule")
    if rule in BY_DEFAULT:
        yield "lead_of_addressees" if rule == "addressees" else "lead_of_conclusion"
    elif rule in IN_THE_SENTENCE:
        between = task.directive.text[reason["end"] : task.start]
        yield "lead_before" if any(mark in between for mark in _BREAKS) else "lead_in_sentence"
    elif rule == "heading":
        yield "lead_of_heading"
    if len(bodies_by_part(task)[TaskBody.Part.LEAD]) > 1:
        yield "many_leads"


def _about_words(task: Task) -> Iterator[str]:
    if ";" in task.quote:
        yield "many_parts"
    if len(task.quote.split()) < MIDDLING and (task.reasons.get("leads") or {}).get("rule") != "table":
        yield "short"


def _time_is_elsewhere(task: Task) -> bool:
    """The words that give the deadline or the cadence stand outside the quote; those in its row of a table belong to it."""
    reason = task.reasons.get("deadline") or task.reasons.get("recurrence") or {}
    if not reason or task.start <= reason["start"] < task.end:
        return False
    is_row = (task.reasons.get("kind") or {}).get("rule") == "table-row"
    between = task.directive.text[min(task.start, reason["start"]) : max(task.start, reason["start"])]
    return not is_row or "\n" in between
