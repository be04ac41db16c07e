"""What an officer who knows the answer must do to the tasks as they stand: derived from the answer, nothing is set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.reading.items import SCALARS, Task, Words, item_set, scalar
from bench.reading.score import overlap, pairs

BODIES = {"supports": "support", "recipients": "recipient", "leads": "lead"}
_INSIDE = 0.5  # of its words: as the guidelines call a part split off or merged


@dataclass(frozen=True)
class Step:
    """`act`: split (at the place `at`), merge (with the next), drop, add (`quote`), body (`name` is to be, or not to be, in `part`),
    time (`deadline`, `recurrence`), confirm.
    """

    act: str
    at: int = 0
    quote: str = ""
    part: str = ""
    name: str = ""
    deadline: str | None = None
    recurrence: str | None = None


class Oracle:
    """Of one text and its answer; asked again after every act, since an act may change what is left."""

    def __init__(self, text: str, gold: Sequence[Task]) -> None:
        self.text, self.gold, self.words = text, gold, Words(text)
        self.spans = [self.words.covered(str(task["quote"]), _start(task)) for task in gold]

    def step(self, live: Sequence[Task], at: int) -> Step:
        """What to do with `live[at]` next. Tasks as the reading gives them, with `start`, in the order of the text."""
        covered = [self.words.covered(str(task["quote"]), _start(task)) for task in live]
        matched = {j: i for i, j in pairs(self.gold, self.spans, live, covered)}
        inside = [i for i, span in enumerate(self.spans) if span and len(span & covered[at]) >= _INSIDE * len(span)]
        missed = [i for i in inside if i not in matched.values()]
        if missed and len(inside) > 1:
            return Step("split", at=self._place(max(inside, key=lambda i: min(self.spans[i]))))
        if at not in matched:
            return self._unmatched(covered, at)
        return self._fields(self.gold[matched[at]], live[at])

    def missed(self, live: Sequence[Task]) -> list[Task]:
        """Answers that no task has: they must be added."""
        covered = [self.words.covered(str(task["quote"]), _start(task)) for task in live]
        found = {i for i, _ in pairs(self.gold, self.spans, live, covered)}
        return [task for i, task in enumerate(self.gold) if i not in found]

    def _unmatched(self, covered: Sequence[frozenset[int]], at: int) -> Step:
        """It is one task with the next when an answer covers both better than either, else it is none."""
        if at + 1 < len(covered):
            first, second = covered[at], covered[at + 1]
            for span in self.spans:
                if overlap(span, first | second) > max(_INSIDE, overlap(span, first), overlap(span, second)):
                    return Step("merge")
        return Step("drop")

    def _fields(self, asked: Task, said: Task) -> Step:
        if any(scalar(asked, name) != scalar(said, name) for name in SCALARS):
            return Step("time", deadline=_text(asked, "deadline"), recurrence=_text(asked, "recurrence"))
        wrong = (_body(asked, said, name) for name in BODIES if item_set(asked, name) != item_set(said, name))
        return next(wrong, Step("confirm"))

    def _place(self, i: int) -> int:
        """Where that answer begins in the text."""
        quote, near = str(self.gold[i]["quote"]), _start(self.gold[i])
        return self.text.index(quote, near or 0)


def _start(task: Task) -> int | None:
    return start if isinstance(start := task.get("start"), int) else None


def _text(task: Task, name: str) -> str | None:
    return str(task[name]) if task.get(name) else None


def _body(asked: Task, said: Task, field_name: str) -> Step:
    """The first name that is missing, else the first that is too many. One name at a time: the page puts it in the place of one
    that begins at the same word.
    """
    missing, extra = _beyond(asked, said, field_name), _beyond(said, asked, field_name)
    return Step("body", part=BODIES[field_name], name=(missing or extra)[0])


def _beyond(one: Task, other: Task, field_name: str) -> list[str]:
    """Names of the one that the other doesn't have."""
    has = item_set(other, field_name)
    return [name for name in _names(one, field_name) if not item_set({field_name: [name]}, field_name) <= has]


def _names(task: Task, field_name: str) -> list[str]:
    value = task.get(field_name) or []
    return [str(name) for name in value] if isinstance(value, list) else [str(value)]
