"""Who heads what, and units and people found by what others type."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant, Holding, Person, Role, UnitAlias, UnitVersion
from roviec.vietnamese.keys import search_key
from roviec.vietnamese.names import agency_key


def head_of(unit_id: int, on: date) -> Person | None:
    holding = (
        Holding.objects.filter(Dated.on(on), post__unit=unit_id, post__heads_unit=True).select_related("person").first()
    )
    return holding.person if holding else None


def heads(on: date) -> dict[int, int]:
    """unit id -> id of the person who heads it on `on`; units without a head are absent. One query."""
    rows = Holding.objects.filter(Dated.on(on), post__heads_unit=True)
    return dict(rows.values_list("post__unit_id", "person_id"))


def focal_officers(on: date) -> dict[int, int]:
    """unit id -> id of the person who was made its focal officer first, of those in force on `on`. One query."""
    rows = Grant.objects.filter(Dated.on(on), role=Role.FOCAL_OFFICER, delegated_by=None).order_by("-pk")
    return dict(rows.values_list("unit_id", "person_id"))


def people(words: str, on: date) -> QuerySet[Person]:
    """Those whose name holds all the words, with or without marks, in Vietnamese order; their roles of the day in `.roles`."""
    rows = Person.objects.order_by("sort_key", "pk").select_related("user")
    for word in search_key(words).split():
        rows = rows.filter(search_key__contains=word)
    roles = Grant.objects.filter(Dated.on(on)).order_by("pk")
    return rows.prefetch_related(Prefetch("grants", roles, to_attr="roles"))


def search_units(words: str, on: date, limit: int = 50) -> list[UnitVersion]:
    """The units standing on `on` whose name, short name or alias holds all the words, in Vietnamese order. Two queries."""
    return filter_units(Chart.at(on), words)[:limit]


def filter_units(chart: Chart, words: str) -> list[UnitVersion]:
    wanted = search_key(words).split()
    if not wanted:
        return []
    whole = agency_key(words)
    keys = _keys(chart)
    found = [row for row in chart if _fits(wanted, whole, keys[row.unit_id])]
    return sorted(found, key=lambda row: (not row.search_key.startswith(" ".join(wanted)), row.sort_key))


def _keys(chart: Chart) -> dict[int, list[str]]:
    keys = {row.unit_id: [row.search_key, search_key(row.short_name)] for row in chart}
    for unit_id, text, key in UnitAlias.objects.values_list("unit_id", "text", "key"):
        if unit_id in keys:
            keys[unit_id] += [search_key(text), key]
    return keys


def _fits(wanted: Iterable[str], whole: str, keys: list[str]) -> bool:
    text = " ".join(keys)
    return all(f" {word}" in f" {text}" for word in wanted) or any(f" {whole}" in f" {key}" for key in keys)
