"""200 kills while periods are made, work is handed over and lateness foretold. A file of its own, so that the drills share the cores."""

from __future__ import annotations

import pytest

from tests.drills import kill


@pytest.mark.long
@pytest.mark.parametrize("module", ["tests.drills.periods", "tests.drills.hand_over", "tests.drills.forecasting"])
def test_killed_two_hundred_times_it_loses_and_doubles_nothing(module: str) -> None:
    assert kill.run(module, kills=200, seed=2).kills >= 200
