"""Workers that are killed: one drill in the normal run, all in the long one. Each act is wholly there or not at all.

By hand as often as one likes: `python -m tests.drills.kill MODULE --kills 200`.
"""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import cast

import pytest

from tests.drills import kill

pytestmark = pytest.mark.database

DRILLS = [
    "tests.drills.periods",
    "tests.drills.hand_over",
    "tests.drills.alerting",
    "tests.drills.judging",
    "tests.drills.forecasting",
    "tests.drills.leftovers",
    "tests.drills.packing",
]


def test_killed_a_few_times_it_loses_and_doubles_nothing() -> None:
    played = kill.run("tests.drills.periods", kills=6)
    assert played.kills >= 6
    assert 0 < played.at_points < played.kills


@pytest.mark.long
@pytest.mark.parametrize("module", DRILLS)
def test_killed_forty_times_it_loses_and_doubles_nothing(module: str) -> None:
    assert kill.run(module, kills=40, seed=2).kills >= 40


def test_the_harness_sees_work_that_is_done_twice() -> None:
    with pytest.raises(AssertionError, match="done_twice"):
        kill.run("tests.drills.careless", kills=5)


def test_a_worker_that_fails_by_itself_is_not_taken_for_a_killed_one() -> None:
    def fail() -> None:
        raise ValueError("its own fault")

    drill = SimpleNamespace(prepare=lambda: None, more=lambda number: None, work=fail, check=lambda: None)
    with pytest.raises(AssertionError, match="its own fault"):
        kill.play(cast("kill.Drill", drill), 1, random.Random(1))
