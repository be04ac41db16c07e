"""Kills while a live city takes a pack's versions one after the other. A file of its own, so that the drills share the cores."""

from __future__ import annotations

import pytest

from tests.drills import kill


@pytest.mark.long
def test_killed_sixty_times_it_loses_and_doubles_nothing() -> None:
    assert kill.run("tests.drills.packing", kills=60, seed=5).kills >= 60
