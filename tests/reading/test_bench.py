"""The scorer itself: it must see what is wrong."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import bench.reading
from bench.reading.items import body_atom, item_set
from bench.reading.score import count, f1
from roviec.directives.reading import read

TEXT = "Giao Sở Y tế mua thuốc trước ngày 5/5; giao Sở Tài chính bố trí tiền."
GOLD: list[dict[str, object]] = [
    {"quote": "mua thuốc trước ngày 5/5", "leads": ["Sở Y tế"], "deadline": "2025-05-05"},
    {"quote": "bố trí tiền", "leads": ["Sở Tài chính"], "deadline": None},
]


def test_the_answers_themselves_score_one() -> None:
    counts = count(TEXT, GOLD, GOLD)
    assert f1(counts, "tasks") == f1(counts, "leads") == f1(counts, "end") == 1


def test_a_wrong_lead_is_found_but_not_right_end_to_end() -> None:
    counts = count(TEXT, GOLD, [GOLD[0] | {"leads": ["Sở Tài chính"]}, GOLD[1]])
    assert (counts["tasks.right"], counts["end.right"]) == (2, 1)


def test_a_quote_less_than_half_the_same_matches_nothing() -> None:
    assert count(TEXT, GOLD, [GOLD[0] | {"quote": "mua thuốc"}])["tasks.right"] == 0


def test_a_quote_that_is_not_in_the_text_is_counted() -> None:
    assert count(TEXT, GOLD, [GOLD[0] | {"quote": "mua vắc xin"}])["unlocated"] == 1


def test_nothing_said_scores_nothing() -> None:
    assert f1(count(TEXT, GOLD, []), "tasks") == 0
    assert f1(count(TEXT, [], []), "tasks") is None


def test_bodies_compare_as_atoms() -> None:
    assert body_atom("Các Uỷ ban nhân dân xã") == body_atom("UBND xã")
    assert item_set({"leads": ["các sở, ngành"]}, "leads") == item_set({"leads": ["sở", "ngành"]}, "leads")


def test_our_own_annotated_texts_are_read_well_and_quotes_are_theirs() -> None:
    folder = Path(bench.reading.__file__).parent / "texts"
    total: Counter[str] = Counter()
    for answer in sorted(folder.glob("*.gold.json")):
        text = (folder / answer.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        gold = json.loads(answer.read_text(encoding="utf-8"))["tasks"]
        assert all(task["quote"] in text for task in gold)
        tasks = read(text).as_json()["tasks"]
        assert isinstance(tasks, list)
        total += count(text, gold, tasks)
    assert (f1(total, "end") or 0) >= 0.9
    assert total["unlocated"] == 0
