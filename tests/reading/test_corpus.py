"""The figures promised for the real texts, which lie beside the repository and are not part of it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.reading.score import count, f1
from roviec.directives.reading import Reading, read

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(), reason="the annotated real texts are not beside the repository"
)


def counted(name: str) -> tuple[Reading, Counter[str]]:
    text = (SHARED / "corpus" / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((SHARED / "corpus" / f"{name}.gold.json").read_text(encoding="utf-8"))["tasks"]
    reading = read(text)
    tasks = reading.as_json()["tasks"]
    assert isinstance(tasks, list)
    return reading, count(text, gold, tasks)


def test_the_dispatch_of_the_mission() -> None:
    reading, counts = counted("000")
    assert counts["tasks.right"] >= 27
    assert counts["tasks.said"] - counts["tasks.right"] <= 5
    assert counts["end.right"] >= 25
    assert counts["deadline.right"] == 2
    assert counts["recurrence.right"] >= 7
    assert counts["cites.right"] == counts["cites.gold"]
    assert [(warning.fields["citer"], warning.fields["cited"]) for warning in reading.warnings] == [
        ("708/BTTTT-CATTT", "1552/BTTTT-THH")
    ]


@pytest.mark.parametrize("name", ["003", "034", "042"])
def test_the_other_texts_stay_where_they_are(name: str) -> None:
    _, counts = counted(name)
    assert (f1(counts, "end") or 0) >= 0.9


@pytest.mark.parametrize("name", ["016", "043"])
def test_texts_without_answers_are_read_in_full(name: str) -> None:
    reading = read((SHARED / "corpus" / f"{name}.txt").read_text(encoding="utf-8"))
    assert len(reading.tasks) >= 10
    assert all(reading.text[task.start : task.end] == task.quote for task in reading.tasks)
