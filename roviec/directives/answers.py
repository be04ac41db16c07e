"""What people made of a reading, as an answer file: the text, and the tasks as they were confirmed.

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
    """The head, the confirmed tasks in the order of the text, and the exhortations."""
    tasks = directive.tasks.filter(state=Task.State.CONFIRMED).prefetch_related("bodies").order_by("start", "pk")
    exhortations = directive.clauses.filter(kind=Clause.Kind.EXHORTATION).values_list("start", "end")
    return {
        "document": {
            "number": directive.number or None, "issuer": directive.issuer or None, "type": directive.type or None,
            "issued_on": directive.issued_on.isoformat() if directive.issued_on else None,
        },
        "tasks": [_task(task) for task in tasks],
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


def _task(task: Task) -> dict[str, object]:
    bodies = {part: [body.text for body in found] for part, found in bodies_by_part(task).items()}
    return {
        "quote": task.quote,
        "leads": bodies[TaskBody.Part.LEAD],
        "supports": bodies[TaskBody.Part.SUPPORT],
        "recipients": bodies[TaskBody.Part.RECIPIENT],
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "deadline_text": task.time_text or None,
        "recurrence": task.recurrence or None,
        "deliverable": task.deliverable or None,
        "cites": task.cites,
    }
