"""The automatic acts as the scheduler calls them: today, signed by the system."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from roviec.duties.alerts import reschedule_all
from roviec.duties.alerts.rounds import alert
from roviec.duties.amending.acts import carry_out_due
from roviec.duties.handover import hand_over
from roviec.duties.models import Duty
from roviec.duties.obligations import make_obligations
from roviec.duties.risk.acts import forecast, foretold


def make() -> None:
    make_obligations(timezone.localdate())


def pass_on() -> None:
    hand_over(timezone.localdate())


def amend() -> None:
    carry_out_due(timezone.localdate())


def alert_now() -> None:
    alert(timezone.now())


def set_clocks() -> None:
    reschedule_all()


def foretell() -> None:
    """Once a day, in its first hour; asked every hour, so that a night whose worker was killed is made up for."""
    now = timezone.now()
    if not foretold(timezone.localdate(now)):
        forecast(now)


def catch_up(duties: Iterable[Duty]) -> None:
    """For duties opened on a day that has passed: all periods since then, and what ended units held of them."""
    make_obligations(timezone.localdate(), duties=duties)
    pass_on()
