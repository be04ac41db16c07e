"""Learning from the records up to a day: a trial first, and no more claimed than it showed."""

from __future__ import annotations

import numpy as np
import pytest

from bench.forecast.simulate import City
from roviec.duties.forecast.learn import WARM_UP_DAYS, learn, looks, one_look_each
from roviec.duties.forecast.model import Model
from roviec.duties.forecast.records import KINDS, settled
from tests.duties.forecast.build import WORKDAYS, Owed, day, records, until


def test_it_beats_the_agencys_past_rate_and_is_calibrated(model: Model) -> None:
    assert model.kind == "logistic"
    assert model.measured is not None
    assert model.past_rate is not None
    assert model.measured.brier < 0.9 * model.past_rate.brier
    assert model.measured.error < 2.5 * model.measured.by_chance
    assert model.measured.cases == model.past_rate.cases > 500
    assert model.fitted_on > model.tried_from


def made_up(count: int, *, turns: int = 999) -> list[Owed]:
    """Who meets a blocker is late more often than not, the others seldom; from day `turns` on it is the other way round."""
    chance = np.random.default_rng(1)
    made = []
    for n in range(count):
        start, stuck = 1 + n % 300, bool(chance.random() < 0.5)
        late = chance.random() < (0.8 if stuck == (start < turns) else 0.2)
        done = start + (14 if late else 8)
        steps = ((start + 1, "accepted"), (start + 2, "in_progress"), (done, "submitted"), (done + 1, "done"))
        blockers = ((start + 3, done),) if stuck else ()
        made.append(Owed(agency=n % 5, duty=n % 7, start=start, due=start + 9, steps=steps, blockers=blockers))
    return made


def test_a_bad_time_that_is_over_does_not_colour_what_is_said() -> None:
    """At first all are late, as after a storm; later 3 in 10. The past rates sink for months, but nothing gets better any more."""
    chance = np.random.default_rng(1)
    owed = []
    for n in range(4000):
        start, agency = 1 + n % 300, n % 8
        late = start < 80 or chance.random() < 0.1 + 0.05 * agency
        done = start + (14 if late else 8)
        steps = ((start + 1, "accepted"), (done, "submitted"), (done + 1, "done"))
        owed.append(Owed(agency=agency, duty=n % 7, start=start, due=start + 9, steps=steps))
    found = learn(records(*owed), day(310), WORKDAYS).measured
    assert found is not None
    said = sum(each.said * each.cases for each in found.bins) / found.cases
    assert said == pytest.approx(found.late / found.cases, abs=0.02)


def test_nothing_recorded_later_is_learned() -> None:
    """Learned for a day of the past from all the records, and from records that end on that day: the same model."""
    owed = made_up(3000)
    cut = [until(each, 230) for each in owed]
    model = learn(records(*owed), day(230), WORKDAYS)
    assert model.kind == "logistic"
    assert model == learn(records(*cut), day(230), WORKDAYS)
    assert model != learn(records(*owed), day(231), WORKDAYS)


def test_too_few_cases_are_not_learned_from() -> None:
    few = [Owed(agency=n % 3, duty=n, start=1 + 7 * n, due=6 + 7 * n) for n in range(60)]
    model = learn(records(*few), day(430), WORKDAYS)
    assert (model.kind, model.why, model.weights) == ("past_rate", "too_few", None)
    assert model.measured == model.past_rate is not None


def test_no_history_is_no_error() -> None:
    model = learn(records(Owed()), day(3), WORKDAYS)
    assert (model.kind, model.why, model.cases, model.measured) == ("past_rate", "too_few", 0, None)


def test_what_is_no_better_than_the_past_rate_is_not_used() -> None:
    """What was learned no longer holds when it is tried."""
    model = learn(records(*made_up(3000, turns=250)), day(310), WORKDAYS)
    assert (model.kind, model.why, model.weights) == ("past_rate", "no_better", None)
    assert model.measured == model.past_rate


def test_looks_carry_what_came_of_them(city: City) -> None:
    first = city.first + WARM_UP_DAYS
    seen = looks(city.records, first, first + 30, city.workdays)
    assert np.isnan(seen.late).all()
    known = seen.known_on(city.last, city.records)
    assert known.late.tolist() == settled(city.records, city.last)[known.keys].tolist()
    assert len(seen.known_on(first, city.records).late) == 0  # of what is open, nothing is settled


def test_one_look_at_each_and_not_always_the_first(city: City) -> None:
    seen = looks(city.records, city.first + 100, city.first + 160, city.workdays).known_on(city.last, city.records)
    once = one_look_each(seen)
    assert len(once.keys) == once.obligations > 300
    assert 0.35 < once.table["share_gone"].mean() < 0.75


def test_one_look_each_is_fair_to_the_late(city: City) -> None:
    """At one age, obligations looked at once come late as often as all that were open then."""
    seen = looks(city.records, city.first + 60, city.last, city.workdays).known_on(city.last, city.records)
    once = one_look_each(seen)
    young, all_young = (
        (t["share_gone"] < 0.5) & (t["kind"] == KINDS.index("monthly")) for t in (once.table, seen.table)
    )
    assert once.late[young].mean() == pytest.approx(seen.late[all_young].mean(), abs=0.03)
