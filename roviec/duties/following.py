"""Rooms above that follow what becomes of reports. They are told inside the act's own transaction: either both happen or neither."""

from __future__ import annotations

from collections.abc import Callable

from roviec.duties.models import Report
from roviec.journal.context import Actor

Follower = Callable[[Actor, Report], None]
_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """From now on `follower` is told of each report that is handed in, accepted or returned."""
    _followers.append(follower)


def tell(actor: Actor, report: Report) -> None:
    for follower in _followers:
        follower(actor, report)
