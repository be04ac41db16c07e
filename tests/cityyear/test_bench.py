"""The bench of the leader's pages runs to its end on a small made-up year, and each page asks few questions there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MOST = 30  # queries


@pytest.mark.long
@pytest.mark.database
def test_it_measures_every_page_for_every_reader_within_the_budget_of_queries() -> None:
    words = [sys.executable, "-m", "bench.leader", "--scale", "small", "--years", "1", "--drop"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith(("home ", "board ", "my work "))]
    assert len(rows) == 9
    queries = [int(row[-2]) for row in rows]
    assert all(0 < count < MOST for count in queries), queries
