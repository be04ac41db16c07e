"""What a pack says, typed. Every fact carries its source, how well it is known, and from when to when it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from roviec.duties.sheets import Field


class PackError(Exception):
    """`problems` are sentences that each name the file and the entry."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Fact:
    where: str  # file and entry, for messages
    source: str
    certainty: str
    start: date
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, kw_only=True)
class CodedFact(Fact):
    code: str


@dataclass(frozen=True, kw_only=True)
class LevelFact(CodedFact):
    name: str
    rank: int


@dataclass(frozen=True, kw_only=True)
class KindFact(CodedFact):
    name: str
    rank: int


@dataclass(frozen=True, kw_only=True)
class UnitFact(CodedFact):
    """One version of a unit; entries with the same code follow one another without a gap."""

    kind: str
    level: str
    parent: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SuccessionFact(CodedFact):
    """`start` is the day it takes effect. Without `new` the open work goes to the parent of each ended unit."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    heir: str
    hand_over: str
    legal_basis: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SelectorFact(CodedFact):
    name: str
    phrases: tuple[str, ...]
    kinds: tuple[str, ...]
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HeadFact(Fact):
    title: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class YearsFact(Fact):
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class DayFact(Fact):
    day: date
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class OutlineLine:
    """A heading of a report; known by `id`, for labels have gaps and repeat. `certainty` is the line's own."""

    where: str
    id: str
    label: str
    title: str
    level: int
    fill: str
    named: str
    certainty: str


@dataclass(frozen=True, kw_only=True)
class OutlineFact(CodedFact):
    title: str
    lines: tuple[OutlineLine, ...]


@dataclass(frozen=True, kw_only=True)
class RuleFact(CodedFact):
    """A scoring rule; `content` is what `assess.scoring.rule` reads."""

    version: str
    title: str
    content: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class StageFact(CodedFact):
    """A step of a programme item of `kind` ("pilot", "practice")."""

    kind: str
    name: str
    rank: int
    is_last: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetFact(CodedFact):
    """One form of figures; of a code there is a variant for each sort of reporter."""

    variant: str
    title: str
    units: tuple[str, ...]
    kinds: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class AlertStepFact(CodedFact):
    """So many working days after (or, negative, before) its moment, whom to tell; see `duties.models.AlertStep`."""

    moment: str
    state: str
    days: int
    audience: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IndicatorFact(CodedFact):
    """What an indicator means between two days; words as in `measures.models.Definition`."""

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

    indicator: str
    unit: str
    points: tuple[tuple[date, Decimal], ...]


@dataclass
class Pack:
    name: str
    title: str
    version: str
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

    def versions(self) -> dict[str, list[UnitFact]]:
        """unit code -> its versions in order of time."""
        found: dict[str, list[UnitFact]] = {}
        for unit in sorted(self.units, key=lambda unit: unit.start):
            found.setdefault(unit.code, []).append(unit)
        return found
