"""What a unit's score is computed from: counts over its obligations of one month. They add up; nothing else is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from roviec.assess.scoring.figures import Measured, merged

_NO_FIGURES: Final[Mapping[str, Measured]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts of obligations, but for `returns`, which counts returns, and `figures`."""

    due: int = 0  # owed in the month: due by then, or handed in
    in_time: int = 0  # handed in by the due day; a report that waits for review counts by the day it came
    late: int = 0  # handed in after it
    open_late: int = 0  # not handed in
    under_review: int = 0  # of those handed in, not reviewed yet
    reviewed: int = 0  # accepted or returned at least once
    first_time: int = 0  # of these, never returned
    returns: int = 0
    judged: int = 0  # with a verdict on the evidence
    shown: int = 0
    partly: int = 0
    not_shown: int = 0
    contrary: int = 0
    complete: int = 0  # of those with a verdict: everything asked for was there
    asked: int = 0  # the days given for accepting are over
    taken: int = 0  # of these, accepted within them
    blocked: int = 0  # with an obstacle reported
    blocked_in_time: int = 0  # of these, reported by the due day
    # code of an indicator -> what was given of it; empty unless the rule counts indicators
    figures: Mapping[str, Measured] = field(default_factory=lambda: _NO_FIGURES, kw_only=True)

    def __add__(self, other: Facts) -> Facts:
        return self._with(other, 1)

    def __sub__(self, other: Facts) -> Facts:
        return self._with(other, -1)

    def _with(self, other: Facts, sign: int) -> Facts:
        counts = (a + sign * b for a, b in zip(_values(self), _values(other), strict=True))
        if not (self.figures or other.figures):
            return Facts(*counts)
        return Facts(*counts, figures=merged(self.figures, other.figures, sign))

    def measured(self, figures: Mapping[str, Measured] | None) -> Facts:
        """The same counts with these figures."""
        return replace(self, figures=figures) if figures else self

    def as_dict(self) -> dict[str, Any]:
        """For JSON, without the noughts."""
        counts: dict[str, Any] = {name: value for name, value in zip(NAMES, _values(self), strict=True) if value}
        figures = {code: each.as_dict() for code, each in sorted(self.figures.items())}
        return counts | ({"figures": figures} if figures else {})

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Facts:
        """What `as_dict` gave."""
        figures = {code: Measured.of(each) for code, each in stored.get("figures", {}).items()}
        return cls(**{name: value for name, value in stored.items() if name != "figures"}).measured(figures)


NAMES: Final = tuple(each.name for each in fields(Facts) if each.name != "figures")
_values: Final = attrgetter(*NAMES)  # astuple copies deeply: on a city's rows that costs more than the counting


def total(facts: Iterable[Facts]) -> Facts:
    return sum(facts, Facts())


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation as it stood at the moment of the run: what is frozen when a run is signed."""

    id: int
    unit: int  # who held it at the end of the month
    due: date  # as the rule counts it
    progress: str
    handed_in: date | None  # day of the report under review or accepted
    closed: bool  # its duty ended by the due day, and it wasn't done
    accepted_on: date | None
    accept_by: date | None  # the last day given for accepting; None where the rule asks for none
    returns: int
    reviewed: bool
    verdict: str
    complete: bool
    blocked_on: date | None  # day of the first obstacle reported


def facts_of(row: Row, today: date) -> Facts:
    """The reference for the query that counts in the database: they agree (tests), and frozen rows are counted here."""
    handed_in = row.handed_in is not None
    if row.closed or not (handed_in or row.due < today):
        return Facts()
    in_time = row.handed_in is not None and row.handed_in <= row.due
    asked = row.accept_by is not None and (row.accepted_on is not None or row.accept_by < today)
    taken = asked and row.accepted_on is not None and row.accept_by is not None and row.accepted_on <= row.accept_by
    return Facts(
        due=1,
        in_time=int(in_time),
        late=int(handed_in and not in_time),
        open_late=int(not handed_in),
        under_review=int(row.progress == "submitted"),
        reviewed=int(row.reviewed),
        first_time=int(row.reviewed and not row.returns),
        returns=row.returns,
        judged=int(bool(row.verdict)),
        shown=int(row.verdict == "shown"),
        partly=int(row.verdict == "partly"),
        not_shown=int(row.verdict == "not_shown"),
        contrary=int(row.verdict == "contrary"),
        complete=int(row.complete),
        asked=int(asked),
        taken=int(taken),
        blocked=int(row.blocked_on is not None),
        blocked_in_time=int(row.blocked_on is not None and row.blocked_on <= row.due),
    )


def by_unit(rows: Iterable[Row], today: date) -> dict[int, Facts]:
    found: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for row in rows:
        found[row.unit].append(_values(facts_of(row, today)))
    return {unit: Facts(*map(sum, zip(*counts, strict=True))) for unit, counts in found.items()}


def regrouped(facts: Mapping[int, Facts], heirs: Mapping[int, int]) -> dict[int, Facts]:
    """The same counts under the units that answer today: sums stay what they were."""
    found: dict[int, Facts] = {}
    for unit, counts in facts.items():
        heir = heirs.get(unit, unit)
        found[heir] = found.get(heir, Facts()) + counts
    return found
