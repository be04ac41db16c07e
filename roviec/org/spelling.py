"""Keys that are one typing error apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST = 8  # letters of a key; below it one error makes another word
_LOCALITY = re.compile(r"(?:uy ban nhan dan )?(?:phuong|xa|dac khu|quan|huyen|thi xa|thi tran) ")


@dataclass(frozen=True)
class Match:
    names: tuple[str, ...]
    doubtful: bool  # real localities differ by one letter (Trà Tân, Trà Vân): a person has to look


def near(key: str, names: Iterable[str]) -> Match:
    if len(key) < SHORTEST:
        return Match((), False)
    found = tuple(name for name in names if len(name) >= SHORTEST and one_error_apart(key, name))
    return Match(found, _LOCALITY.match(key) is not None)


def one_error_apart(one: str, other: str) -> bool:
    """One letter added, dropped or changed, or two neighbours swapped; digits are never taken for a slip."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        start = min(len(one), len(other))
    a, b = one[start:], other[start:]
    if a[:1].isdigit() or b[:1].isdigit():
        return False
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
