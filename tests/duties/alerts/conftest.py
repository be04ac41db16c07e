"""Steps as a pack would bring them, and moments of the city's own clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from roviec.duties.models import AlertStep
from roviec.org.models import Certainty

STEPS = (
    ("moi-giao", "state", "not_accepted", 0, ["focal_officers"]),
    ("chua-tiep-nhan", "state", "not_accepted", 3, ["focal_officers", "unit_head"]),
    ("sap-den-han-5", "due", "", -5, ["focal_officers"]),
    ("sap-den-han-1", "due", "", -1, ["focal_officers"]),
    ("qua-han-1", "due", "", 1, ["focal_officers", "unit_head"]),
    ("qua-han-5", "due", "", 5, ["unit_head", "standing_body"]),
    ("qua-han-10", "due", "", 10, ["city_leader"]),
    ("cho-duyet", "state", "submitted", 0, ["standing_body"]),
    ("cho-duyet-3", "state", "submitted", 3, ["standing_body"]),
    ("tra-lai", "state", "returned", 0, ["focal_officers"]),
    ("tra-lai-3", "state", "returned", 3, ["focal_officers", "unit_head"]),
    ("nhan-ban-giao", "received", "", 0, ["focal_officers"]),
    ("vuong-mac", "blocker_raised", "", 0, ["focal_officers", "unit_head"]),
    ("vuong-mac-sap-han", "blocker_wanted", "", -2, ["unit_head"]),
    ("vuong-mac-qua-han", "blocker_wanted", "", 1, ["standing_body"]),
    ("da-quyet", "blocker_decided", "", 0, ["focal_officers"]),
)


def make_steps() -> list[AlertStep]:
    return AlertStep.objects.bulk_create(
        AlertStep(
            code=code, moment=moment, state=state, days=days, audience=audience, valid_from=date(2020, 1, 1),
            certainty=Certainty.DEFAULT,
        )
        for code, moment, state, days, audience in STEPS
    )  # fmt: skip


@pytest.fixture
def steps(db: None) -> list[AlertStep]:
    return make_steps()


At = Callable[..., datetime]


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """That hour of the city's day."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
