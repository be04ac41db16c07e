"""Names of people, and (from `agencies`) of public bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roviec.vietnamese.agencies import agency_key, agency_similarity
from roviec.vietnamese.keys import search_key
from roviec.vietnamese.text import normalise

__all__ = ["PersonName", "agency_key", "agency_similarity", "initials", "repair_case", "split_person"]

_LONG_SURNAMES: Final = frozenset(
    tuple(search_key(name).split())
    for name in ("Tôn Thất", "Tôn Nữ", "Công Tằng Tôn Nữ", "Âu Dương", "Gia Cát", "Hoàng Phủ")
)
_LONGEST: Final = max(map(len, _LONG_SURNAMES))


@dataclass(frozen=True, slots=True)
class PersonName:
    """`given` is the last word, by which people are called and sorted; a name of one word is a given name."""

    surname: str
    middle: str
    given: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.middle, self.given) if part)


def split_person(name: str) -> PersonName:
    """Surname first, as Vietnamese is written; the few surnames of several words are known by name."""
    words = normalise(name).split()
    if len(words) < 2:
        return PersonName("", "", "".join(words))
    folded = [search_key(word) for word in words[:-1]]
    count = next((n for n in range(_LONGEST, 1, -1) if tuple(folded[:n]) in _LONG_SURNAMES), 1)
    return PersonName(" ".join(words[:count]), " ".join(words[count:-1]), words[-1])


def repair_case(name: str) -> str:
    """ "NGUYỄN VĂN AN" and "nguyễn văn an" as "Nguyễn Văn An"; a name in mixed case is its owner's and stays."""
    name = " ".join(normalise(name).split())
    return name.title() if name.isupper() or name.islower() else name


def initials(name: str) -> str:
    """ "Đặng Thị Ánh" -> "ĐTÁ"."""
    return "".join(word[0].upper() for word in normalise(name).split())
