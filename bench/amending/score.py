"""Proposals against annotated amendments: the effect on the duty, and what the duty becomes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.reading.items import body_atom
from roviec.directives.amending import Earlier, Found, Proposal, places, propose
from roviec.directives.reading import Reading, read
from roviec.vietnamese.agencies import agency_key

PAIRS: Final = Path(__file__).parent / "pairs"
VALUES: Final = ("deadline", "recurrence", "since")
Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Pair:
    name: str
    earlier: tuple[Earlier, ...]
    reading: Reading
    gold: Sequence[Gold]
    missing: Sequence[str]

    def found(self) -> Found:
        return propose(self.reading, self.earlier)


def pairs(folder: Path = PAIRS) -> list[Pair]:
    return [_pair(path) for path in sorted(folder.iterdir()) if (path / "gold.json").exists()]


def duties_of(text: str, document: int = 1) -> tuple[Earlier, ...]:
    """The tasks of an earlier directive as duties, keyed by their place."""
    reading = read(text)
    paths = places(reading.text, [task.start for task in reading.tasks])
    head = reading.document
    return tuple(
        Earlier(
            document * 1000 + at, document, head.number or "", head.issued_on, task.quote, path,
            frozenset(agency_key(lead) for lead in task.leads), task.deadline, task.recurrence or "",
        )
        for at, (task, path) in enumerate(zip(reading.tasks, paths, strict=True))
    )  # fmt: skip


def counted(pair: Pair) -> Counter[str]:
    """`gold`, `said`, `right` (effect and duty), `whole` (and all that it becomes), and the same for what isn't found."""
    left = list(pair.found().proposals)
    counts = Counter(gold=len(pair.gold), said=len(left))
    for one in pair.gold:
        fits = [proposal for proposal in left if _same(pair, proposal, one)]
        best = max(fits, key=lambda proposal: _whole(pair, proposal, one), default=None)
        if best is not None:
            left.remove(best)
            counts["right"] += 1
            counts["whole"] += _whole(pair, best, one)
    lacking = [one.code for one in pair.found().missing]
    counts["missing.gold"], counts["missing.said"] = len(pair.missing), len(lacking)
    counts["missing.right"] = sum((Counter(pair.missing) & Counter(lacking)).values())
    return counts


def _pair(path: Path) -> Pair:
    gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
    earlier = duties_of((path / "earlier.txt").read_text(encoding="utf-8"))
    reading = read((path / "new.txt").read_text(encoding="utf-8"))
    return Pair(path.name, earlier, reading, gold["amendments"], gold["missing"])


def _keys(pair: Pair, words: Sequence[str]) -> frozenset[int]:
    found = {word: [duty.key for duty in pair.earlier if word in duty.quote] for word in words}
    wrong = {word: keys for word, keys in found.items() if len(keys) != 1}
    if wrong:
        raise ValueError(f"{pair.name}: words of no duty, or of several: {wrong}")
    return frozenset(keys[0] for keys in found.values())


def _same(pair: Pair, proposal: Proposal, gold: Gold) -> bool:
    meant = _keys(pair, gold["candidates"] if "candidates" in gold else [gold["duty"]])
    return proposal.effect.value == gold["effect"] and frozenset(proposal.earlier) == meant


def _whole(pair: Pair, proposal: Proposal, gold: Gold) -> bool:
    new = proposal.new
    said = {"deadline": new.deadline, "recurrence": new.recurrence, "since": proposal.since}
    same = all(str(said[name] or "") == gold.get(name, "") for name in VALUES)
    bodies = all(
        _atoms(getattr(new, part)) == _atoms(gold.get(part, ())) for part in ("leads", "supports") if part in gold
    )
    quote = pair.reading.tasks[proposal.task].quote if proposal.task is not None else ""
    return same and bodies and gold.get("task", "") in quote


def _atoms(names: Sequence[str]) -> set[str]:
    return {body_atom(name) for name in names}
