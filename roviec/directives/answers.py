"""What people made of a reading, as an answer file: the text, the tasks as they were confirmed, and what was no task.

The shape is that of the reading bench (`python -m bench.reading --gold DIR`), so that a city can measure the reader on its own documents.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Final

from django.utils.text import slugify

from roviec.directives.models import Clause, Directive, Task, TaskBody, bodies_by_part

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the same answer gives the same bytes


def is_answered(directive: Directive) -> bool:
    """Has a person decided on every task?"""
    return not directive.tasks.filter(state=Task.State.PROPOSED).exists() and directive.state != Directive.State.DROPPED


def answer_of(directive: Directive) -> dict[str, object]:
    """The head, the confirmed tasks in the order of the text, the exhortations, and proposals that a person dropped.

    `as_read`: nobody changed what the reading had said of the task. A task that only went up in another one was not dropped.
    """
    tasks = (
        directive.tasks.filter(state=Task.State.CONFIRMED)
        .select_related("directive")
        .prefetch_related("bodies")
        .order_by("start", "pk")
    )
    exhortations = directive.clauses.filter(kind=Clause.Kind.EXHORTATION).values_list("start", "end")
    return {
        "document": {
            "number": directive.number or None, "issuer": directive.issuer or None, "type": directive.type or None,
            "issued_on": directive.issued_on.isoformat() if directive.issued_on else None,
        },
        "tasks": [task_answer(task) for task in tasks],
        "dropped": [
            {"quote": task.quote, "reason": task.drop_reason}
            for task in directive.tasks.filter(state=Task.State.DROPPED, by_person=False).order_by("start", "pk")
            if not any(one.start <= task.start and task.end <= one.end for one in tasks)
        ],
        "exhortations": [directive.text[start:end].strip() for start, end in exhortations],
    }  # fmt: skip


def answer_file(directive: Directive) -> tuple[str, bytes]:
    """(name, zip of NAME.txt and NAME.gold.json)."""
    name = slugify(re.sub(r"[/\\]", "-", str(directive))) or str(directive.pk)
    answer = json.dumps(answer_of(directive), ensure_ascii=False, indent=1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for ending, words in (("txt", directive.text), ("gold.json", answer)):
            packed.writestr(zipfile.ZipInfo(f"{name}.{ending}", _EPOCH), words)
    return name, out.getvalue()


def task_answer(task: Task) -> dict[str, object]:
    """One task in the shape of the annotated texts."""
    bodies = {part: [body.text for body in found] for part, found in bodies_by_part(task).items()}
    return {
        "quote": task.quote,
        "leads": bodies[TaskBody.Part.LEAD],
        "supports": bodies[TaskBody.Part.SUPPORT],
        "recipients": bodies[TaskBody.Part.RECIPIENT],
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "deadline_text": task.time_text if task.time_text and task.time_text in task.directive.text else None,
        "recurrence": task.recurrence or None,
        "deliverable": task.deliverable or None,
        "cites": task.cites,
        "as_read": not task.by_person,
    }
