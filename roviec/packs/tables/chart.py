"""The chart: units with their versions, spellings, head posts, and the events of law that end units."""

from __future__ import annotations

from collections.abc import Mapping

from roviec.org.models import Post, Succession, SuccessionLink, Unit, UnitAlias, UnitVersion
from roviec.packs.schema import SuccessionFact, UnitFact
from roviec.packs.tables.loading import Loading, What
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table
from roviec.vietnamese.keys import search_key, sort_key
from roviec.vietnamese.names import agency_key


def _version(fact: UnitFact, units: Mapping[str, Unit]) -> UnitVersion:
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


VERSIONS = Table(
    "unit", UnitVersion, _version,
    {
        "code": "unit.code", "parent": "parent.code", "level": "level", "kind": "kind", "name": "name",
        "short": "short_name", "source": "legal_basis", "certainty": "certainty",
    },
    ("code",), related=("unit", "parent"), overlap="refuse",
)  # fmt: skip


def load_chart(loading: Loading) -> None:
    added, versions = loading.loaded.added, loading.pack.versions()
    known = set(Unit.objects.values_list("code", flat=True))
    new = [
        Unit(code=code, established_on=facts[0].start, abolished_on=facts[-1].end)
        for code, facts in versions.items()
        if code not in known
    ]
    added["units"] = len(Unit.objects.bulk_create(new))
    loading.units = {unit.code: unit for unit in Unit.objects.filter(code__in=versions)}
    in_time = [fact for facts in versions.values() for fact in facts]
    added["versions"] = merge(VERSIONS, in_time, loading)
    _abolish(loading)
    added["aliases"] = _aliases(loading)
    added["posts"] = _heads(loading)
    _successions(loading)
    _move_what_is_below(loading)


def _ended(loading: Loading) -> set[str]:
    """Codes of units that stood in the city and end by this loading."""
    last = {facts[-1].key for facts in loading.pack.versions().values()}
    return {each.after["code"] for each in loading.loaded.of(What.ENDED) if each.section == "unit" and each.key in last}


def _abolish(loading: Loading) -> None:
    for code in _ended(loading):
        unit = loading.units[code]
        unit.abolished_on = loading.pack.versions()[code][-1].end
        unit.save(update_fields=["abolished_on"])


def _aliases(loading: Loading) -> int:
    known = set(UnitAlias.objects.values_list("unit_id", "key"))
    fresh: dict[tuple[int, str], UnitAlias] = {}
    for fact in loading.pack.units:
        unit = loading.units[fact.code]
        for text in fact.aliases:
            at = unit.pk, agency_key(text)
            if at not in known:
                fresh.setdefault(at, UnitAlias(unit=unit, text=text, key=at[1]))
    return len(UnitAlias.objects.bulk_create(fresh.values()))


def _heads(loading: Loading) -> int:
    """A post that is there stays, whatever its title."""
    titles = {kind: head.title for head in loading.pack.heads for kind in head.kinds}
    seated = set(Post.objects.filter(heads_unit=True).values_list("unit_id", flat=True))
    posts = [
        Post(unit=loading.units[code], title=titles[facts[-1].kind], heads_unit=True)
        for code, facts in loading.pack.versions().items()
        if facts[-1].kind in titles and loading.units[code].pk not in seated
    ]
    return len(Post.objects.bulk_create(posts))


def _successions(loading: Loading) -> None:
    """An event that is there is law and stays. A unit that the city kept standing is not succeeded."""
    known = set(Succession.objects.values_list("code", flat=True))
    parents = {fact.code: fact.parent for fact in loading.pack.units}
    kept = {each.after["code"] for each in loading.loaded.of(What.KEPT) if each.section == "unit"}
    links: list[SuccessionLink] = []
    for fact in loading.pack.successions:
        was = loading.memory.of(fact)
        if fact.code in known:
            if was is None:
                loading.memory.keep(fact, _said(fact), None)
            elif was.said != _said(fact) and not loading.memory.others(was):
                loading.note(fact, What.PAST, was.said, _said(fact))
            continue
        event = Succession.objects.create(
            code=fact.code, kind=fact.kind, effective_on=fact.start, legal_basis=fact.legal_basis,
            hand_over=fact.hand_over, note=fact.note, certainty=fact.certainty,
        )  # fmt: skip
        links += [
            SuccessionLink(succession=event, predecessor=loading.units[old], successor=loading.units[to], heir=heir)
            for old in fact.old
            if old not in kept
            for to, heir in _heirs(fact, parents[old])
        ]
        loading.note(fact, What.ADDED, {}, _said(fact))
        loading.memory.keep(fact, _said(fact), None)
    loading.loaded.added["successions"] = sum(fact.code not in known for fact in loading.pack.successions)
    loading.loaded.added["links"] = len(SuccessionLink.objects.bulk_create(links))


def _said(fact: SuccessionFact) -> dict[str, object]:
    return {
        "code": fact.code, "kind": fact.kind, "on": fact.start.isoformat(), "from": list(fact.old), "to": list(fact.new),
        "heir": fact.heir, "hand_over": fact.hand_over, "legal_basis": fact.legal_basis, "note": fact.note,
    }  # fmt: skip


def _heirs(fact: SuccessionFact, parent: str) -> list[tuple[str, bool]]:
    """(successor, is it the one that inherits) for one ended unit."""
    to = fact.new or (parent,)
    return [(code, code == (fact.heir or to[0])) for code in to]


def _move_what_is_below(loading: Loading) -> None:
    """The city's own units below one that ends move to its heir on that day, as when people end it."""
    ended = [loading.units[code].pk for code in _ended(loading)]
    heirs = SuccessionLink.objects.filter(predecessor__in=ended, heir=True).values_list(
        "predecessor", "successor", "succession__effective_on", "succession__legal_basis"
    )
    for old, heir, on, basis in heirs.order_by("pk"):
        for below in UnitVersion.objects.filter(parent=old, valid_to=None, valid_from__lt=on).order_by("pk"):
            below.valid_to = on
            below.save(update_fields=["valid_to"])
            below.pk, below._state.adding = None, True
            below.parent_id, below.valid_from, below.valid_to, below.legal_basis = heir, on, None, basis
            below.certainty = ""
            below.save()
