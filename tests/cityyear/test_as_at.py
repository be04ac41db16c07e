"""A past day of the year: what the full database says of it as at that day is what a database that stopped there says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, F

from roviec.assess.counting import Window, facts_by_unit
from roviec.assess.scoring.rule import Due
from roviec.cityyear.simulate import LOCAL, at
from roviec.cityyear.world import World
from roviec.cityyear.write import store
from roviec.duties.as_at import as_at
from roviec.duties.models import FOUR_CLASSES, Duty, Obligation, Progress, ProgressChange
from roviec.duties.periods import period_of
from roviec.org.calendars import city_calendar
from roviec.org.models import Unit
from roviec.org.succession import Heritage
from tests.cityyear.conftest import FIRST, UNTIL, loading, make_year
from tests.conftest import CHANGE, City

Figures = dict[str, Any]
THEN = ("holder_then", "progress_then", "timeliness_then")
NOW = ("holder_id", "progress", "timeliness")


def figures(fields: tuple[str, str, str], rows: Any, moment: datetime) -> Figures:
    """By unit, progress and timeliness; the four classes of the Government Office; the board's cells; the month's judgement."""
    holder, progress, timeliness = fields
    groups = rows.order_by().values_list(*fields).annotate(Count("pk"))
    counted = Counter({tuple(key): count for *key, count in groups})
    classes: Counter[tuple[int, str]] = Counter()
    for (unit, _, state), count in counted.items():
        classes[unit, FOUR_CLASSES[state]] += count
    cells = rows.values_list(holder, F("duty__directive__number"), F("duty__order"), "period", progress, timeliness)
    month = period_of("monthly", moment.astimezone(LOCAL).date().replace(day=1) - timedelta(days=1))
    assert month.end is not None
    window = Window(month.start, month.end, moment, Due.MOVED_BEFORE, 3, city_calendar())
    return {"counts": counted, "classes": classes, "cells": sorted(cells), "judged": facts_by_unit(window)}


def now(moment: datetime) -> Figures:
    """By the columns, of a database that stopped at the moment."""
    return figures(NOW, Obligation.objects.with_timeliness(moment.astimezone(LOCAL).date()), moment)


def then(moment: datetime) -> Figures:
    return figures(THEN, as_at(Obligation.objects.all(), moment, moment.astimezone(LOCAL).date()), moment)


class _Undone(Exception):
    """Takes back what was stored."""


def stopped(year_until: Callable[[datetime], Any], moment: datetime) -> Figures:
    found: Figures = {}
    try:
        with transaction.atomic():
            year = year_until(moment)
            store(loading(year), year, lambda line: None)
            found = now(moment)
            raise _Undone
    except _Undone:
        return found


def prove(world: World, days: list[date], **size: Any) -> None:
    moments = [at(day, time(12)) for day in days]

    def until(moment: datetime) -> Any:
        return make_year(world, until=moment, **size)

    at_their_time = [stopped(until, moment) for moment in moments]
    year = until(UNTIL)
    store(loading(year), year, lambda line: None)
    for moment, before in zip(moments, at_their_time, strict=True):
        after = then(moment)
        for name, value in before.items():
            assert after[name] == value, (moment, name)
    assert sum(at_their_time[-1]["counts"].values()) > sum(at_their_time[0]["counts"].values()) > 0


def test_days_before_and_after_the_merger_are_as_they_were(world: World) -> None:
    prove(world, [date(2025, 6, 20), CHANGE - timedelta(days=1), CHANGE, date(2025, 7, 29)], orders=1, duties=3)


@pytest.mark.long
def test_random_days_of_a_bigger_year_are_as_they_were(world: World) -> None:
    rng = Random(20)
    days = sorted(FIRST + timedelta(days=rng.randint(7, 84)) for _ in range(8))
    prove(world, days, orders=9, duties=9)


def test_a_report_recorded_late_changes_only_the_days_since_it_was_recorded(world: World) -> None:
    year = make_year(world, orders=2, duties=4)
    store(loading(year), year, lambda line: None)
    row = Obligation.objects.filter(progress=Progress.IN_PROGRESS).earliest("due")
    assert row.due is not None
    recorded = UNTIL + timedelta(hours=1)
    days = [at(FIRST + timedelta(days=number), time(12)) for number in range(10, 85, 9)]
    before = [then(moment) for moment in days]
    ProgressChange.objects.create(
        obligation=row, from_progress=row.progress, to_progress=Progress.SUBMITTED, at=recorded, day=row.due
    )
    assert [then(moment) for moment in days] == before
    since = as_at(Obligation.objects.all(), recorded, recorded.date())
    moved = [pk for pk, to, was in since.values_list("pk", "progress_then", "progress") if to != was]
    assert moved == [row.pk]


def test_after_a_merger_figures_as_then_and_on_todays_chart_agree_in_sum(world: World, city: City) -> None:
    """As then: who held each when it stood. On today's chart: the heirs. No obligation is lost between the two or counted twice."""
    year = make_year(world, orders=2, duties=4)
    store(loading(year), year, lambda line: None)
    eve = at(CHANGE - timedelta(days=1), time(12))
    heritage = Heritage.at(UNTIL.date())
    as_then: Counter[tuple[int, str]] = Counter()
    today: Counter[tuple[int, str]] = Counter()
    for (unit, _, state), count in then(eve)["counts"].items():
        as_then[unit, state] += count
        today[heritage.heir(unit), state] += count
    ended = {city.info.pk, city.district.pk}
    assert ended & {unit for unit, _ in as_then}
    assert not ended & {unit for unit, _ in today}
    assert _by_state(as_then) == _by_state(today)
    merged = {city.info.pk, city.sci.pk}
    assert sum(count for (unit, _), count in today.items() if unit == city.sci.pk) == sum(
        count for (unit, _), count in as_then.items() if unit in merged
    )
    assert Unit.objects.count() > len({unit for unit, _ in today})
    assert Duty.objects.exists()


def _by_state(counts: Counter[tuple[int, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, state), count in counts.items():
        found[state] += count
    return found
