"""What a pack says, typed. Every fact carries its source, how well it is known, and from when to when it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final

from roviec.duties.sheets import Field
from roviec.packs.places import Problem, Where


class PackError(Exception):
    """`problems` are sentences that each name the file, the line and the entry."""

    def __init__(self, problems: Iterable[Problem | str]) -> None:
        self.problems = [str(problem) for problem in problems]
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, kw_only=True)
class Fact:
    section: ClassVar[str]  # as in [[section]]

    where: Where
    source: str
    certainty: str
    start: date
    end: date | None = None
    ended_by: str = ""  # the pack that ended it, when that is not its own

    @property
    def speaker(self) -> str:
        """The pack that had the last word on it."""
        return self.ended_by or self.where.pack

    @property
    def key(self) -> str:
        """What makes it this fact of its section and no other, over the versions of a pack."""
        raise NotImplementedError

    def holds_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, kw_only=True)
class CodedFact(Fact):
    code: str

    @property
    def key(self) -> str:
        return f"{self.code} {self.start}"


@dataclass(frozen=True, kw_only=True)
class LastingFact(CodedFact):
    """One that has one entry for all times."""

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, kw_only=True)
class LevelFact(CodedFact):
    section: ClassVar[str] = "level"

    name: str
    rank: int


@dataclass(frozen=True, kw_only=True)
class KindFact(LastingFact):
    section: ClassVar[str] = "kind"

    name: str
    rank: int


@dataclass(frozen=True, kw_only=True)
class UnitFact(CodedFact):
    """One version of a unit; entries with the same code follow one another without a gap."""

    section: ClassVar[str] = "unit"

    kind: str
    level: str
    parent: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    said_in: Where  # the entry: of [[units]] it gives many units, and `where` is the name


@dataclass(frozen=True, kw_only=True)
class SuccessionFact(LastingFact):
    """`start` is the day it takes effect. Without `new` the open work goes to the parent of each ended unit."""

    section: ClassVar[str] = "succession"

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    heir: str
    hand_over: str
    legal_basis: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SelectorFact(LastingFact):
    section: ClassVar[str] = "selector"

    name: str
    phrases: tuple[str, ...]
    kinds: tuple[str, ...]
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HeadFact(Fact):
    section: ClassVar[str] = "head"

    title: str
    kinds: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.title} {','.join(self.kinds)}"


@dataclass(frozen=True, kw_only=True)
class YearsFact(Fact):
    section: ClassVar[str] = "years"

    first: int
    last: int

    @property
    def key(self) -> str:
        return f"{self.first}-{self.last}"


@dataclass(frozen=True, kw_only=True)
class DayFact(Fact):
    section: ClassVar[str] = "day"

    day: date
    kind: str
    name: str

    @property
    def key(self) -> str:
        return self.day.isoformat()


@dataclass(frozen=True, kw_only=True)
class OutlineLine:
    """A heading of a report; known by `id`, for labels have gaps and repeat. `certainty` is the line's own."""

    where: Where
    id: str
    label: str
    title: str
    level: int
    fill: str
    named: str
    certainty: str


@dataclass(frozen=True, kw_only=True)
class OutlineFact(CodedFact):
    section: ClassVar[str] = "report-outline"

    title: str
    lines: tuple[OutlineLine, ...]
    kind: str
    type_name: str
    abbreviation: str
    abstract: str
    addressees: tuple[str, ...]
    goes_to: str
    from_run: bool


@dataclass(frozen=True, kw_only=True)
class RuleFact(CodedFact):
    """A scoring rule; `content` is what `assess.scoring.rule` reads."""

    section: ClassVar[str] = "scoring-rule"

    version: str
    title: str
    content: dict[str, object]

    @property
    def key(self) -> str:
        return f"{self.code} {self.version}"


@dataclass(frozen=True, kw_only=True)
class StageFact(CodedFact):
    """A step of a programme item of `kind` ("pilot", "practice")."""

    section: ClassVar[str] = "stage"

    kind: str
    name: str
    rank: int
    is_last: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind} {self.code} {self.start}"


@dataclass(frozen=True, kw_only=True)
class SheetFact(CodedFact):
    """One form of figures; of a code there is a variant for each sort of reporter."""

    section: ClassVar[str] = "sheet"

    variant: str
    title: str
    units: tuple[str, ...]
    kinds: tuple[str, ...]
    fields: tuple[Field, ...]
    places: Mapping[str, Where] = field(default_factory=dict, compare=False)  # code of a field -> where it is asked for

    def at(self, field: str) -> Where:
        """Where the form asks for it."""
        line = self.places.get(field, self.where)
        return self.where.at(*line.path[len(self.where.path) :], also=f", “{field}”")

    @property
    def key(self) -> str:
        return f"{self.code} {self.variant} {self.start}"


@dataclass(frozen=True, kw_only=True)
class AlertStepFact(CodedFact):
    """So many working days after (or, negative, before) its moment, whom to tell; see `duties.models.AlertStep`."""

    section: ClassVar[str] = "alert-step"

    moment: str
    state: str
    days: int
    audience: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IndicatorFact(CodedFact):
    """What an indicator means between two days; words as in `measures.models.Definition`."""

    section: ClassVar[str] = "indicator"

    name: str
    topic: str
    kind: str
    measure: str
    better: str
    over_units: str
    over_periods: str
    every: str
    source_kind: str
    formula: str
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    owner: str


@dataclass(frozen=True, kw_only=True)
class TargetFact(Fact):
    """`unit` is a unit's code, or empty for the city's own; `points` in order of day."""

    section: ClassVar[str] = "target"

    indicator: str
    unit: str
    points: tuple[tuple[date, Decimal], ...]

    @property
    def key(self) -> str:
        return f"{self.indicator} {self.unit} {self.start}"


@dataclass(frozen=True, kw_only=True)
class UnknownFact(Fact):
    """What the programme has and the pack has not, for nobody has told us; `title` says what, `note` who would know."""

    section: ClassVar[str] = "unknown"

    title: str
    note: str = ""

    @property
    def key(self) -> str:
        return self.title


@dataclass(frozen=True, kw_only=True)
class EndFact(Fact):
    """On `start` these facts of a pack that this one builds on end. (Units end by a succession.)"""

    section: ClassVar[str] = "end"

    of: str  # a section
    codes: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.of} {self.start}"


# section -> the list of a pack that holds its facts
LISTS: Final = {
    "level": "levels",
    "kind": "kinds",
    "unit": "units",
    "succession": "successions",
    "selector": "selectors",
    "head": "heads",
    "years": "years",
    "day": "days",
    "report-outline": "outlines",
    "scoring-rule": "rules",
    "stage": "stages",
    "sheet": "sheets",
    "alert-step": "alert_steps",
    "indicator": "indicators",
    "target": "targets",
    "end": "ends",
    "unknown": "unknown",
}


@dataclass
class Pack:
    name: str
    title: str
    version: str
    requires: list[Pack] = field(default_factory=list)  # what it builds on; their facts are among these
    unknown: list[UnknownFact] = field(default_factory=list)
    ends: list[EndFact] = field(default_factory=list)
    levels: list[LevelFact] = field(default_factory=list)
    kinds: list[KindFact] = field(default_factory=list)
    units: list[UnitFact] = field(default_factory=list)
    successions: list[SuccessionFact] = field(default_factory=list)
    selectors: list[SelectorFact] = field(default_factory=list)
    heads: list[HeadFact] = field(default_factory=list)
    years: list[YearsFact] = field(default_factory=list)
    days: list[DayFact] = field(default_factory=list)
    outlines: list[OutlineFact] = field(default_factory=list)
    rules: list[RuleFact] = field(default_factory=list)
    stages: list[StageFact] = field(default_factory=list)
    sheets: list[SheetFact] = field(default_factory=list)
    alert_steps: list[AlertStepFact] = field(default_factory=list)
    indicators: list[IndicatorFact] = field(default_factory=list)
    targets: list[TargetFact] = field(default_factory=list)

    def add(self, fact: Fact) -> None:
        getattr(self, LISTS[fact.section]).append(fact)

    def facts(self) -> Iterator[Fact]:
        for name in LISTS.values():
            yield from getattr(self, name)

    def chain(self) -> dict[str, Pack]:
        """This pack and all that it builds on, by name, the lowest first."""
        found: dict[str, Pack] = {}
        for pack in self.requires:
            found |= pack.chain()
        return {**found, self.name: self}

    def versions(self) -> dict[str, list[UnitFact]]:
        """unit code -> its versions in order of time."""
        found: dict[str, list[UnitFact]] = {}
        for unit in sorted(self.units, key=lambda unit: unit.start):
            found.setdefault(unit.code, []).append(unit)
        return found
