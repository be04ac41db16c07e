"""The facts of one section into its table: added, ended, changed in the dated way, or left as the city made them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from roviec.packs.models import LoadedFact
from roviec.packs.schema import Fact, PackError
from roviec.packs.tables.loading import Loading, What, hash_of
from roviec.packs.tables.table import LABELS, Said, Table


@dataclass
class _Known:
    """A fact beside what was remembered of it and the row that it became, if it is still there."""

    fact: Fact
    new: Any
    said: Said
    was: LoadedFact | None
    row: Any
    now: Said  # the row's words, from the day the fact gives; nothing when there is no row


def merge(table: Table, facts: Sequence[Fact], loading: Loading) -> int:
    """How many rows were added by new facts. PackError where a table refuses a change."""
    stored = table.stored()
    things = {table.thing(table.said(row)) for row in stored.values()} if table.overlap else set()
    fresh: list[Any] = []
    for fact in facts:
        known = _known(table, fact, loading, stored)
        if known.was is not None and loading.memory.others(known.was):
            if known.was.sha256 != hash_of(known.said):
                loading.loaded.left[known.was.pack] += 1
        elif known.was is not None and known.was.sha256 == hash_of(known.said):
            if known.now != known.said:
                loading.note(fact, What.KEPT, known.now, known.said)
        elif known.row is not None:
            fresh += _follow(table, known, loading)
        elif known.was is not None:
            loading.note(fact, What.KEPT, {}, known.said)
        elif table.thing(known.said) in things and not _follows_on(table, known, stored):
            _elsewhere(table, known, loading)
        else:
            fresh.append(known.new)
            _done(known, loading, What.ADDED)
    table.model._default_manager.bulk_create(fresh)
    return sum(change.what == What.ADDED and change.section == table.section for change in loading.loaded.changes)


def _known(table: Table, fact: Fact, loading: Loading, stored: dict[tuple[object, ...], Any]) -> _Known:
    new = table.row(fact, loading.units)
    said, was = table.said(new), loading.memory.of(fact)
    since = was.since.isoformat() if was is not None and was.since else None
    row = stored.get(table.place(said, since))
    now = {**table.said(row), **({"from": said["from"]} if table.dated else {})} if row is not None else {}
    return _Known(fact, new, said, was, row, now)


def _follow(table: Table, known: _Known, loading: Loading) -> list[Any]:
    """The row that is there follows the fact, unless people have changed it; rows to add."""
    before = known.was.said if known.was is not None else None
    differs = {word for word, value in known.said.items() if known.now[word] != value}
    open_until_now = differs <= LABELS | {"to"} and not known.now.get("to")
    if not differs or (before is None and differs <= LABELS):
        _remember(known, loading)  # it is what the pack says: loaded before anything was remembered, or done by people
    elif _changed_by_the_city(known.now, before) if before is not None else not open_until_now:
        loading.note(known.fact, What.KEPT, known.now, known.said)
    elif why := table.refuses(known.row, known.new):
        raise PackError([f"{known.fact.where}: {why}"])
    elif differs <= LABELS or not table.dated:
        _overwrite(table, known, differs)
        _done(known, loading, What.CHANGED)
    elif differs - LABELS == {"to"}:
        _overwrite(table, known, differs)
        _done(known, loading, What.ENDED if known.said["to"] else What.CHANGED)
    else:
        return _open_another(table, known, loading)
    return []


def _changed_by_the_city(now: Said, before: Said) -> bool:
    """In the words that were remembered: a later version of this software may know more of them."""
    return any(now.get(word) != value for word, value in before.items())


def _overwrite(table: Table, known: _Known, words: set[str]) -> None:
    """Labels, ends, and what has no dates of its own."""
    ways = [{**table.words, "from": "valid_from", "to": "valid_to"}[word].split(".")[0] for word in sorted(words)]
    for way in ways:
        setattr(known.row, way, getattr(known.new, way))
    extra = [name for name in ("search_key", "sort_key", "phrase_keys") if hasattr(known.row, name)]
    for name in extra:
        setattr(known.row, name, getattr(known.new, name))
    known.row.save(update_fields=[*ways, *extra])


def _open_another(table: Table, known: _Known, loading: Loading) -> list[Any]:
    """From today (or the day after the row began, or the day it begins): the old row is closed, not rewritten."""
    begun: date = known.row.valid_from
    if begun > loading.today:
        _overwrite(table, known, {word for word in known.said if known.now[word] != known.said[word]})
        _done(known, loading, What.CHANGED)
        return []
    since = max(loading.today, begun + timedelta(days=1))
    if known.new.valid_to is not None and known.new.valid_to <= since:
        loading.note(known.fact, What.PAST, known.now, known.said)
        return []
    known.row.valid_to = since
    known.row.save(update_fields=["valid_to"])
    known.new.valid_from = since
    _done(known, loading, What.CHANGED, since)
    return [known.new]


def _follows_on(table: Table, known: _Known, stored: dict[tuple[object, ...], Any]) -> bool:
    """Every row of the thing has ended by the day from which the new one holds."""
    rows = [row for row in stored.values() if table.thing(table.said(row)) == table.thing(known.said)]
    return all(row.valid_to is not None and row.valid_to <= known.new.valid_from for row in rows)


def _elsewhere(table: Table, known: _Known, loading: Loading) -> None:
    kept = {change.key.split(" ")[0] for change in loading.loaded.of(What.KEPT) if change.section == table.section}
    if table.overlap == "keep" or known.fact.key.split(" ")[0] in kept:
        loading.note(known.fact, What.KEPT, {}, known.said)
    else:
        raise PackError([f"{known.fact.where}: đã có với các giai đoạn khác / is there from other days"])


def _done(known: _Known, loading: Loading, what: What, since: date | None = None) -> None:
    loading.note(known.fact, what, known.now, known.said)
    _remember(known, loading, since)


def _remember(known: _Known, loading: Loading, since: date | None = None) -> None:
    before = known.was.since if known.was is not None else None
    loading.memory.keep(known.fact, known.said, since or before)
