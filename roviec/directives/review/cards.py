"""A task as the confirm page shows it, and in what order a person looks at the tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

from roviec.directives import sentences
from roviec.directives.acts.deciding import is_certain
from roviec.directives.acts.stamp import stamp
from roviec.directives.models import Recurrence, Task, TaskBody, bodies_by_part
from roviec.directives.readiness import Day, Plan
from roviec.directives.review.doubts import doubts_of
from roviec.directives.review.gist import Piece, gist


@dataclass(frozen=True)
class Named:
    """A body of a task and what it means: a unit, a class of so many units, several to choose from, or nothing known."""

    body: TaskBody
    meaning: str
    caught: int
    choices: list[tuple[int, str]]

    @property
    def is_known(self) -> bool:
        return self.body.unit_id is not None or self.body.selector_id is not None


@dataclass(frozen=True)
class Card:
    task: Task
    number: int
    parts: dict[str, list[Named]]
    missing: list[Promise]
    problem: str  # a code of `readiness.Day.problem`
    lead_words: str
    mergeable: bool

    @property
    def stamp(self) -> str:
        return stamp(self.task)

    @property
    def recurrence(self) -> str:
        return str(Recurrence(self.task.recurrence).label) if self.task.recurrence else ""

    @property
    def lead_names(self) -> list[str]:
        return [named.body.text for named in self.parts[TaskBody.Part.LEAD]]

    @cached_property
    def look(self) -> str:
        """Where it stands: "confirmed", "certain" (one glance is enough) or "doubtful"."""
        if self.task.state == Task.State.CONFIRMED:
            return "confirmed"
        return "certain" if is_certain(self.task, self.problem) else "doubtful"

    @cached_property
    def doubts(self) -> list[Promise]:
        """What to look at, in words."""
        if self.look == "confirmed":
            return []
        problem = [sentences.PROBLEMS[self.problem]] if self.problem else []
        return problem + [sentences.DOUBTS[code] for code in doubts_of(self.task)]

    @cached_property
    def gist(self) -> list[Piece]:
        return gist(self.task.quote, [named.body.text for part in self.parts.values() for named in part])

    @property
    def left_out(self) -> int:
        """How many words of the quote the gist leaves out."""
        return sum(piece.words for piece in self.gist)

    @property
    def rank(self) -> tuple[bool, float, int]:
        """Doubtful ones first: those of which it is not clear who is charged, then the least sure; equally sure ones as in the text."""
        return not self.problem, round(self.task.confidence, 1), self.task.start


def card(task: Task, number: int, whole: Plan, names: Mapping[int, str], *, mergeable: bool) -> Card:
    parts = {part: [_named(body, whole.day, names) for body in bodies] for part, bodies in bodies_by_part(task).items()}
    reason = task.reasons.get("leads") or {}
    return Card(
        task=task,
        number=number,
        parts=parts,
        missing=[label for clear, label in sentences.CLEARS.items() if not task.clears.get(clear)],
        problem=whole.problems.get(task.pk, ""),
        lead_words=task.directive.text[reason["start"] : reason["end"]] if reason else "",
        mergeable=mergeable,
    )


def _named(body: TaskBody, day: Day, names: Mapping[int, str]) -> Named:
    if body.unit_id is not None:
        meaning = names.get(body.unit_id, "")
    else:
        meaning = body.selector.name if body.selector is not None else ""
    caught = len(day.caught(body)) if body.selector_id is not None else 0
    choices = [(unit, names[unit]) for unit in body.candidates if unit in names]
    return Named(body, meaning, caught, choices if body.unit_id is None else [])
