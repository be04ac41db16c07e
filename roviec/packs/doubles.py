"""A code that is there twice is one mistake: it is told at the later place and names the earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roviec.packs.places import Problem, Where


def doubles(named: Iterable[tuple[str, Where]]) -> Iterator[Problem]:
    first: dict[str, Where] = {}
    for code, where in named:
        if code in first:
            there = first[code]
            text = f"mã “{code}” bị lặp, đã có ở {there.file}:{there.line} / the code is used twice"
            yield Problem(where, text)
        first.setdefault(code, where)
