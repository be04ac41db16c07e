"""The bench of the pages keeps running, at a size that proves nothing about speed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.long
@pytest.mark.database
def test_it_measures_every_page_for_both_readers() -> None:
    words = [sys.executable, "-m", "bench.board", "--duties", "3", "--units", "4", "--periods", "2"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "24 obligations made" in lines[1]
    assert sum("leader" in line for line in lines) == sum("clerk" in line for line in lines) == 7
