"""The bench of judging counts rightly and plays the acts to the end, at a size that proves nothing about speed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
UNITS, DUTIES, MONTHS = 4, 25, 3


@pytest.mark.long
@pytest.mark.database
def test_it_judges_signs_and_publishes_the_month_that_it_filled() -> None:
    sizes = ["--units", str(UNITS), "--duties", str(DUTIES), "--months", str(MONTHS)]
    words = [sys.executable, "-m", "bench.judging", *sizes, "--drop"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    last = range(UNITS * DUTIES * (MONTHS - 1) + 1, UNITS * DUTIES * MONTHS + 1)
    assert f"{UNITS * DUTIES * MONTHS} obligations" in done.stdout
    counted = next(line for line in done.stdout.splitlines() if line.startswith("of the month"))
    for figure in (
        f"{len(last)} due",
        f"{in_time(last)} in_time",
        f"{returns(last)} returns",
        f"{reported(last)} reviewed",
    ):
        assert f" {figure}" in counted, (figure, counted)
    assert f"frozen at signing: {len(last)} rows" in done.stdout
    assert "judged, opened, signed, published (the acts)" in done.stdout


def reported(numbers: range) -> int:
    return sum(number * 37 % 100 < 90 for number in numbers)


def returns(numbers: range) -> int:
    return sum(number * 37 % 100 < 90 and number % 12 == 0 for number in numbers)


def in_time(numbers: range) -> int:
    """By the 20th, or by the 23rd where the due date was moved: late ones come from the 22nd to the 25th."""
    return sum(
        number * 37 % 100 < 78 or (number * 37 % 100 < 90 and number % 33 == 0 and 22 + number % 4 <= 23)
        for number in numbers
    )
