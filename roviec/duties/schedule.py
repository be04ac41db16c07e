"""The automatic acts as the scheduler calls them: today, signed by the system."""

from __future__ import annotations

from django.utils import timezone

from roviec.duties.handover import hand_over
from roviec.duties.obligations import make_obligations


def make() -> None:
    make_obligations(timezone.localdate())


def pass_on() -> None:
    hand_over(timezone.localdate())
