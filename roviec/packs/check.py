"""Do the facts of a pack fit together? Problems name the place; an empty list means they do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

from roviec.org.models import Succession
from roviec.packs import alerts, indicators, targets
from roviec.packs.doubles import doubles
from roviec.packs.files import HOME
from roviec.packs.outlines import outline_problems
from roviec.packs.parse import read_all
from roviec.packs.places import Problem, Where
from roviec.packs.rules import rule_problems
from roviec.packs.schema import (
    HeadFact,
    Pack,
    PackError,
    SelectorFact,
    SheetFact,
    SuccessionFact,
    UnitFact,
)
from roviec.packs.sheets import sheet_problems


def checked_pack(name: str, home: Path = HOME) -> Pack:
    """PackError with all that is wrong, in the order of the files. An entry that could not be read is blamed for that only."""
    pack, problems = read_all(name, home)
    unread = {problem.where.of_entry for problem in problems}
    problems += [problem for problem in problems_of(pack) if problem.where.of_entry not in unread]
    if problems:
        raise PackError(_in_order(problems))
    return pack


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Files as they were read, and each from top to bottom."""
    files: dict[tuple[str, str], int] = {}
    for problem in problems:
        files.setdefault((problem.where.pack, problem.where.file), len(files))
    return sorted(problems, key=lambda each: (files[each.where.pack, each.where.file], each.where.line))


def problems_of(pack: Pack) -> list[Problem]:
    found = chain(
        _doubles(pack),
        _versions(pack),
        _places(pack),
        _events(pack),
        _endings(pack),
        _kinds(pack),
        outline_problems(pack),
        rule_problems(pack),
        sheet_problems(pack),
        alerts.problems(pack),
        indicators.problems(pack),
        targets.problems(pack),
    )
    return list(dict.fromkeys(found))


def _doubles(pack: Pack) -> Iterator[Problem]:
    by_section: dict[str, list[tuple[str, Where]]] = {}
    for fact in pack.facts():
        by_section.setdefault(fact.section, []).append((fact.key.strip(), fact.where.at("code")))
    for named in by_section.values():
        yield from doubles(named)


def _versions(pack: Pack) -> Iterator[Problem]:
    for versions in pack.versions().values():
        for earlier, later in pairwise(versions):
            if earlier.start != later.start and earlier.end != later.start:
                text = f"không nối liền giai đoạn trước (kết thúc {earlier.end}) / does not follow on"
                yield Problem(later.where.at("from"), text)


def _places(pack: Pack) -> Iterator[Problem]:
    kinds, units = {kind.code for kind in pack.kinds}, pack.versions()
    for unit in pack.units:
        said = unit.said_in
        if unit.kind not in kinds:
            yield Problem(said.at("kind"), f"không có loại “{unit.kind}” / no such kind")
        if not any(level.code == unit.level and level.holds_on(unit.start) for level in pack.levels):
            text = f"ngày {unit.start} không có cấp “{unit.level}” / no such level on that day"
            yield Problem(said.at("level"), text)
        if unit.parent and unit.parent not in units:
            yield Problem(said.at("parent"), f"không có đơn vị cấp trên “{unit.parent}” / no such parent")
        elif unit.parent and not _covers(units[unit.parent], unit):
            text = (
                f"đơn vị cấp trên “{unit.parent}” không có suốt thời gian đó / the parent does not stand all the time"
            )
            yield Problem(said.at("parent"), text)


def _covers(parents: list[UnitFact], child: UnitFact) -> bool:
    end = parents[-1].end
    return parents[0].start <= child.start and (end is None or (child.end is not None and child.end <= end))


def _events(pack: Pack) -> Iterator[Problem]:
    units = pack.versions()
    for event in pack.successions:
        for number, code in enumerate(event.old):
            if not any(version.start < event.start for version in units.get(code, [])):
                text = f"trước {event.start} không có đơn vị “{code}” / no such unit before that day"
                yield Problem(event.where.at("from", number), text)
        for number, code in enumerate(event.new):
            if not any(version.holds_on(event.start) for version in units.get(code, [])):
                text = f"ngày {event.start} không có đơn vị “{code}” / no such unit on that day"
                yield Problem(event.where.at("to", number), text)
        yield from _heirs(event)


def _heirs(event: SuccessionFact) -> Iterator[Problem]:
    if event.hand_over == Succession.HandOver.HEIR and not event.new:
        text = "bàn giao cho đơn vị kế thừa nhưng thiếu “to” / no successor to hand over to"
        yield Problem(event.where.at("hand_over"), text)
    if len(event.new) > 1 and event.heir not in event.new:
        text = "nhiều đơn vị kế thừa thì “heir” phải là một trong số đó / “heir” must be one of “to”"
        yield Problem(event.where.at("heir"), text)


def _endings(pack: Pack) -> Iterator[Problem]:
    ended = {(code, event.start) for event in pack.successions for code in event.old}
    for code, versions in pack.versions().items():
        last = versions[-1]
        if last.end is not None and (code, last.end) not in ended:
            text = f"kết thúc {last.end} nhưng không có sự kiện kế thừa / ends without a succession"
            yield Problem(last.where.at("to"), text)


def _kinds(pack: Pack) -> Iterator[Problem]:
    known, levels = {kind.code for kind in pack.kinds}, {level.code for level in pack.levels}
    chosen: list[SelectorFact | HeadFact | SheetFact] = [*pack.selectors, *pack.heads, *pack.sheets]
    for fact in chosen:
        for number, code in enumerate(fact.kinds):
            if code not in known:
                yield Problem(fact.where.at("kinds", number), f"không có loại “{code}” / no such kind")
    for selector in pack.selectors:
        for number, code in enumerate(selector.levels):
            if code not in levels:
                yield Problem(selector.where.at("levels", number), f"không có cấp “{code}” / no such level")
