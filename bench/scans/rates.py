"""How far recognised text is from what was printed, and what a reading of it loses."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from bench.reading.items import Task
from bench.reading.score import count

_WORD = re.compile(r"\S+")


def words_wrong(meant: str, read: str) -> tuple[int, int]:
    """Words substituted, left out or put in; and how many were meant. The order of lines counts."""
    return _wrong(meant.split(), read.split()), len(meant.split())


def letters_wrong(meant: str, read: str) -> tuple[int, int]:
    """The same for letters, within the words that differ; spaces and line ends don't count."""
    wrong = 0
    a, b = meant.split(), read.split()
    for tag, i, j, k, n in SequenceMatcher(None, a, b, False).get_opcodes():
        if tag != "equal":
            wrong += _wrong(list("".join(a[i:j])), list("".join(b[k:n])))
    return wrong, sum(map(len, a))


def _wrong(meant: list[str], read: list[str]) -> int:
    blocks = SequenceMatcher(None, meant, read, False).get_opcodes()
    return sum(max(j - i, n - k) for tag, i, j, k, n in blocks if tag != "equal")


def scored(meant: str, gold: list[Task], read: str, said: list[Task]) -> Counter[str]:
    """Tasks read from recognised text against gold ones, each put on the words of the printed text that it covers."""
    places = [match.span() for match in _WORD.finditer(meant)]
    found = [match.span() for match in _WORD.finditer(read)]
    mine = [meant[a:b] for a, b in places]
    theirs = [read[a:b] for a, b in found]
    to: dict[int, int] = {}
    for tag, i, j, k, n in SequenceMatcher(None, mine, theirs, False).get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == n - k):
            to.update(zip(range(k, n), range(i, j), strict=True))
    return count(meant, gold, [_moved(task, found, places, to, meant) for task in said])


def _moved(
    task: Task, found: list[tuple[int, int]], places: list[tuple[int, int]], to: dict[int, int], meant: str
) -> Task:
    start, quote = task.get("start"), str(task.get("quote"))
    if not isinstance(start, int):
        return task
    covered = [to[at] for at, (a, b) in enumerate(found) if a < start + len(quote) and start < b and at in to]
    if not covered:
        return {**task, "quote": ""}
    first, last = places[min(covered)][0], places[max(covered)][1]
    return {**task, "quote": meant[first:last], "start": first}
