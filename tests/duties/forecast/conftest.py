"""A made-up city's year and the model learned from it, once for all tests: they only read."""

from __future__ import annotations

import pytest

from bench.forecast.simulate import City
from roviec.duties.forecast.model import Model
from tests.duties.forecast import build


@pytest.fixture(scope="session")
def city() -> City:
    return build.made_up_city()


@pytest.fixture(scope="session")
def model() -> Model:
    return build.fitted_model()
