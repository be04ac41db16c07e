"""A pack into the database: what is missing is added, what is there stays, in one transaction with one line in the journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.db import transaction

from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.calendars import seed_days
from roviec.org.models import (
    Level,
    Post,
    Selector,
    Succession,
    SuccessionLink,
    Unit,
    UnitAlias,
    UnitKind,
    UnitVersion,
    WorkdayChange,
)
from roviec.packs import alerts, indicators, targets
from roviec.packs.check import checked_pack
from roviec.packs.files import HOME
from roviec.packs.rules import load_rules
from roviec.packs.schema import OutlineFact, Pack, PackError, SuccessionFact, UnitFact
from roviec.packs.sheets import load_sheets
from roviec.programme.models import Stage
from roviec.reports.models import Outline
from roviec.vietnamese.calendar import CalendarDay, seed
from roviec.vietnamese.keys import search_key, sort_key
from roviec.vietnamese.names import agency_key


@dataclass
class Loaded:
    """How many rows were added, by table; `kept` are versions that people of the city have changed since."""

    pack: str
    version: str
    added: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.added.values())


@transaction.atomic
def load_pack(name: str, home: Path = HOME) -> Loaded:
    """Idempotent. PackError leaves the database as it was."""
    pack = checked_pack(name, home)
    loaded = Loaded(pack.name, pack.version)
    _names(pack, loaded)
    units = _units(pack, loaded)
    _aliases(pack, units, loaded)
    _heads(pack, units, loaded)
    _successions(pack, units, loaded)
    _calendar(pack, loaded)
    _outlines(pack, loaded)
    loaded.added["rules"] = load_rules(pack)
    _stages(pack, loaded)
    loaded.added["sheets"] = load_sheets(pack)
    loaded.added["alert_steps"] = alerts.load(pack)
    loaded.added["indicators"] = indicators.load(pack, units)
    loaded.added["targets"] = targets.load(pack, units)
    if loaded.total:
        record(actor=Actor.system("packs.load"), act="packs.load", obj=("packs.pack", pack.name), after=asdict(loaded))
    return loaded


def _names(pack: Pack, loaded: Loaded) -> None:
    known = set(Level.objects.values_list("code", "valid_from"))
    levels = [
        Level(code=f.code, name=f.name, rank=f.rank, valid_from=f.start, valid_to=f.end, source=f.source)
        for f in pack.levels
        if (f.code, f.start) not in known
    ]
    kinds_known = set(UnitKind.objects.values_list("code", flat=True))
    kinds = [UnitKind(code=f.code, name=f.name, rank=f.rank) for f in pack.kinds if f.code not in kinds_known]
    selectors_known = set(Selector.objects.values_list("code", flat=True))
    selectors = [
        Selector(
            code=f.code,
            name=f.name,
            phrases=list(f.phrases),
            phrase_keys=[agency_key(phrase) for phrase in f.phrases],
            kinds=list(f.kinds),
            levels=list(f.levels),
        )
        for f in pack.selectors
        if f.code not in selectors_known
    ]
    loaded.added["levels"] = len(Level.objects.bulk_create(levels))
    loaded.added["kinds"] = len(UnitKind.objects.bulk_create(kinds))
    loaded.added["selectors"] = len(Selector.objects.bulk_create(selectors))


def _units(pack: Pack, loaded: Loaded) -> dict[str, Unit]:
    versions = pack.versions()
    known = set(Unit.objects.values_list("code", flat=True))
    new = [
        Unit(code=code, established_on=facts[0].start, abolished_on=facts[-1].end)
        for code, facts in versions.items()
        if code not in known
    ]
    loaded.added["units"] = len(Unit.objects.bulk_create(new))
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=versions)}
    stored = {(row.unit_id, row.valid_from): row for row in UnitVersion.objects.filter(unit__in=units.values())}
    fresh = []
    for code, facts in versions.items():
        for fact in facts:
            row = stored.get((units[code].pk, fact.start))
            if row is None and code in known:
                raise PackError(
                    [f"{fact.where}: đơn vị đã có với các giai đoạn khác / the unit is there with other versions"]
                )
            if row is None:
                fresh.append(_version(fact, units))
            elif (row.name, row.valid_to) != (fact.name, fact.end):
                loaded.kept.append(code)
    loaded.added["versions"] = len(UnitVersion.objects.bulk_create(fresh))
    return units


def _version(fact: UnitFact, units: dict[str, Unit]) -> UnitVersion:
    return UnitVersion(
        unit=units[fact.code],
        parent=units[fact.parent] if fact.parent else None,
        level=fact.level,
        kind=fact.kind,
        name=fact.name,
        short_name=fact.short,
        legal_basis=fact.source,
        certainty=fact.certainty,
        valid_from=fact.start,
        valid_to=fact.end,
        search_key=search_key(fact.name),
        sort_key=sort_key(fact.name),
    )


def _aliases(pack: Pack, units: dict[str, Unit], loaded: Loaded) -> None:
    known = set(UnitAlias.objects.values_list("unit_id", "key"))
    fresh: dict[tuple[int, str], UnitAlias] = {}
    for fact in pack.units:
        for text in fact.aliases:
            at = units[fact.code].pk, agency_key(text)
            if at not in known:
                fresh.setdefault(at, UnitAlias(unit=units[fact.code], text=text, key=at[1]))
    loaded.added["aliases"] = len(UnitAlias.objects.bulk_create(fresh.values()))


def _heads(pack: Pack, units: dict[str, Unit], loaded: Loaded) -> None:
    titles = {kind: head.title for head in pack.heads for kind in head.kinds}
    seated = set(Post.objects.filter(heads_unit=True).values_list("unit_id", flat=True))
    posts = [
        Post(unit=units[code], title=titles[facts[-1].kind], heads_unit=True)
        for code, facts in pack.versions().items()
        if facts[-1].kind in titles and units[code].pk not in seated
    ]
    loaded.added["posts"] = len(Post.objects.bulk_create(posts))


def _successions(pack: Pack, units: dict[str, Unit], loaded: Loaded) -> None:
    known = set(Succession.objects.values_list("code", flat=True))
    parents = {fact.code: fact.parent for fact in pack.units}
    new = [fact for fact in pack.successions if fact.code not in known]
    links = []
    for fact in new:
        event = Succession.objects.create(
            code=fact.code,
            kind=fact.kind,
            effective_on=fact.start,
            legal_basis=fact.legal_basis,
            hand_over=fact.hand_over,
            note=fact.note,
            certainty=fact.certainty,
        )
        links += [
            SuccessionLink(succession=event, predecessor=units[old], successor=units[to], heir=to == heir)
            for old in fact.old
            for to, heir in _heirs(fact, parents[old])
        ]
    loaded.added["successions"] = len(new)
    loaded.added["links"] = len(SuccessionLink.objects.bulk_create(links))


def _heirs(fact: SuccessionFact, parent: str) -> list[tuple[str, str]]:
    """(successor, the one that inherits) for one ended unit."""
    to = fact.new or (parent,)
    return [(code, fact.heir or to[0]) for code in to]


def _calendar(pack: Pack, loaded: Loaded) -> None:
    added = 0
    for day in pack.days:
        if not WorkdayChange.objects.filter(day=day.day).exists():
            WorkdayChange.objects.create(day=day.day, kind=day.kind, name=day.name, source=day.source)
            added += 1
    for years in pack.years:
        known = WorkdayChange.objects.filter(day__year__gte=years.first, day__year__lte=years.last, source=years.source)
        if not known.exists():
            rows: list[CalendarDay] = seed(range(years.first, years.last + 1))
            added += seed_days(rows, years.source)
    loaded.added["days"] = added


def _outlines(pack: Pack, loaded: Loaded) -> None:
    """An outline that is there is never edited: what differs must come with a later day."""
    known = {(row.code, row.valid_from): row for row in Outline.objects.all()}
    fresh = []
    for fact in pack.outlines:
        row, lines = known.get((fact.code, fact.start)), _outline_lines(fact)
        if row is None:
            fresh.append(
                Outline(
                    code=fact.code, title=fact.title, lines=lines, source=fact.source, certainty=fact.certainty,
                    valid_from=fact.start, valid_to=fact.end,
                )
            )  # fmt: skip
        elif row.lines != lines:
            raise PackError(
                [f"{fact.where}: đề cương đã nạp không sửa được, hãy thêm bản có hiệu lực sau / add a later one"]
            )
        elif row.valid_to is None and fact.end is not None:
            Outline.objects.filter(pk=row.pk).update(valid_to=fact.end)
    loaded.added["outlines"] = len(Outline.objects.bulk_create(fresh))


def _outline_lines(fact: OutlineFact) -> list[dict[str, object]]:
    return [{key: value for key, value in asdict(line).items() if key != "where"} for line in fact.lines]


def _stages(pack: Pack, loaded: Loaded) -> None:
    known = set(Stage.objects.values_list("kind", "code", "valid_from"))
    fresh = [
        Stage(
            kind=f.kind, code=f.code, name=f.name, rank=f.rank, is_last=f.is_last,
            source=f.source, certainty=f.certainty, valid_from=f.start, valid_to=f.end,
        )
        for f in pack.stages
        if (f.kind, f.code, f.start) not in known
    ]  # fmt: skip
    loaded.added["stages"] = len(Stage.objects.bulk_create(fresh))
