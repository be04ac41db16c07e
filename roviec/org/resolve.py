"""From the words of a directive to units: "Sở TT&TT" is one, "các sở, ban, ngành" a class, "Tổ liên ngành" nobody we know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from roviec.org.chart import Chart
from roviec.org.models import Selector, Unit, UnitAlias, UnitVersion
from roviec.org.spelling import near
from roviec.org.succession import Heritage
from roviec.org.wording import Wording, atoms, read_wording
from roviec.vietnamese.names import agency_key

Index = dict[str, set[int]]


@dataclass(frozen=True)
class Resolution:
    """What `text` means on the day. At most one of `unit_id` and `selector_id` is set; `candidates` are units to choose from
    when the words fit several, fit one only with a doubt, or name a unit that has ended (its heir). `parts` are the meanings
    of words that name several classes at once and no saved selector covers together.
    """

    text: str
    unit_id: int | None = None
    selector_id: int | None = None
    candidates: tuple[int, ...] = ()
    parts: tuple[Resolution, ...] = ()

    @property
    def known(self) -> bool:
        return self.unit_id is not None or self.selector_id is not None or bool(self.parts)


class Resolver:
    """Names and classes of one day, loaded once (three queries, four more when a name is unknown); then all is in memory."""

    def __init__(self, on: date) -> None:
        self.chart = Chart.at(on)
        self._place = Place.of(self.chart)
        self._selectors = list(Selector.objects.order_by("pk"))
        self._aliases = list(UnitAlias.objects.values_list("unit_id", "key"))
        self._by_key = self._index(self.chart)
        self._phrases = {key: each.pk for each in reversed(self._selectors) for key in each.phrase_keys}
        self._classes = [(atoms(phrase), each.pk) for each in self._selectors for phrase in each.phrases]

    def resolve(self, text: str) -> Resolution:
        return replace(self._meaning(self._wording(text)), text=text)

    def resolve_all(self, text: str) -> list[Resolution]:
        """`resolve`, with words that need several selectors given as several resolutions."""
        found = self.resolve(text)
        return list(found.parts) or [found]

    def heirs(self, text: str) -> list[str]:
        """Of words that name a unit which has ended, and nobody now: the names of those who hold its work."""
        keys = self._wording(text).keys
        if self._unit(keys) or (found := self._ended(keys)) is None:
            return []
        return [self.chart.versions[unit].name for unit in found.candidates]

    def selector(self, pk: int) -> Selector:
        return next(each for each in self._selectors if each.pk == pk)

    def _wording(self, text: str) -> Wording:
        """With every form of its keys that the city's own name allows."""
        wording = read_wording(text)
        return replace(
            wording, keys=tuple(dict.fromkeys(form for key in wording.keys for form in self._place.forms(key)))
        )

    def _meaning(self, wording: Wording) -> Resolution:
        found = (
            self._unit(wording.keys)
            or self._class(wording)
            or self._misspelt(wording.keys)
            or self._ended(wording.keys)
            or Resolution(wording.text)
        )
        if wording.some_of and (found.selector_id or found.parts):
            return Resolution(wording.text, candidates=self._caught(found))
        return found

    def _unit(self, keys: Iterable[str]) -> Resolution | None:
        return next((_one_or_many(units) for key in keys if (units := self._by_key.get(key))), None)

    def _class(self, wording: Wording) -> Resolution | None:
        for key in wording.keys:
            if key in self._phrases:
                return Resolution("", selector_id=self._phrases[key])
        return self._cover(wording.atoms)

    def _cover(self, wanted: frozenset[str]) -> Resolution | None:
        """The selector whose phrase has just these atoms; else the widest ones that have them together, and units by name."""
        chosen: list[Resolution] = []
        left = wanted
        while best := max((each for each in self._classes if each[0] and each[0] <= left), key=_size, default=None):
            chosen.append(Resolution(self.selector(best[1]).name, selector_id=best[1]))
            left -= best[0]
        for key in sorted(left):
            units = self._by_key.get(self._place.short(key), set())
            if not chosen or len(units) != 1:
                return None
            unit = next(iter(units))
            chosen.append(Resolution(self.chart.versions[unit].name, unit_id=unit))
        if len(chosen) < 2:
            return chosen[0] if chosen else None
        return Resolution("", parts=tuple(chosen))

    def _misspelt(self, keys: Iterable[str]) -> Resolution | None:
        """One typing error is forgiven; for localities a person confirms, since real ones are a letter apart."""
        for key in keys:
            if key in self._past:
                return None
            match = near(key, self._by_key)
            units = {unit for name in match.names for unit in self._by_key[name]}
            if units:
                return Resolution("", candidates=tuple(sorted(units))) if match.doubtful else _one_or_many(units)
        return None

    def _ended(self, keys: Iterable[str]) -> Resolution | None:
        for key in keys:
            heirs = {self._heritage.heir(unit) for unit in self._past.get(key, ())}
            if here := sorted(unit for unit in heirs if unit in self.chart):
                return Resolution("", candidates=tuple(here))
        return None

    @cached_property
    def _past(self) -> Index:
        """Names that no unit has on the day and some unit had before."""
        index: Index = defaultdict(set)
        rows = UnitVersion.objects.filter(valid_to__lte=self.chart.day)
        ended = set(Unit.objects.filter(abolished_on__lte=self.chart.day).values_list("pk", flat=True))
        named = [*self._aliases, *((row.unit_id, key) for row in rows for key in _own_keys(row))]
        for unit, key in ((unit, self._place.short(key)) for unit, key in named):
            if key not in self._by_key and (unit in ended or unit in self.chart):
                index[key].add(unit)
        return dict(index)

    @cached_property
    def _heritage(self) -> Heritage:
        return Heritage.at(self.chart.day)

    def _caught(self, found: Resolution) -> tuple[int, ...]:
        """ "Các sở, ngành liên quan": which of the class is for a person to say."""
        parts = found.parts or (found,)
        units = {
            unit for part in parts if part.selector_id for unit in members(self.selector(part.selector_id), self.chart)
        }
        units |= {part.unit_id for part in parts if part.unit_id}
        return tuple(row.unit_id for row in self.chart if row.unit_id in units)

    def _index(self, chart: Chart) -> Index:
        index: Index = defaultdict(set)
        for row in chart:
            for key in _own_keys(row):
                index[self._place.short(key)].add(row.unit_id)
        for unit, key in self._aliases:
            if unit in chart:
                index[self._place.short(key)].add(unit)
        return dict(index)


@dataclass(frozen=True)
class Place:
    """The city's own name at the end of a body's, which may be said or left out: "Công an thành phố (Đà Nẵng)"."""

    name: str  # "thanh pho da nang"
    tier: str  # "thanh pho"

    @classmethod
    def of(cls, chart: Chart) -> Place:
        keys = (agency_key(row.name) for row in chart.roots())
        found = next((match for key in keys if (match := _CITY_COMMITTEE.fullmatch(key))), None)
        return cls(found["place"], found["tier"]) if found else cls("", "")

    def short(self, key: str) -> str:
        return key.removesuffix(self.name) + self.tier if self.name and key.endswith(f" {self.name}") else key

    def forms(self, key: str) -> Iterator[str]:
        yield self.short(key)
        if self.tier and self.short(key).endswith(f" {self.tier}"):
            yield self.short(key).removesuffix(f" {self.tier}")


_CITY_COMMITTEE = re.compile(r"uy ban nhan dan (?P<place>(?P<tier>thanh pho|tinh) .+)")


def members(selector: Selector, chart: Chart) -> list[int]:
    """The units that the class catches on the chart's day, in Vietnamese order."""
    return [
        row.unit_id
        for row in chart
        if row.kind in selector.kinds and (not selector.levels or row.level in selector.levels)
    ]


def _size(entry: tuple[frozenset[str], int]) -> tuple[int, int]:
    return len(entry[0]), -entry[1]


def _one_or_many(units: set[int]) -> Resolution:
    if len(units) == 1:
        return Resolution("", unit_id=next(iter(units)))
    return Resolution("", candidates=tuple(sorted(units)))


_COMMITTEE = re.compile(r"uy ban nhan dan (?=(?:phuong|xa|dac khu|quan|huyen|thi xa|thi tran) )")


def _own_keys(row: UnitVersion) -> Iterator[str]:
    """The name's key, the short name's, and a locality's without its committee: "phường Hải Châu"."""
    for text in filter(None, (row.name, row.short_name)):
        key = agency_key(text)
        yield key
        if _COMMITTEE.match(key):
            yield _COMMITTEE.sub("", key)
