"""Which document a sentence amends: the one it names behind the verb, before it, or the one that stands above."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from roviec.directives.amending.model import Earlier
from roviec.directives.reading.citations.find import Found as Cited
from roviec.vietnamese.keys import search_key

_ONLY_CITED: Final = re.compile(
    r"(?:thực hiện|căn cứ|theo|xét|thi hành|quán triệt|trên cơ sở|tiếp theo|phù hợp với)(?: (?:đề nghị|nội dung|quy định|tinh thần|ý kiến|yêu cầu|chỉ đạo)[^,;:]{0,60}?)?(?: của [^,;:]{0,40}?)?(?: tại)?\s*$",
    re.IGNORECASE,
)
_OF_THE_CITED: Final = re.compile(r"(?:về việc|v/v|về) [^;.]{0,200}$", re.IGNORECASE)
_BACKWARD: Final = re.compile(
    r"(?:nêu trên|nói trên|trên đây|vừa nêu|đã nêu|đó)\b|(?:công văn|kế hoạch|chỉ thị|công điện|thông báo|quyết định|văn bản) (?:trên|nêu trên|nói trên|đó)\b",
    re.IGNORECASE,
)


class Documents:
    """The earlier directives by number; numbers start again each year."""

    def __init__(self, earlier: Iterable[Earlier]) -> None:
        self.duties: dict[int, list[Earlier]] = {}
        self._by_key: dict[str, dict[int, date | None]] = {}
        for duty in earlier:
            self.duties.setdefault(duty.document, []).append(duty)
            self._by_key.setdefault(_key(duty.number), {})[duty.document] = duty.dated

    def named(self, number: str, dated: date | None) -> tuple[int, ...]:
        """Those that bear the number, and the date if one is given: the day itself before only its year."""
        found = self._by_key.get(_key(number), {})
        if dated is None:
            return tuple(found)
        same_day = tuple(pk for pk, day in found.items() if day == dated)
        return same_day or tuple(pk for pk, day in found.items() if day is None or day.year == dated.year)


@dataclass(frozen=True, slots=True)
class Target:
    """`documents`: none when it isn't held, several when the number leaves it open. `inherited`: named above, not here."""

    documents: tuple[int, ...]
    number: str
    start: int
    end: int
    inherited: bool = False


class Cites:
    """The documents that the text names, in their order, with the one that is spoken of at a place."""

    def __init__(self, text: str, cited: Sequence[Cited], documents: Documents, own: str | None) -> None:
        self._text = text
        self._cited = [item for item in cited if item.number != own]
        self._documents = documents
        self._starts = [item.start for item in self._cited]
        self._dates: Mapping[str, date] = {item.number: item.issued_on for item in cited if item.issued_on}
        self._held = [found for item in self._cited if (found := self.target(item)).documents]
        self._held_starts = [found.start for found in self._held]

    def within(self, start: int, end: int) -> list[Target]:
        """Those named in [start, end), but for those that are only the reason, or stand in another's title."""
        out: list[Target] = []
        for item in self._cited[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if not self._is_aside(item, start, out):
                out.append(self.target(item))
        return out

    def target(self, item: Cited) -> Target:
        dated = item.issued_on or self._dates.get(item.number)
        return Target(self._documents.named(item.number, dated), item.number, item.start, item.end)

    def spoken_of(self, before: int) -> Target | None:
        """The last document before a place that is held here."""
        at = bisect_left(self._held_starts, before)
        return self._held[at - 1] if at else None

    def _is_aside(self, item: Cited, start: int, named: Sequence[Target]) -> bool:
        if _ONLY_CITED.search(self._text, max(start, item.start - 160), item.start):
            return True
        behind = named[-1].end if named else start
        return bool(named) and _OF_THE_CITED.search(self._text, behind, item.start) is not None


def points_back(masked: str) -> bool:
    return _BACKWARD.search(masked) is not None


def _key(number: str) -> str:
    return search_key(number).lstrip("0")
