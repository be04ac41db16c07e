"""Automatic numbering: Word stores no "1." or "a)" in a list's text, only which list and level it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from roviec.directives.intake.docx.names import W, child, is_on, value, whole
from roviec.directives.intake.docx.styles import Styles
from roviec.directives.intake.labels import bullet, ordinal

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int
    restarts: bool
    decimal_only: bool
    paragraph_style: str


class Numbering:
    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            self._levels[str(abstract.get(f"{W}abstractNumId"))] = _levels(abstract)
        for number in root.iterfind(f"{W}num"):
            self._add_list(number)

    def label(self, paragraph: _Element) -> str:
        """Count the paragraph and give its label, or "" when it is in no list."""
        if child(paragraph, "w:pPr") is None:
            return ""
        style = value(paragraph, "w:pPr/w:pStyle")
        properties = child(paragraph, "w:pPr/w:numPr")
        inherited = self._styles.numbering(style)
        number = value(properties, "w:numId") or value(inherited, "w:numId")
        abstract = self._lists.get(number)
        if abstract is None:
            return ""
        levels = self._levels[abstract]
        by_style = next((at for at, level in levels.items() if style and level.paragraph_style == style), 0)
        at = whole(value(properties, "w:ilvl") or value(inherited, "w:ilvl"), by_style)
        return self._count(number, abstract, at) if at in levels else ""

    def _add_list(self, number: _Element) -> None:
        abstract = value(number, "w:abstractNumId")
        if abstract not in self._levels:
            return
        key = str(number.get(f"{W}numId"))
        self._lists[key] = abstract
        self._restarts[key] = {
            whole(override.get(f"{W}ilvl")): whole(value(override, "w:startOverride"), 1)
            for override in number.iterfind(f"{W}lvlOverride")
            if child(override, "w:startOverride") is not None
        }

    def _count(self, number: str, abstract: str, at: int) -> str:
        levels = self._levels[abstract]
        # Lists made from one abstract list go on counting together, unless one says where it starts anew.
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        for level, start in self._restarts.pop(number, {}).items():
            if level < _LEVELS:
                counts[level:] = [start - 1] + [None] * (_LEVELS - level - 1)
        for above in range(at):
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start
        current = counts[at]
        counts[at] = levels[at].start if current is None else current + 1
        for below in range(at + 1, _LEVELS):
            if below in levels and levels[below].restarts:
                counts[below] = None
        return _written(levels, counts, at)


def _levels(abstract: _Element) -> dict[int, _Level]:
    levels = {whole(level.get(f"{W}ilvl")): _level(level) for level in abstract.iterfind(f"{W}lvl")}
    return {at: level for at, level in levels.items() if at < _LEVELS}


def _level(level: _Element) -> _Level:
    return _Level(
        style=value(level, "w:numFmt", "decimal"),
        text=value(level, "w:lvlText"),
        start=whole(value(level, "w:start"), 1),
        restarts=value(level, "w:lvlRestart") != "0",
        decimal_only=is_on(level, "isLgl"),
        paragraph_style=value(level, "w:pStyle"),
    )


def _written(levels: dict[int, _Level], counts: list[int | None], at: int) -> str:
    level = levels[at]
    if level.style == "bullet":
        return bullet(level.text)

    def place(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        count = counts[which]
        if count is None or which not in levels:
            return ""
        return ordinal(count, "decimal" if level.decimal_only else levels[which].style)

    return _PLACE.sub(place, level.text).strip()
