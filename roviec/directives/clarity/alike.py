"""How alike two orders are in what they are about: pairs of syllables, rare ones weighing more, verbs of every order less.

Measures the object, not the wording of the order: times, vague words and the little words between are left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from roviec.directives.clarity.vague import VAGUE
from roviec.vietnamese.keys import search_key

_TIMES: Final = re.compile(
    r"(?:trước|trong|chậm nhất|hoàn thành|đến|từ)?\s*(?:ngày|tháng|quý|năm)\s+[\dIVX/.\-]+(?:\s+(?:tháng|năm)\s+\d+)*|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|định kỳ",
    re.IGNORECASE,
)
# Little words, and verbs that say nothing of the object.
_IDLE_WORDS: Final = (
    "tổ chức", "thực hiện", "triển khai", "tiếp tục", "chủ trì", "phối hợp", "chỉ đạo", "hoàn thành", "bảo đảm", "đảm bảo", "rà soát", "xây dựng", "có liên quan", "theo quy định", "toàn bộ",
    "công tác", "việc", "và", "các", "của", "những", "cho", "với", "về", "theo", "tại", "trên", "trong", "để", "nhằm", "được", "có", "là", "từ", "đến", "khi", "sau", "này", "đó", "do", "bởi", "đối",
    "mỗi", "từng", "cần", "phải", "tạm dừng", "chấm dứt", "dừng", "ngừng", "đình chỉ", "không",
)  # fmt: skip
_IDLE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_IDLE_WORDS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def marks_of(quote: str) -> Counter[str]:
    """The pairs of neighbouring syllables that tell what an order is about."""
    said = _IDLE.sub(" ", VAGUE.sub(" ", _TIMES.sub(" ", quote)))
    return Counter(f"{first} {second}" for first, second in pairwise(search_key(said).split()))


class Likeness:
    """Cosine over weighted pairs of syllables; `like(i)` finds by an inverted index, so ten thousand orders are no matter."""

    def __init__(self, quotes: Sequence[str]) -> None:
        marks = [marks_of(quote) for quote in quotes]
        spread = Counter(mark for found in marks for mark in found)
        self._rarity = {mark: math.log(1 + len(marks) / count) for mark, count in spread.items()}
        self._unseen = math.log(1 + len(marks))
        self._vectors = [self._vector(found) for found in marks]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, vector in enumerate(self._vectors):
            for mark in vector:
                self._holders[mark].append(at)

    def like(self, quote: str, least: float) -> Iterator[tuple[int, float]]:
        """(index, likeness) of every order at least so alike, the most alike first."""
        vector = self._vector(marks_of(quote))
        sums: defaultdict[int, float] = defaultdict(float)
        for mark, weight in vector.items():
            for at in self._holders.get(mark, ()):
                sums[at] += weight * self._vectors[at][mark]
        yield from sorted(((at, value) for at, value in sums.items() if value >= least), key=lambda pair: -pair[1])

    def _vector(self, marks: Counter[str]) -> dict[str, float]:
        weights = {mark: count * self._rarity.get(mark, self._unseen) for mark, count in marks.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {mark: weight / length for mark, weight in weights.items()} if length else {}


def pairs(quotes: Iterable[str], least: float) -> Iterator[tuple[int, int, float]]:
    """(earlier, later, likeness) of all pairs at least so alike."""
    listed = list(quotes)
    index = Likeness(listed)
    for later, quote in enumerate(listed):
        for earlier, value in index.like(quote, least):
            if earlier < later:
                yield earlier, later, value
