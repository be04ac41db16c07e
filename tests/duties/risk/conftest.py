"""Obligations with a past, each mark on its own day, and the model of the engine's made-up city."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from roviec.duties.forecast.model import VERSION, Model
from roviec.duties.models import Duty, ForecastModel, Obligation, Progress, ProgressChange
from tests.conftest import City
from tests.duties.forecast import build


def at(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


@pytest.fixture
def fitted() -> Model:
    return build.fitted_model()


@pytest.fixture
def stored(fitted: Model) -> ForecastModel:
    """A model of October 2024, so that nothing has to be learned."""
    return ForecastModel.objects.create(
        kind=fitted.kind,
        version=VERSION,
        fitted_on=date(2024, 10, 1),
        fitted_at=at(date(2024, 10, 1)),
        data=fitted.to_json(),
    )


@pytest.fixture
def october(open_duty: Callable[..., Duty], city: City) -> Obligation:
    """The ward's monthly report for October 2024, made on 1-10, due on 28-10; September's was in time."""
    duty = open_duty(city.ward, city.other_ward, recurrence="monthly", time_text="trước ngày 28 hằng tháng")
    duty.obligations.update(made_at=at(date(2024, 9, 24)), state_since=at(date(2024, 9, 24)))
    september = duty.obligations.get(period="2024-09", unit=city.ward)
    for day, to in ((25, Progress.ACCEPTED), (26, Progress.IN_PROGRESS), (27, Progress.SUBMITTED), (30, Progress.DONE)):
        step(september, date(2024, 9, day), to)
    return duty.obligations.get(period="2024-10", unit=city.ward)


def step(obligation: Obligation, day: date, to: str, *, happened: date | None = None) -> None:
    """As the act leaves it, on another day."""
    before, obligation.progress = obligation.progress, to
    if to == Progress.SUBMITTED:
        obligation.submitted_on = happened or day
    if to == Progress.DONE:
        obligation.done_on = obligation.submitted_on
    obligation.state_since = at(day)
    obligation.save()
    ProgressChange.objects.create(
        obligation=obligation, from_progress=before, to_progress=to, at=at(day), day=happened or day
    )
