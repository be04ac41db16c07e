"""Figures in: whatever is new or changed becomes a row, what is as it was stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from typing import Final

from django.db import transaction
from django.db.models.expressions import RawSQL
from django.utils import timezone

from roviec.duties.models import Report
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.measures.acts.figures import PLACES, Figure, check, is_period_of, period_of_key
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import Batch, Definition, Observation
from roviec.org.models import Person, Unit

AT_ONCE: Final = 2000

Key = tuple[str, int, int]  # period, indicator, unit


@dataclass(frozen=True)
class Observed:
    """`batch` is None when nothing was new."""

    batch: Batch | None
    new: int
    revised: int
    same: int


@transaction.atomic
def observe(
    *,
    actor: Actor,
    way: str,
    figures: Iterable[Figure],
    origin: str = "",
    report: Report | None = None,
    person: Person | None = None,
    said_at: datetime | None = None,
) -> Observed:
    """All or nothing. Idempotent: a figure that is there already changes nothing. Whoever calls it has asked who may.

    `said_at`: when a figure that is recorded only now was handed in; it counts from then on, or from what it replaces.

    MeasureRefused names the place of the first wrong figure.
    """
    now = said_at or timezone.now()
    batch = Batch.objects.create(way=way, origin=origin, report=report, person=person, at=now)
    known, seal, at, new, revised = _Known(timezone.localdate()), sha256(), 0, 0, 0
    rest = iter(figures)
    while some := list(islice(rest, AT_ONCE)):
        rows = [known.row(figure, place) for place, figure in enumerate(some, at)]
        for row in rows:
            seal.update(_line(row))
        added, changed = _store(rows, batch, now, at)
        at, new, revised = at + len(some), new + added, revised + changed
    if not new + revised:
        batch.delete()
        return Observed(None, 0, 0, at)
    batch.rows, batch.sha256 = new + revised, seal.hexdigest()
    batch.save(update_fields=["rows", "sha256"])
    after: dict[str, object] = {"way": way, "origin": origin, "new": new, "revised": revised, "sha256": batch.sha256}
    if report is not None:
        after["report"] = report.pk
    record(actor=actor, act="measures.observe", obj=batch, after=after)
    return Observed(batch, new, revised, at - new - revised)


def problems(figures: Sequence[Figure]) -> dict[int, MeasureRefused]:
    """What `observe` would refuse, by place; of a figure that is there twice, the second."""
    known, seen, found = _Known(timezone.localdate()), set[tuple[str, int, str]](), dict[int, MeasureRefused]()
    for at, figure in enumerate(figures):
        try:
            known.row(figure, at)
        except MeasureRefused as refused:
            found[at] = refused
            continue
        if figure.key in seen:
            found[at] = MeasureRefused("twice", at)
        seen.add(figure.key)
    return found


class _Known:
    """What a figure is looked up in: definitions by code, units."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.units = set(Unit.objects.values_list("pk", flat=True))
        self.dated: dict[str, list[Definition]] = {}
        for each in Definition.objects.select_related("indicator"):
            self.dated.setdefault(each.code, []).append(each)

    def row(self, figure: Figure, at: int) -> Observation:
        """Without batch and revision. A period goes by the definition in force on its last day."""
        period = period_of_key(figure.period)
        if period is None or period.end is None:
            raise MeasureRefused("bad_period", at, period=figure.period)
        definition = next((each for each in self.dated.get(figure.indicator, ()) if each.holds_on(period.end)), None)
        if definition is None:
            raise MeasureRefused("unknown_indicator", at, indicator=figure.indicator)
        if not is_period_of(period, definition.every):
            raise MeasureRefused("bad_period", at, period=figure.period)
        if period.start > self.today:
            raise MeasureRefused("in_the_future", at, period=figure.period)
        if figure.unit_id not in self.units:
            raise MeasureRefused("unknown_unit", at)
        check(figure, definition, at)
        return Observation(
            indicator_id=definition.indicator_id,
            unit_id=figure.unit_id,
            period=period.key,
            period_start=period.start,
            numerator=figure.numerator.quantize(PLACES),
            denominator=None if figure.denominator is None else figure.denominator.quantize(PLACES),
            estimate=figure.estimate,
            valid_on=figure.valid_on,
            word=figure.word,
        )


def _store(rows: Sequence[Observation], batch: Batch, now: datetime, at: int) -> tuple[int, int]:
    """How many are new, how many change one that is there."""
    there, last = _there(rows)
    fresh, ended = list[Observation](), list[Observation]()
    seen = set[Key]()
    for place, row in enumerate(rows, at):
        key = _key(row)
        current = there.get(key)
        if key in seen or (current is not None and current.batch_id == batch.pk):
            raise MeasureRefused("twice", place)
        seen.add(key)
        if current is not None and _said(current) == _said(row):
            continue
        row.revision, row.recorded_at, row.batch = last.get(key, 0) + 1, now, batch
        fresh.append(row)
        if current is not None:
            row.recorded_at = max(now, current.recorded_at)
            current.replaced_at = row.recorded_at
            ended.append(current)
    Observation.objects.bulk_update(ended, ["replaced_at"], batch_size=500)
    Observation.objects.bulk_create(fresh)
    return len(fresh) - len(ended), len(ended)


def _there(rows: Sequence[Observation]) -> tuple[dict[Key, Observation], dict[Key, int]]:
    """The current rows of these keys, and the last revision of each: a withdrawn figure has the second only.

    Asked key by key: periods x indicators x units of a file in any order could be the whole table.
    """
    values = ", ".join(["(%s, %s, %s)"] * len(rows))
    keys = RawSQL(  # noqa: S611  # placeholders only
        f"SELECT id FROM measures_observation WHERE (period, indicator_id, unit_id) IN (VALUES {values})",  # noqa: S608
        [part for row in rows for part in _key(row)],
    )
    there, last = dict[Key, Observation](), dict[Key, int]()
    for row in Observation.objects.filter(pk__in=keys).order_by("revision").select_for_update():
        last[_key(row)] = row.revision
        if row.replaced_at is None:
            there[_key(row)] = row
    return there, last


def _key(row: Observation) -> Key:
    return row.period, row.indicator_id, row.unit_id


def _said(row: Observation) -> tuple[Decimal, Decimal | None, bool, date | None, str]:
    return row.numerator, row.denominator, row.estimate, row.valid_on, row.word


def _line(row: Observation) -> bytes:
    """What of a row the journal can prove."""
    return f"{row.indicator_id}|{row.unit_id}|{row.period}|{row.numerator}|{row.denominator}|{row.estimate}|{row.valid_on}|{row.word}\n".encode()
