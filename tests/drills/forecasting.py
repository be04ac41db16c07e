"""Drill: the nightly forecast is killed while it learns, foretells or stores."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.utils import timezone

from roviec.duties.models import Forecast, ForecastModel, Obligation
from roviec.duties.obligations import make_obligations
from roviec.duties.risk.acts import forecast
from roviec.journal.models import Entry
from tests.drills.hand_over import begin_some
from tests.drills.small_city import OPENED, make_duties, make_units

DUTIES, UNITS = 4, 5
NIGHTS = timedelta(days=12)  # between two rounds: in most of them a new month begins, and the model is learned anew


class Forecasting:
    def __init__(self) -> None:
        self.owed: dict[str, int] = {}  # by night: how many forecasts there should be
        self.night = OPENED

    def prepare(self) -> None:
        self.duties = make_duties(DUTIES, make_units(UNITS), "monthly")

    def more(self, number: int) -> None:
        self.night = OPENED + number * NIGHTS
        make_obligations(self.night, 0, duties=self.duties)
        month = Obligation.objects.filter(period=f"{self.night:%Y-%m}")
        first = at(self.night.replace(day=1))
        if month.filter(made_at__gt=first).update(
            made_at=first, state_since=first
        ):  # not now, but in the drill's month
            begin_some(self.duties, period=f"{self.night:%Y-%m}")
        self.owed[str(self.night)] = month.exclude(progress="done").count()

    def work(self) -> None:
        forecast(at(self.night))

    def check(self) -> None:
        """Each night its forecasts, all or none; each month one model; what the journal tells is what there is."""
        made = Forecast.objects.order_by("on").values_list("on").annotate(Count("pk"))
        assert {str(night): count for night, count in made} == self.owed
        told = Entry.objects.filter(act="duties.forecast").order_by("seq").values_list("after", flat=True)
        assert [(after["on"], after["made"]) for after in told] == list(self.owed.items())
        months = {night[:7] for night in self.owed}
        models = ForecastModel.objects.order_by("fitted_on").values_list("fitted_on", flat=True)
        assert [f"{day:%Y-%m}" for day in models] == sorted(months)
        assert Entry.objects.filter(act="duties.learn_forecast").count() == len(months)


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(1)))


DRILL = Forecasting()
