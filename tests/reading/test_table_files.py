"""Real files with tables, annotated before the engine saw them: through intake and reading."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.reading.score import count, f1
from bench.reading.tables import tables
from roviec.directives.reading import read

HEADS_MISSED = {("t08", "number"), ("t08", "type")}  # "Theo Kế hoạch số …" over a sheet may be any plan


@pytest.mark.long
def test_the_annotated_files_are_read_as_well_as_was_measured() -> None:
    total: Counter[str] = Counter()
    wrong = set()
    for name, text, answer in tables():
        reading = read(text).as_json()
        assert isinstance(reading["tasks"], list)
        assert isinstance(reading["document"], dict)
        total += count(text, answer["tasks"], reading["tasks"])
        wrong |= {(name, field) for field, value in answer["document"].items() if reading["document"][field] != value}
    assert not total["unlocated"]
    assert wrong <= HEADS_MISSED
    assert (f1(total, "tasks") or 0) > 0.97
    assert (f1(total, "end") or 0) > 0.93
