"""Rooms name their automatic acts here (in AppConfig.ready); `beat` runs them when they are due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise


@dataclass(frozen=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], None]
    label: str | Promise = ""  # for people; the name where there is none


JOBS: dict[str, Job] = {}


def register(name: str, *, every: timedelta, run: Callable[[], None], label: str | Promise = "") -> None:
    """Add a job; names are unique and dotted ("duties.make_obligations"); `run` must be safe to run again."""
    JOBS[name] = Job(name, every, run, label)
