"""Where a duty stands in its document, and the places that words name: "điểm b khoản 2 mục II"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from roviec.directives.reading.layout import Paragraph, lay_out

_KINDS: Final = (
    r"tiết|điểm|khoản|mục|tiểu mục|phần|điều|nhiệm vụ(?: số| thứ)|số thứ tự|STT|ý|gạch đầu dòng(?: thứ)?|tiểu tiết"
)
_LABEL: Final = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}(?:\.\d{1,2})*|[a-zđ]|nhất|hai|ba|tư|năm)(?![\w/])"
_NEXT: Final = rf"(?:\s*(?:,|;|và|,\s*và)\s*(?:(?:{_KINDS})\s+)?{_LABEL}(?!\s*(?:{_KINDS})\b)(?=[\s,;:.)“”]|$))"
_PART = re.compile(rf"\b(?P<kind>{_KINDS})\s+(?P<labels>{_LABEL}{_NEXT}*)", re.IGNORECASE)
_ONE = re.compile(_LABEL)
_JOINT = re.compile(r"\s*(?:,|của|tại|thuộc|trong)?\s*")
_ROW = re.compile(r"(\d{1,3})\.?\s*\|")
_WORDS: Final = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5"}
_LISTED_AS_BULLETS: Final = ("gạch", "ý")


@dataclass(frozen=True, slots=True)
class Place:
    """One place that words name: for each level, the outermost first, the labels that are meant. [start, end) of the words."""

    levels: tuple[frozenset[str], ...]
    start: int
    end: int

    def holds(self, path: Sequence[str]) -> tuple[str, ...] | None:
        """The part of `path` down to the named item, or None: the levels stand in the path in their order, gaps allowed."""
        at = 0
        for labels in self.levels:
            while at < len(path) and path[at] not in labels:
                at += 1
            if at == len(path):
                return None
            at += 1
        return tuple(path[:at])


def named_places(text: str, start: int, end: int) -> list[Place]:
    """Chains of items as written from the innermost out ("điểm a, b khoản 2 mục II"), in their order."""
    out: list[Place] = []
    chain: list[re.Match[str]] = []
    for match in _PART.finditer(text, start, end):
        if chain and not _goes_out(text, chain[-1], match):
            out.append(_place(chain))
            chain = []
        chain.append(match)
    return [*out, _place(chain)] if chain else out


def _goes_out(text: str, inner: re.Match[str], outer: re.Match[str]) -> bool:
    joint = _JOINT.fullmatch(text, inner.end(), outer.start())
    if joint is None:
        return False
    return "," not in joint[0] or inner["kind"].lower() != outer["kind"].lower()


def _place(chain: Sequence[re.Match[str]]) -> Place:
    levels = tuple(_labels(match) for match in reversed(chain))
    return Place(levels, chain[0].start(), chain[-1].end())


def _labels(match: re.Match[str]) -> frozenset[str]:
    found = [_WORDS.get(label, label) for label in _ONE.findall(match["labels"])]
    if match["kind"].lower().startswith(_LISTED_AS_BULLETS):
        return frozenset(f"-{label}" for label in found)
    return frozenset(_key(label) for label in found)


def _key(label: str) -> str:
    """ "2.1." -> "2.1", "b)" -> "b", "Điều 3." -> "3"; Roman numbers stay capitals."""
    said = label.rsplit(maxsplit=1)[-1] if label[:1].isalpha() and " " in label else label
    return said.strip(" .:()/–-")


def places(text: str, starts: Iterable[int]) -> list[tuple[str, ...]]:
    """For each offset the labels of the items it stands under, the outermost first; a bullet is "-" and its number."""
    items = lay_out(text)
    begins = [item.start for item in items]
    paths = _paths(text, items)
    return [paths[at] if (at := bisect_right(begins, start) - 1) >= 0 else () for start in starts]


def _paths(text: str, items: Sequence[Paragraph]) -> list[tuple[str, ...]]:
    counts: dict[tuple[int, ...], int] = {}
    own: list[str] = []
    for item in items:
        row = _ROW.match(text, item.start, item.end)
        label = _key(item.marker.label) if item.marker else row[1] if row else ""
        if item.marker and not label:
            counts[item.parents] = counts.get(item.parents, 0) + 1
            label = f"-{counts[item.parents]}"
        own.append(label)
    return [
        tuple(label for at in (*item.parents, index) if (label := own[at])) for index, item in enumerate(items)
    ]  # fmt: skip
