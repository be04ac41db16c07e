"""A task as the confirm page shows it, and in what order a person looks at the tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from roviec.directives import sentences
from roviec.directives.acts.deciding import is_certain
from roviec.directives.acts.stamp import stamp
from roviec.directives.models import Recurrence, Task, TaskBody, bodies_by_part
from roviec.directives.quoting import joints
from roviec.directives.readiness import Day, Plan
from roviec.directives.review.candidates import named_in
from roviec.directives.review.doubts import doubts_of
from roviec.directives.review.gist import Piece, gist
from roviec.directives.review.marking import marked


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
    mergeable: bool  # with the task after it
    before: Task | None  # the task before it, if it can be merged with that
    place: str = ""  # in which annex, and in which row of it, the words stand
    said_above: list[Promise] = field(default_factory=list)  # doubts that stand above the group

    @property
    def stamp(self) -> str:
        return stamp(self.task)

    @property
    def stamp_before(self) -> str:
        return stamp(self.before) if self.before else ""

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
        return "certain" if self.sure else "doubtful"

    @property
    def sure(self) -> bool:
        return is_certain(self.task, self.problem)

    @cached_property
    def doubts(self) -> list[Promise]:
        """What to look at, or was, in words."""
        problem = [sentences.PROBLEMS[self.problem]] if self.problem else []
        return problem + [sentences.DOUBTS[code] for code in doubts_of(self.task)]

    @property
    def strangers(self) -> list[str]:
        """Helpers and receivers that are no unit: a name that was read too long or too short is among them."""
        others = self.parts[TaskBody.Part.SUPPORT] + self.parts[TaskBody.Part.RECIPIENT]
        return [named.body.text for named in others if not named.is_known and not named.choices]

    @property
    def own_doubts(self) -> list[Promise]:
        return [doubt for doubt in self.doubts if doubt not in self.said_above]

    @cached_property
    def gist(self) -> list[Piece]:
        cuts = [at - self.task.start for at in self.cuts]
        return gist(self.task.quote, self._names, self._others, cuts)

    @property
    def marked_gist(self) -> list[tuple[SafeString, int]]:
        """(html, words left out): of each only one."""
        return [(self._marked(piece.text), piece.words) for piece in self.gist]

    @property
    def marked_quote(self) -> SafeString:
        return self._marked(self.task.quote)

    def _marked(self, text: str) -> SafeString:
        return marked(text, dict.fromkeys(self._others, "other") | self._names)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Bodies of the task with their part."""
        return {named.body.text: part for part, bodies in self.parts.items() for named in bodies}

    @cached_property
    def _others(self) -> list[str]:
        """Bodies that are named in the quote and have no part."""
        return [name for name in named_in(self.task.quote) if name not in self._names]

    @cached_property
    def cuts(self) -> list[int]:
        """Where it likely is more than one task."""
        return joints(self.task.directive.text, self.task.start, self.task.end)

    @property
    def cut(self) -> int | None:
        """The place, if there is but one."""
        return self.cuts[0] if len(self.cuts) == 1 else None

    @property
    def cut_words(self) -> str:
        """With which the second task would begin."""
        return self.task.directive.text[self.cut or 0 : self.task.end]

    @property
    def lead_is_guessed(self) -> bool:
        """The words that gave the lead are to be seen: they are others than its name and what asks somebody."""
        return bool(self.lead_words) and not any(self.lead_words.endswith(name) for name in self.lead_names)

    @property
    def left_out(self) -> int:
        """How many words of the quote the gist leaves out."""
        return sum(piece.words for piece in self.gist)

    @property
    def rank(self) -> tuple[bool, float, int]:
        """Doubtful ones first: those of which it is not clear who is charged, then the least sure; equally sure ones as in the text."""
        return not self.problem, round(self.task.confidence, 1), self.task.start


def card(
    task: Task,
    number: int,
    whole: Plan,
    names: Mapping[int, str],
    *,
    mergeable: bool,
    before: Task | None,
    place: str = "",
) -> Card:
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
        before=before,
        place=place,
    )


def _named(body: TaskBody, day: Day, names: Mapping[int, str]) -> Named:
    if body.unit_id is not None:
        meaning = names.get(body.unit_id, "")
    else:
        meaning = body.selector.name if body.selector is not None else ""
    caught = len(day.caught(body)) if body.selector_id is not None else 0
    choices = [(unit, names[unit]) for unit in body.candidates if unit in names]
    return Named(body, meaning, caught, choices if body.unit_id is None else [])
