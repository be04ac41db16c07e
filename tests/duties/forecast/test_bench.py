"""The bench of the forecast keeps running, on a city too small to prove anything."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bench.forecast.simulate import City, simulate
from roviec.duties.forecast.records import settled

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.mark.long
def test_it_measures_ours_beside_the_past_rate() -> None:
    words = [sys.executable, "-m", "bench.forecast", "--agencies", "16", "--duties", "24"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    for name in ("ours", "the agency's past rate", "the city's base rate", "60,000 forecasts"):
        assert f"\n{name}" in done.stdout


@pytest.mark.long
@pytest.mark.database
def test_it_measures_on_the_city_year_and_times_the_nightly_job() -> None:
    words = [
        sys.executable,
        "-m",
        "bench.forecast",
        "--world",
        "city-year",
        "--scale",
        "small",
        "--until",
        "2026-11-20",
    ]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    assert "up to 20-11-2026, small, seed 1" in done.stdout
    for name in ("ours", "the agency's past rate", "the nightly job, learning", "the nightly job, as on"):
        assert f"\n{name}" in done.stdout
    assert re.search(r"as on other nights: [1-9][\d,]* forecasts in", done.stdout)


def test_the_made_up_city_is_the_same_each_time() -> None:
    first, second = (simulate(3, agencies=4, duties=6) for _ in range(2))
    assert np.array_equal(settled(first.records, first.last), settled(second.records, second.last), equal_nan=True)


def test_it_is_late_about_as_often_as_a_city_is(city: City) -> None:
    outcome = settled(city.records, city.last)
    assert 0.1 < np.nanmean(outcome) < 0.5
    by_agency = [np.nanmean(outcome[city.records.agency == agency]) for agency in range(24)]
    assert max(by_agency) > 2 * min(by_agency)
