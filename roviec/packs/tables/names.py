"""Levels, kinds, selectors, stages: the words of a city."""

from __future__ import annotations

from roviec.org.models import Level, Selector, UnitKind
from roviec.packs.schema import KindFact, LevelFact, SelectorFact, StageFact
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table
from roviec.programme.models import Stage
from roviec.vietnamese.names import agency_key


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _level(fact: LevelFact, _units: object) -> Level:
    return Level(
        code=fact.code, name=fact.name, rank=fact.rank, valid_from=fact.start, valid_to=fact.end, source=fact.source
    )


def _kind(fact: KindFact, _units: object) -> UnitKind:
    return UnitKind(code=fact.code, name=fact.name, rank=fact.rank)


def _selector(fact: SelectorFact, _units: object) -> Selector:
    return Selector(
        code=fact.code,
        name=fact.name,
        phrases=list(fact.phrases),
        phrase_keys=[agency_key(phrase) for phrase in fact.phrases],
        kinds=list(fact.kinds),
        levels=list(fact.levels),
    )


def _stage(fact: StageFact, _units: object) -> Stage:
    return Stage(
        kind=fact.kind, code=fact.code, name=fact.name, rank=fact.rank, is_last=fact.is_last,
        source=fact.source, certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


LEVELS = Table("level", Level, _level, _same("code", "name", "rank", "source"), ("code",))
KINDS = Table("kind", UnitKind, _kind, _same("code", "name", "rank"), ("code",), dated=False)
SELECTORS = Table(
    "selector", Selector, _selector, _same("code", "name", "phrases", "kinds", "levels"), ("code",), dated=False
)
STAGES = Table(
    "stage", Stage, _stage,
    _same("kind", "code", "name", "rank", "source", "certainty") | {"last": "is_last"}, ("kind", "code"),
)  # fmt: skip


def load_names(loading: Loading) -> None:
    pack, added = loading.pack, loading.loaded.added
    added["levels"] = merge(LEVELS, pack.levels, loading)
    added["kinds"] = merge(KINDS, pack.kinds, loading)
    added["selectors"] = merge(SELECTORS, pack.selectors, loading)


def load_stages(loading: Loading) -> int:
    return merge(STAGES, loading.pack.stages, loading)
