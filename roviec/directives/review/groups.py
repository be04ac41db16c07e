"""Tasks that follow each other under one lead are looked at and decided together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.functional import Promise

from roviec.directives.acts.stamp import stamp_of_all
from roviec.directives.models import Task
from roviec.directives.review.cards import Card


@dataclass(frozen=True)
class Group:
    """`run`: all tasks that follow each other under this lead, in the order of the text."""

    run: list[Card]

    @property
    def pk(self) -> int:
        return self.run[0].task.pk

    @cached_property
    def open(self) -> list[Card]:
        """Those that are to be looked at."""
        return [card for card in self.run if card.look == "doubtful"]

    @property
    def looked_at(self) -> list[Card]:
        """Those of the run that are or were to be looked at."""
        return [card for card in self.run if not card.sure]

    @property
    def lead(self) -> list[str]:
        return self.run[0].lead_names

    @cached_property
    def undecided(self) -> list[Card]:
        return [card for card in self.run if card.task.state == Task.State.PROPOSED]

    @property
    def rank(self) -> tuple[bool, float, int]:
        """As of the one in it that is to be looked at first, whether it was or not; the same while one goes through it."""
        return min(card.rank for card in self.looked_at or self.run)

    @property
    def has_head(self) -> bool:
        return len(self.looked_at) > 1

    @property
    def shared(self) -> list[Promise]:
        """Doubts that all have whom nobody changed: said once, above them."""
        read = [card.doubts for card in self.looked_at if not card.task.by_person]
        return [doubt for doubt in read[0] if all(doubt in each for each in read)] if self.has_head and read else []

    @property
    def stamp(self) -> str:
        """Of what is confirmed in one act."""
        return stamp_of_all(card.task for card in self.open)

    @property
    def stamp_of_undecided(self) -> str:
        return stamp_of_all(card.task for card in self.undecided)


def groups(cards: Iterable[Card]) -> list[Group]:
    """Of cards in the order of the text, in the order in which they are looked at; what all of a group doubt is taken from each."""
    found = [Group(list(run)) for _lead, run in groupby(cards, key=_lead)]
    for group in found:
        shared = group.shared
        for card in group.looked_at:
            card.said_above.extend(shared)
    return sorted(found, key=_rank)


def _lead(card: Card) -> list[str]:
    return card.lead_names


def _rank(group: Group) -> tuple[bool, float, int]:
    return group.rank
