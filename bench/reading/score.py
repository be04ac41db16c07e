"""How well predicted tasks agree with gold ones, as the annotation guidelines define a match.

A pair matches when their quotes share at least half of the words that either covers. End to end means found, with
the same leads, deadline and recurrence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bench.reading.items import SCALARS, SETS, Task, Words, item_set, scalar

MATCH = 0.5


def overlap(first: frozenset[int], second: frozenset[int]) -> float:
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def pairs(
    gold: Sequence[Task], spans: Sequence[frozenset[int]], predicted: Sequence[Task], found: Sequence[frozenset[int]]
) -> list[tuple[int, int]]:
    """One to one, best overlap first, equal leads first among equals.

    Spans of one side hardly overlap each other, so above one half the greedy choice is the best one.
    """
    ranked = sorted(
        (-overlap(spans[i], found[j]), item_set(gold[i], "leads") != item_set(predicted[j], "leads"), i, j)
        for i in range(len(gold))
        for j in range(len(predicted))
        if overlap(spans[i], found[j]) >= MATCH
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    out = []
    for _, _, i, j in ranked:
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            out.append((i, j))
    return sorted(out)


def _spans(words: Words, tasks: Sequence[Task]) -> list[frozenset[int]]:
    return [
        words.covered(str(task.get("quote") or ""), start if isinstance(start := task.get("start"), int) else None)
        for task in tasks
    ]


def count(text: str, gold: Sequence[Task], predicted: Sequence[Task]) -> Counter[str]:
    """Counts that add up over documents: "tasks.right", "leads.gold" and so on."""
    words = Words(text)
    spans, found = _spans(words, gold), _spans(words, predicted)
    matched = pairs(gold, spans, predicted, found)
    out: Counter[str] = Counter({"tasks.gold": len(gold), "tasks.said": len(predicted), "tasks.right": len(matched)})
    out["unlocated"] = sum(not span for span in found)
    for i, j in matched:
        equal = {field: item_set(gold[i], field) == item_set(predicted[j], field) for field in SETS}
        equal |= {field: scalar(gold[i], field) == scalar(predicted[j], field) for field in SCALARS}
        for field in SETS:
            a, b = item_set(gold[i], field), item_set(predicted[j], field)
            out.update({f"{field}.right": len(a & b), f"{field}.gold": len(a), f"{field}.said": len(b)})
        for field in SCALARS:
            said, asked = scalar(predicted[j], field), scalar(gold[i], field)
            out.update(
                {
                    f"{field}.right": int(asked is not None and asked == said),
                    f"{field}.gold": int(asked is not None),
                    f"{field}.said": int(said is not None),
                }
            )
        out["end.right"] += equal["leads"] and equal["deadline"] and equal["recurrence"]
    out.update({"end.gold": len(gold), "end.said": len(predicted)})
    return out


def f1(counts: Counter[str], field: str) -> float | None:
    total = counts[f"{field}.gold"] + counts[f"{field}.said"]
    return 2 * counts[f"{field}.right"] / total if total else None
