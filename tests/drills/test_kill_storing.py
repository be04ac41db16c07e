"""200 kills while files are stored and leftovers swept. A file of its own, so that the drills share the cores."""

from __future__ import annotations

import pytest

from tests.drills import kill


@pytest.mark.long
def test_killed_two_hundred_times_every_file_has_its_row() -> None:
    assert kill.run("tests.drills.leftovers", kills=200, seed=5).kills >= 200
