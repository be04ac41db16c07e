"""The nightly forecast: each open obligation that will soon be due gets a dated row; once a month the model is learned anew."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from roviec.directives.reads import has_made_up
from roviec.duties.forecast.as_at import MEMORY_DAYS
from roviec.duties.forecast.learn import learn
from roviec.duties.forecast.model import VERSION, Model
from roviec.duties.models import Forecast, ForecastModel
from roviec.duties.risk.history import history
from roviec.duties.risk.reasons import reasons
from roviec.jobs.acts import hold
from roviec.journal.acts import record
from roviec.journal.context import Actor

JOB: Final = "duties.forecast"
SCHEDULER: Final = Actor.system(JOB)
LEARN_FROM: Final = timedelta(400)  # a year, and what its first months need to be judged by
AHEAD: Final = 31  # working days: what is due later is not foretold yet
_BATCH: Final = 1000


def forecast(moment: datetime, *, actor: Actor = SCHEDULER) -> int:
    """Make what is missing of today's forecasts; how many. Safe to run again, or twice at once."""
    today = timezone.localtime(moment).date()
    stored = model_of(today) or _learned(moment, today, actor)
    model, past = Model.from_json(stored.data), history(moment, today - timedelta(MEMORY_DAYS))
    seen = past.open_cases()
    soon = seen.table["days_left"] <= AHEAD
    table, ids = seen.table[soon], past.ids[seen.keys[soon]]
    said = zip(ids.tolist(), model.predict(table).tolist(), reasons(model, table), strict=True)
    rows = [
        Forecast(obligation_id=pk, model=stored, on=today, made_at=moment, probability=chance, reasons=why)
        for pk, chance, why in said
    ]
    return _store(rows, stored, today, actor)


def foretold(today: date) -> bool:
    return Forecast.objects.filter(on=today).exists()


def model_of(today: date) -> ForecastModel | None:
    """The model in use: of this month, of the engine's columns of now, and of made-up work only while there is any."""
    of_now = ForecastModel.objects.filter(version=VERSION, made_up=has_made_up())
    return of_now.filter(fitted_on__range=(today.replace(day=1), today)).first()


def _learned(moment: datetime, today: date, actor: Actor) -> ForecastModel:
    """Outside any transaction: it takes a while, and nobody else should wait for it."""
    past = history(moment, today - LEARN_FROM)
    data = learn(past.records, past.today, past.workdays).to_json()
    with transaction.atomic():
        row, new = ForecastModel.objects.get_or_create(
            fitted_on=today,
            version=VERSION,
            made_up=has_made_up(),
            defaults={"kind": data["kind"], "fitted_at": moment, "data": data},
        )
        if new:
            after = {name: data[name] for name in ("kind", "why", "cases", "obligations", "fitted_on")}
            record(actor=actor, act="duties.learn_forecast", obj=row, after=after)
    return row


@transaction.atomic
def _store(rows: list[Forecast], model: ForecastModel, today: date, actor: Actor) -> int:
    """One at a time, so that two who foretold at once don't both tell the journal of the same rows."""
    if not hold(JOB):
        return 0
    there = set(Forecast.objects.filter(on=today).values_list("obligation_id", flat=True))
    missing = [row for row in rows if row.obligation_id not in there]
    Forecast.objects.bulk_create(missing, batch_size=_BATCH, ignore_conflicts=True)
    if missing:
        record(actor=actor, act="duties.forecast", obj=model, after={"on": today, "made": len(missing)})
    return len(missing)
