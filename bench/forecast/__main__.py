"""How good the forecast of lateness is, on a made-up year: `python -m bench.forecast [--seed 1]`, or `… --world city-year`.

Two worlds, made by different hands: a simulated city (simulate.py), and the city-year that `roviec city-year` loads, written into a scratch
database (DATABASE_URL chooses the engine) and read back as the nightly job does. The model learns from what was known by the
day of the trial and foretells the rest. Beside it stand the agency's past rate (as counted, and smoothed) and the city's base rate.
Then what it costs: for the simulated city the time of 60,000 forecasts beside the bare product of the ready matrix with the weights;
for the city-year the nightly job itself.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from bench.forecast.city_year import made
from bench.forecast.nightly import nightly
from bench.forecast.simulate import City, simulate
from roviec.duties.forecast.arrays import Floats
from roviec.duties.forecast.as_at import as_at
from roviec.duties.forecast.calibration import Measured, measure
from roviec.duties.forecast.features import matrix
from roviec.duties.forecast.learn import WARM_UP_DAYS, Cases, learn, looks, one_look_each
from roviec.duties.forecast.model import Model
from roviec.duties.forecast.records import Records, settled
from roviec.duties.forecast.workdays import Workdays

OPEN = 60_000
RUNS = 25
DAY = timedelta(days=1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--world", choices=["simulated", "city-year"], default="simulated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--agencies", type=int, default=48, help="of the simulated city")
    parser.add_argument("--duties", type=int, default=60, help="of the simulated city")
    parser.add_argument("--scale", choices=["small", "full"], default="full", help="of the city-year")
    parser.add_argument("--until", type=date.fromisoformat, help="last day of the city-year; without: today")
    asked = parser.parse_args()
    if asked.world == "city-year":
        city_year(asked.scale, asked.seed, asked.until)
        return
    city = simulate(asked.seed, agencies=asked.agencies, duties=asked.duties)
    print(f"a made-up year: {asked.agencies} agencies, {asked.duties} duties, seed {asked.seed}")
    report(city.records, city.last, city.workdays)
    speed(city)


def city_year(scale: str, seed: int, until: date | None) -> None:
    with made(scale, seed, until) as found:
        print(
            f"a made-up year of the demonstration city up to {found.moment:%d-%m-%Y}, {scale}, seed {seed}, {found.engine}"
        )
        report(found.past.records, found.past.today, found.past.workdays)
        print()
        for later, night in enumerate(("learning first, as once a month", "as on other nights")):
            print(f"the nightly job, {night}: {nightly(found.moment + later * DAY)}", flush=True)


def report(records: Records, today: int, workdays: Workdays) -> Model:
    outcome = settled(records, today)
    print(f"{len(outcome):,} obligations, {np.nanmean(outcome):.1%} of the settled ones late")
    started = time.perf_counter()
    model = learn(records, today, workdays)
    print(f"learned in {time.perf_counter() - started:.1f} s: {model.kind} {model.why}")
    turn = date.fromisoformat(model.tried_from).toordinal()
    seen = looks(records, int(records.start.min()) + WARM_UP_DAYS, today, workdays)
    later = one_look_each(seen.only(seen.days > turn).known_on(today, records))
    print(f"held out: {later.obligations:,} obligations, one look at each, after {model.tried_from}\n")
    print(f"{'forecast':34}{'Brier':>8}{'ECE':>8}{'chance':>8}{'slope':>7}")
    if model.measured is not None:
        line("ours" if model.weights else "ours: no model", model.measured)
    base = float(np.nanmean(settled(records, turn)))
    for name, said in beside(later, base).items():
        line(name, measure(said, later.late))
    if model.measured is not None:
        bins(model.measured)
    return model


def beside(later: Cases, base: float) -> dict[str, Floats]:
    rows = later.table
    counted = rows["agency_late"] / np.maximum(rows["agency_cases"], 1)
    return {
        "the agency's past rate": np.where(rows["agency_cases"] > 0, counted, base),
        "the same, smoothed": rows["agency_rate"],
        "this agency at this duty, smoothed": rows["pair_rate"],
        "the city's base rate": np.full(len(rows), base),
    }


def line(name: str, found: Measured) -> None:
    slope = f"{found.slope:7.2f}" if len(found.bins) > 1 else ""
    print(f"{name:34}{found.brier:8.4f}{found.error:8.4f}{found.by_chance:8.4f}{slope}")


def bins(found: Measured) -> None:
    print(f"\n{'said':>6}{'came late':>11}{'95 % interval':>17}{'cases':>7}")
    for each in found.bins:
        print(f"{each.said:6.1%}{each.rate:11.1%}   {each.at_least:6.1%}–{each.at_most:6.1%}{each.cases:7}")


def speed(city: City) -> None:
    model = learn(city.records, city.last, city.workdays)
    days = range(city.first + WARM_UP_DAYS, city.last, 7)
    rows = np.concatenate([as_at(city.records, day, city.workdays).table for day in days])
    rows = np.resize(rows, OPEN)
    ready, weight = matrix(rows), np.ones(matrix(rows[:1]).shape[1])
    floor, ours = timed(lambda: ready @ weight), timed(lambda: model.predict(rows))
    why = timed(lambda: model.effects(rows))
    print(
        f"\n{OPEN:,} forecasts: {ours * 1e3:.1f} ms; floor (the product alone) {floor * 1e3:.1f} ms; ratio {ours / floor:.1f}"
    )
    print(f"{OPEN:,} times every reason's effect: {why * 1e3:.1f} ms; ratio {why / floor:.1f}")


def timed(work: Callable[[], object]) -> float:
    """The best of several: on a shared machine the others measure the neighbours."""
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return min(took)


if __name__ == "__main__":
    main()
