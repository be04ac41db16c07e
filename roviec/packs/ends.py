"""A pack built on another one says what of it ends, and when; the other one stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import LISTS, CodedFact, EndFact, Fact, Pack

# Units end by a succession; kinds, selectors and the like hold for all times.
ENDABLE: Final = ("level", "stage", "sheet", "alert-step", "report-outline", "scoring-rule", "indicator")


def read_end(entry: Entry, pack: Pack) -> None:
    pack.ends.append(
        EndFact(of=entry.choice("section", list(ENDABLE)), codes=entry.texts("codes"), **entry.event())
    )  # fmt: skip


def end_what_is_built_on(pack: Pack, problems: list[Problem]) -> None:
    for end in [end for end in pack.ends if end.of in ENDABLE]:
        for number, code in enumerate(end.codes):
            if not _end(pack, [*_open(pack, end, code)], end) and end.where.pack == pack.name:
                where = end.where.at("codes", number)
                text = f"gói dựa vào không có “{code}” còn hiệu lực ở mục {end.of} / nothing of that code is open there"
                problems.append(Problem(where, text))
    for event in pack.successions:
        for code in set(event.old) - set(event.new):
            own = event.where.pack
            _end(pack, [unit for unit in pack.units if unit.code == code and _lasts(unit, own, event.start)], event)


def _open(pack: Pack, end: EndFact, code: str) -> Iterator[CodedFact]:
    for fact in getattr(pack, LISTS[end.of]):
        ended_here = fact.end == end.start and fact.ended_by == end.where.pack
        if fact.code == code and (ended_here or _lasts(fact, end.where.pack, end.start)):
            yield fact


def _lasts(fact: Fact, speaker: str, on: date) -> bool:
    return fact.where.pack != speaker and fact.end is None and fact.start < on


def _end(pack: Pack, facts: Sequence[Fact], by: Fact) -> bool:
    for fact in facts:
        held = getattr(pack, LISTS[fact.section])
        held[held.index(fact)] = replace(fact, end=by.start, ended_by=by.where.pack)
    return bool(facts)
