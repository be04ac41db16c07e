"""The plain tasks and bodies of every case, and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from tests.reading.structures.kinds import KINDS, Kind

_T = TypeVar("_T")
Group = tuple[str, list[str]]
Answer = tuple[str, tuple[str, ...], tuple[str, ...], str | None]

TASKS = [
    "Rà soát các tuyến kênh bị lấp trên địa bàn tỉnh",
    "Lập danh sách các cống thoát nước hỏng",
    "Nạo vét kênh Bắc và kênh Nam",
    "Tổ chức vớt rác trên các hồ lớn",
    "Công bố số điện thoại tiếp nhận phản ánh của người dân",
    "Xây dựng phương án thoát nước mùa mưa",
]
CLASS = "Thủ trưởng các sở, ban, ngành"
MAYORS = "Chủ tịch UBND các xã, phường"
MARKS = {
    "roman": ("I. ", "II. ", "III. "),
    "number": ("1. ", "2. ", "3. "),
    "letter": ("a) ", "b) ", "c) "),
    "dash": ("- ",) * 3,
    "plus": ("+ ",) * 3,
    "bullet": ("• ",) * 3,
    "star": ("* ",) * 3,
    "section": ("Mục 1. ", "Mục 2. ", "Mục 3. "),
    "dotted": ("1.1. ", "1.2. ", "1.3. "),
    "none": ("",) * 3,
}
# What stands under what: whose marks the bodies and whose marks their tasks have.
LEVELS = [
    ("roman", "number"),
    ("roman", "dash"),
    ("number", "letter"),
    ("number", "dash"),
    ("number", "bullet"),
    ("number", "none"),
    ("letter", "dash"),
    ("dash", "plus"),
    ("none", "dash"),
    ("none", "number"),
    ("none", "plus"),
    ("star", "dash"),
    ("section", "number"),
    ("dotted", "dash"),
]


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    answer: tuple[Answer, ...]


def lower(words: str) -> str:
    return words[0].lower() + words[1:]


GROUPS: list[Group] = [("Sở Xây dựng", TASKS[:2]), ("UBND các xã, phường", TASKS[2:4]), ("Công an tỉnh", TASKS[4:6])]
DAY = "2026-06-30"


def answers(groups: list[Group], *, supports: tuple[str, ...] = (), due: str | None = None) -> tuple[Answer, ...]:
    return tuple((task, named(lead), supports, due) for lead, tasks in groups for task in tasks)


def named(said: str) -> tuple[str, ...]:
    return tuple(said.split("; "))


def case(kind: Kind, name: str, opening: str, lines: list[str], answer: tuple[Answer, ...]) -> Case:
    return Case(f"{kind.name}: {name}", kind.head + opening + "\n" + "\n".join(lines) + "\n" + kind.end, answer)


def thinned(kind: Kind, choices: list[_T], at: int = 0) -> list[_T]:
    """All choices for a directive; for every other kind one in four, each kind others."""
    return choices if kind is KINDS[0] else choices[(at + KINDS.index(kind)) % 4 :: 4]
