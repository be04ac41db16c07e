"""What a task leaves open: who answers for it, by when, what comes out of it, to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from roviec.directives.clarity.model import Finding, Known, Weight
from roviec.directives.clarity.vague import VAGUE_TIME
from roviec.directives.reading.model import ClauseKind, Reading, Task
from roviec.directives.reading.verbs import verb_at

_MANY: Final = re.compile(
    r"(?:^|\s)(?:các|những|mọi|mỗi|từng|toàn thể)\s|ban, ngành|đoàn thể|và (?:các|địa phương)", re.IGNORECASE
)
_HANDS_IN: Final = re.compile(r"báo cáo|tổng hợp|trình|gửi|tham mưu|đề xuất|kiến nghị|cung cấp", re.IGNORECASE)
_DAY: Final = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}|ngày\s+\d", re.IGNORECASE
)  # some day is named, be it the first or an impossible one


def check(reading: Reading, _known: Known) -> Iterator[Finding]:
    for at, task in enumerate(reading.tasks):
        yield from _shared_lead(at, task)
        missing = list(_missing(task))
        soon = VAGUE_TIME.search(task.quote)
        if "time" in missing and soon:
            missing.remove("time")
            better = task.quote.replace(soon[0], "trước ngày […]")
            yield Finding("vague-time", Weight.GAP, task.start, task.end, at, fields={"words": soon[0]}, better=better)
        if missing:
            fields = {"missing": " ".join(missing)}
            yield Finding("open", Weight.GAP, task.start, task.end, at, fields=fields, better=_filled(task, missing))
    yield from _orphans(reading)


def _missing(task: Task) -> Iterator[str]:
    if not (task.deadline or task.recurrence or _DAY.search(task.quote) or _named_time(task)):
        yield "time"
    if not task.deliverable and task.recurrence != "continuous":
        yield "product"
    if not task.recipients and _HANDS_IN.search(task.quote):
        yield "recipient"


def _named_time(task: Task) -> bool:
    return bool(task.deadline_text) and not VAGUE_TIME.search(task.deadline_text or "")


def _filled(task: Task, missing: list[str]) -> str:
    """The order with room for what is missing, in the order in which officials write it."""
    said = task.quote.rstrip(" .;,")
    if "product" in missing:
        said += "; sản phẩm: […]"
    if "recipient" in missing:
        said += ", gửi [cơ quan nhận]"
    if "time" in missing:
        said += ", hoàn thành trước ngày […]"
    return said


def _shared_lead(at: int, task: Task) -> Iterator[Finding]:
    """Several single bodies at one product, and nobody before the others."""
    if len(task.leads) < 2 or not task.deliverable or any(_MANY.search(lead) for lead in task.leads):
        return
    first, *others = task.leads
    said = task.quote[:1].lower() + task.quote[1:]
    yield Finding(
        "several-leads", Weight.GAP, task.start, task.end, at,
        fields={"leads": ", ".join(task.leads)},
        better=f"Giao {first} chủ trì, phối hợp với {', '.join(others)} {said}",
    )  # fmt: skip


def _orphans(reading: Reading) -> Iterator[Finding]:
    """An order for which the text charges nobody."""
    for clause in reading.clauses:
        words = reading.text[clause.start : clause.end].strip(" -+*•–\n")
        if clause.kind is ClauseKind.INFORMATION and not clause.decided and verb_at(words, 0, len(words)) is not None:
            said = words[:1].lower() + words[1:]
            yield Finding("no-lead", Weight.FAULT, clause.start, clause.end, better=f"Giao [cơ quan chủ trì] {said}")
