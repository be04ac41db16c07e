"""The bench of documents keeps running, at a size that proves nothing about speed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.long
def test_it_measures_every_format() -> None:
    words = [sys.executable, "-m", "bench.reports", "--pages", "1", "--runs", "1"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "an annex of 300 rows" in done.stdout
    rows = [line.split()[0] for line in done.stdout.splitlines()[3:]]
    assert rows == ["DOCX", "PDF", "XLSX", "read"]
