"""Rooms name their automatic acts here (in AppConfig.ready); `beat` runs them when they are due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], None]


JOBS: dict[str, Job] = {}


def register(name: str, *, every: timedelta, run: Callable[[], None]) -> None:
    """Add a job; names are unique and dotted ("duties.make_obligations"); `run` must be safe to run again."""
    JOBS[name] = Job(name, every, run)
