"""A made-up city's year and the model learned from it, once for all tests: they only read."""

from __future__ import annotations

import pytest

from bench.forecast.simulate import City, simulate
from roviec.duties.forecast.learn import learn
from roviec.duties.forecast.model import Model


@pytest.fixture(scope="session")
def city() -> City:
    return simulate(4, agencies=24, duties=36)


@pytest.fixture(scope="session")
def model(city: City) -> Model:
    return learn(city.records, city.last, city.workdays)
