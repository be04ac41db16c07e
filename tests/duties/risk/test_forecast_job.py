"""The nightly forecast: dated rows, once a day, learned anew once a month, in the journal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from roviec.directives.models import Directive
from roviec.duties.forecast.model import VERSION, Model
from roviec.duties.models import Forecast, ForecastModel, Obligation, Progress
from roviec.duties.risk.acts import JOB, SCHEDULER, forecast
from roviec.jobs.models import Schedule
from roviec.jobs.registry import JOBS
from roviec.journal.models import Entry
from tests.duties.risk.conftest import at, step

TENTH = at(date(2024, 10, 10), 1)


def acts() -> list[str]:
    return list(Entry.objects.filter(actor=SCHEDULER.key).order_by("seq").values_list("act", flat=True))


def test_each_open_obligation_gets_a_row(october: Obligation, stored: ForecastModel) -> None:
    assert forecast(TENTH) == 2
    row = Forecast.objects.get(obligation=october)
    assert (row.on, row.made_at, row.model) == (date(2024, 10, 10), TENTH, stored)
    assert 0 < row.probability < 1
    assert [each["code"] for each in row.reasons[:2]] == ["time", "state"]
    assert row.reasons[1]["values"] == {"state": "not_accepted", "days_in_state": 7}
    assert acts() == ["duties.forecast"]
    assert Entry.objects.get(act="duties.forecast").after == {"on": "2024-10-10", "made": 2}


def test_the_untouched_one_of_the_late_unit_is_likelier_to_be_late(october: Obligation, stored: ForecastModel) -> None:
    step(october, date(2024, 10, 3), Progress.ACCEPTED)
    step(october, date(2024, 10, 4), Progress.IN_PROGRESS)
    forecast(TENTH)
    other = Forecast.objects.exclude(obligation=october).get()
    assert other.probability > Forecast.objects.get(obligation=october).probability


def test_the_same_day_again_makes_nothing_and_changes_nothing(october: Obligation, stored: ForecastModel) -> None:
    forecast(TENTH)
    before = list(Forecast.objects.values())
    step(october, date(2024, 10, 10), Progress.ACCEPTED)
    assert forecast(at(date(2024, 10, 10), 22)) == 0
    assert list(Forecast.objects.values()) == before
    assert acts() == ["duties.forecast"]


def test_what_was_left_undone_is_made_up_for(october: Obligation, stored: ForecastModel) -> None:
    forecast(TENTH)
    Forecast.objects.filter(obligation=october).delete()
    assert forecast(TENTH) == 1


def test_the_next_day_is_another_row(october: Obligation, stored: ForecastModel) -> None:
    forecast(TENTH)
    forecast(at(date(2024, 10, 24), 1))
    first, second = Forecast.objects.filter(obligation=october).order_by("on")
    assert second.probability > first.probability  # nobody has touched it for two more weeks


@pytest.mark.parametrize("to", [Progress.DONE, "closed"])
def test_nothing_is_foretold_of_what_is_owed_no_more(october: Obligation, stored: ForecastModel, to: str) -> None:
    if to == "closed":
        type(october.duty).objects.update(closed_on=date(2024, 10, 2), closed_at=at(date(2024, 10, 2)))
    else:
        step(october, date(2024, 10, 3), Progress.SUBMITTED)
        step(october, date(2024, 10, 4), Progress.DONE)
    forecast(TENTH)
    assert not Forecast.objects.filter(obligation=october).exists()


def test_what_is_due_far_ahead_is_not_foretold_yet(october: Obligation, stored: ForecastModel) -> None:
    Obligation.objects.filter(pk=october.pk).update(first_due=date(2025, 3, 1), due=date(2025, 3, 1))
    assert forecast(TENTH) == 1


def test_with_too_little_to_learn_from_it_is_the_past_rate_and_says_so(october: Obligation) -> None:
    assert forecast(TENTH) == 2
    model = ForecastModel.objects.get()
    assert (model.kind, model.version, model.fitted_on) == ("past_rate", VERSION, date(2024, 10, 10))
    assert Model.from_json(model.data).why == "too_few"
    assert acts() == ["duties.learn_forecast", "duties.forecast"]
    codes = [[each["code"] for each in row.reasons] for row in Forecast.objects.all()]
    assert all(set(each) <= {"time", "state", "agency"} for each in codes)


def test_it_is_learned_once_a_month(october: Obligation) -> None:
    for day in (date(2024, 10, 10), date(2024, 10, 31), date(2024, 11, 1), date(2024, 11, 2)):
        forecast(at(day, 1))
    fitted = list(ForecastModel.objects.order_by("fitted_on").values_list("fitted_on", flat=True))
    assert fitted == [date(2024, 10, 10), date(2024, 11, 1)]


def test_a_model_of_other_columns_is_not_used(october: Obligation, stored: ForecastModel) -> None:
    ForecastModel.objects.update(version=VERSION + 1)
    forecast(TENTH)
    assert Forecast.objects.exclude(model=stored).count() == 2


def test_what_made_up_work_taught_is_not_used_once_it_is_gone(october: Obligation) -> None:
    Directive.objects.update(is_sample=True)
    forecast(TENTH)
    assert ForecastModel.objects.get().made_up
    Directive.objects.update(is_sample=False)
    forecast(at(date(2024, 10, 11), 1))
    assert Forecast.objects.get(obligation=october, on=date(2024, 10, 11)).model.made_up is False


def test_a_forecast_is_no_certainty_and_is_made_once_a_day(october: Obligation, stored: ForecastModel) -> None:
    forecast(TENTH)
    row = Forecast.objects.filter(obligation=october).get()
    for wrong in ({"on": date(2024, 10, 11), "probability": 1.0}, {"on": row.on, "probability": 0.5}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Forecast.objects.create(obligation=october, model=stored, made_at=TENTH, **wrong)


def test_the_scheduler_asks_each_hour_and_foretells_once_a_day(october: Obligation, stored: ForecastModel) -> None:
    assert JOBS[JOB].every == timedelta(hours=1)
    for hour in (0, 1, 13):
        with time_machine.travel(at(date(2024, 10, 10), hour), tick=False):
            JOBS[JOB].run()
    assert acts() == ["duties.forecast"]
    Forecast.objects.all().delete()  # the worker was killed before it stored
    with time_machine.travel(at(date(2024, 10, 10), 14), tick=False):
        JOBS[JOB].run()
    assert Forecast.objects.count() == 2


def test_paused_while_it_works_it_stores_nothing(october: Obligation, stored: ForecastModel) -> None:
    Schedule.objects.create(job=JOB, next_at=TENTH, paused=True)
    assert forecast(TENTH) == 0
    assert not Forecast.objects.exists()
