"""A reading as lines for a terminal: the document, then its tasks under the bodies they charge."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from textwrap import wrap

from roviec.directives.reading.model import Document, Reading, Task, Warned

_BOLD, _DIM, _WARN, _OFF = "\033[1m", "\033[2m", "\033[33m", "\033[0m"
_MARGIN = "    "
_WIDEST = 110
CLEARS = {
    "person": "rõ người",
    "work": "rõ việc",
    "responsibility": "rõ trách nhiệm",
    "time": "rõ thời gian",
    "procedure": "rõ quy trình",
    "product": "rõ sản phẩm",
    "result": "rõ kết quả",
}
_EVERY = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half-yearly": "6 tháng một lần",
    "yearly": "hằng năm",
    "continuous": "thường xuyên",
}


def shown(reading: Reading, *, colour: bool) -> str:
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    text = "\n".join(_lines(reading, width)) + "\n"
    if not colour:
        for code in (_BOLD, _DIM, _WARN, _OFF):
            text = text.replace(code, "")
    return text


def _lines(reading: Reading, width: int) -> Iterator[str]:
    yield from _heading(reading.document, width)
    yield ""
    leads: tuple[str, ...] = ()
    for number, task in enumerate(reading.tasks, start=1):
        if task.leads != leads:
            leads = task.leads
            yield f"{_BOLD}{'; '.join(leads)}{_OFF}"
        yield from _task(number, task, width)
        yield ""
    for warning in reading.warnings:
        yield from wrap(f"{_WARN}! {_said(warning)}{_OFF}", width)
    yield (
        f"{len(reading.tasks)} nhiệm vụ · {len(reading.exhortations)} lời kêu gọi · {len(reading.clauses)} điều khoản · "
        f"đã phân loại {reading.coverage:.0%} văn bản"
    )


def _heading(document: Document, width: int) -> Iterator[str]:
    kind = (document.type or "văn bản").capitalize()
    day = f" ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    yield f"{_BOLD}{kind} {document.number or '(chưa rõ số)'}{_OFF}{day} · {document.issuer or 'chưa rõ cơ quan ban hành'}"
    if document.subject:
        yield from wrap(document.subject, width)


def _task(number: int, task: Task, width: int) -> Iterator[str]:
    lines = wrap(task.quote, width - len(_MARGIN))
    yield f"{number:>3} {lines[0] if lines else ''}"
    yield from (_MARGIN + line for line in lines[1:])
    facts = [
        f"phối hợp: {', '.join(task.supports)}" if task.supports else "",
        f"gửi: {', '.join(task.recipients)}" if task.recipients else "",
        f"hạn: {task.deadline:%d/%m/%Y}" if task.deadline else "",
        f"định kỳ: {_EVERY[task.recurrence]}" if task.recurrence else "",
        f"sản phẩm: {task.deliverable}" if task.deliverable else "",
        f"căn cứ: {', '.join(task.cites)}" if task.cites else "",
        f"còn thiếu: {', '.join(CLEARS[clear.name] for clear in task.clears if not clear.is_present)}",
        f"độ tin cậy {task.confidence:.0%}",
    ]
    for line in wrap(" · ".join(fact for fact in facts if fact), width - len(_MARGIN)):
        yield f"{_MARGIN}{_DIM}{line}{_OFF}"


def _said(warning: Warned) -> str:
    if warning.code == "cited-document-is-younger":
        return "Văn bản {cited} (ngày {cited_date}) được viện dẫn trong {citer} (ngày {citer_date}), tức là trước khi nó ra đời.".format(
            **warning.fields
        )
    return "Không tìm thấy nhiệm vụ nào trong văn bản." if warning.code == "no-task-found" else warning.code
