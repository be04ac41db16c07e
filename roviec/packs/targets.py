"""Targets in a pack, with the curve that was planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from roviec.measures.models import Indicator, Target
from roviec.org import models as org
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import Pack, TargetFact
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table


def read(entry: Entry, pack: Pack) -> None:
    pack.targets.append(
        TargetFact(
            indicator=entry.text("indicator"),
            unit=entry.text("unit", ""),
            points=tuple(_point(line) for line in entry.entries("point")),
            **entry.common(),
        )
    )


def _point(line: Entry) -> tuple[date, Decimal]:
    found = line.day("on"), line.decimal("value")
    line.done()
    return found


def problems(pack: Pack) -> Iterator[Problem]:
    units = pack.versions()
    codes = {fact.code for fact in pack.indicators}
    for fact in pack.targets:
        if fact.indicator not in codes:
            yield Problem(fact.where.at("indicator"), f"không có chỉ tiêu “{fact.indicator}” / no such indicator")
        if fact.unit and fact.unit not in units:
            yield Problem(fact.where.at("unit"), f"không có đơn vị “{fact.unit}” / no such unit")
        if any(later <= earlier for (earlier, _), (later, _) in pairwise(fact.points)):
            yield Problem(fact.where.at("point"), "các mốc phải theo thứ tự ngày / points are in order of day")


def load(loading: Loading) -> int:
    """Where people of the city have set a target, theirs stays."""
    indicators = {row.code: row for row in Indicator.objects.all()}

    def row(fact: TargetFact, units: Mapping[str, org.Unit]) -> Target:
        points = [[day.isoformat(), f"{value:f}"] for day, value in fact.points]
        return Target(
            indicator=indicators[fact.indicator], unit=units.get(fact.unit), points=points, source=fact.source,
            certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
        )  # fmt: skip

    table = Table(
        section="target", model=Target, row=row, identity=("indicator", "unit"), related=("indicator", "unit"),
        words={"indicator": "indicator.code", "unit": "unit.code", "point": "points", "source": "source", "certainty": "certainty"},
        overlap="keep",
    )  # fmt: skip
    return merge(table, loading.pack.targets, loading)
