"""A pack into the database, in one transaction with one line in the journal: see `tables.merge` for what becomes of each fact."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.calendars import seed_days
from roviec.org.models import WorkdayChange
from roviec.packs import alerts, indicators, targets
from roviec.packs.check import checked_pack
from roviec.packs.files import HOME
from roviec.packs.outlines import load_outlines
from roviec.packs.rules import load_rules
from roviec.packs.sheets import load_sheets
from roviec.packs.tables.chart import load_chart
from roviec.packs.tables.loading import DONE, Change, Loaded, Loading, What
from roviec.packs.tables.names import load_names, load_stages
from roviec.vietnamese.calendar import CalendarDay, seed


@transaction.atomic
def load_pack(name: str, home: Path = HOME, *, dry_run: bool = False) -> Loaded:
    """Idempotent. PackError leaves the database as it was; so does `dry_run`, which does all the rest."""
    loading = Loading.of(checked_pack(name, home))
    loaded, added = loading.loaded, loading.loaded.added
    load_names(loading)
    load_chart(loading)
    _calendar(loading)
    added["outlines"] = load_outlines(loading)
    added["rules"] = load_rules(loading)
    added["stages"] = load_stages(loading)
    added["sheets"] = load_sheets(loading)
    added["alert_steps"] = alerts.load(loading)
    added["indicators"] = indicators.load(loading)
    added["targets"] = targets.load(loading)
    _withdrawn(loading)
    loading.memory.write()
    if loaded.total:
        record(
            actor=Actor.system("packs.load"),
            act="packs.load",
            obj=("packs.pack", loaded.pack),
            after=_journalled(loaded),
        )
    transaction.set_rollback(dry_run)
    return loaded


def _journalled(loaded: Loaded) -> dict[str, object]:
    """What was there before is told of each fact that is another now; what was added has nothing before it."""
    others = [change for change in loaded.changes if change.what in DONE and change.what != What.ADDED]
    return {
        "pack": loaded.pack,
        "version": loaded.version,
        "added": loaded.added,
        "changed": {f"{each.section} {each.key}": _differences(each) for each in others},
        "kept": [f"{each.section} {each.key}" for each in loaded.of(What.KEPT)],
    }


def _differences(change: Change) -> dict[str, list[object]]:
    words = [word for word in change.after if change.before.get(word) != change.after[word]]
    return {word: [change.before.get(word), change.after[word]] for word in words}


def _calendar(loading: Loading) -> None:
    """The latest word on a day counts: another word of the pack is another row, unless people have had theirs."""
    added = 0
    latest = {row.day: row for row in WorkdayChange.objects.order_by("pk")}
    for fact in loading.pack.days:
        said = {"day": fact.day.isoformat(), "kind": fact.kind, "name": fact.name, "source": fact.source}
        was, row = loading.memory.of(fact), latest.get(fact.day)
        now = {"day": said["day"], "kind": row.kind, "name": row.name, "source": row.source} if row else {}
        if was is not None and (was.said == said or loading.memory.others(was)):
            continue
        if row is not None and now != said and (was is None or now != was.said):
            loading.note(fact, What.KEPT, now, said)
            continue
        if now != said:
            WorkdayChange.objects.create(day=fact.day, kind=fact.kind, name=fact.name, source=fact.source)
            loading.note(fact, What.CHANGED if row else What.ADDED, now, said)
            added += row is None
        loading.memory.keep(fact, said, None)
    for years in loading.pack.years:
        known = WorkdayChange.objects.filter(day__year__gte=years.first, day__year__lte=years.last, source=years.source)
        if not known.exists():
            rows: list[CalendarDay] = seed(range(years.first, years.last + 1))
            added += seed_days(rows, years.source)
    loading.loaded.added["days"] = added


def _withdrawn(loading: Loading) -> None:
    said = {(fact.section, fact.key) for fact in loading.pack.facts()}
    for row in loading.memory.missing(said):
        loading.loaded.changes.append(Change(row.section, row.key, What.WITHDRAWN, row.said, {}))
