"""Each arrangement of lead, task, helpers and time gives exactly its tasks, whatever the marks and the kind of document."""

from __future__ import annotations

from collections import defaultdict

from roviec.directives.reading import read
from tests.reading.structures import cases
from tests.reading.structures.parts import Case

_SHOWN = 12  # cases that failed


def _failure(of: Case) -> str | None:
    found = [
        (task.quote.rstrip("./").lower(), task.leads, task.supports, task.deadline and task.deadline.isoformat())
        for task in read(of.text).tasks
    ]
    meant = [(task.lower(), leads, supports, due) for task, leads, supports, due in of.answer]
    same = len(found) == len(meant) and all(
        one[0] in other[0] and one[1:] == other[1:] for one, other in zip(meant, found, strict=True)
    )
    return None if same else f"{of.name}\n  meant {meant}\n  found {found}"


def test_every_structure_gives_its_leads_and_tasks() -> None:
    by_kind: dict[str, list[str]] = defaultdict(list)
    seen = 0
    for one in cases():
        seen += 1
        if failure := _failure(one):
            by_kind[one.name].append(failure)
    shown = [failures[0] for failures in by_kind.values()][:_SHOWN]
    assert not by_kind, f"{len(by_kind)} of {seen} structures:\n" + "\n".join(shown)
