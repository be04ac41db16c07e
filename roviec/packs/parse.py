"""From a pack's TOML files to typed facts; all problems are gathered before any is reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from roviec.org.models import Succession, WorkdayChange
from roviec.packs import alerts, indicators, targets
from roviec.packs.ends import end_what_is_built_on, read_end
from roviec.packs.entry import Entry
from roviec.packs.files import HOME, NAME, Source, file_names, folder_of, read_source
from roviec.packs.outlines import read_outline
from roviec.packs.places import Problem, Where
from roviec.packs.rules import read_scoring_rule
from roviec.packs.schema import (
    DayFact,
    HeadFact,
    KindFact,
    LevelFact,
    Pack,
    PackError,
    SelectorFact,
    StageFact,
    SuccessionFact,
    UnitFact,
    UnknownFact,
    YearsFact,
)
from roviec.packs.sheets import read_sheet
from roviec.programme.models import Kind
from roviec.vietnamese.keys import search_key


def read_pack(name: str, home: Path = HOME) -> Pack:
    """A pack that ships, by its name, or any folder. PackError when it cannot be read; its facts may still not fit together."""
    pack, problems = read_all(name, home)
    if problems:
        raise PackError(problems)
    return pack


def read_all(name: str, home: Path = HOME, asked_by: tuple[str, ...] = ()) -> tuple[Pack, list[Problem]]:
    """What could be read, and what is wrong with the rest. PackError when there is no such pack."""
    folder = folder_of(name, home)
    if folder is None:
        raise PackError([f"{name}: không có gói này / no such pack"])
    problems: list[Problem] = []
    before = f"{folder.name}/" if asked_by else ""
    listed = Where(folder.name, f"{before}pack.toml")
    source = read_source(folder / "pack.toml", folder.name, listed.file, problems, listed)
    head = Entry(source.where, source.table, problems)
    pack = Pack(head.text("name"), head.text("title"), head.text("version"))
    if not NAME.fullmatch(pack.name):
        head.wrong(
            "“name” chỉ gồm chữ thường không dấu, số và dấu gạch nối / is small letters, digits and hyphens", "name"
        )
    for number, required in enumerate(head.texts("requires", empty=True)):
        _build_on(pack, required, source.where.at("requires", number), folder, (*asked_by, pack.name), problems)
    head.texts("files")
    for file, at in file_names(source.table, source.where, problems):
        _read_file(read_source(folder / file, pack.name, before + file, problems, at), pack, problems)
    head.done()
    end_what_is_built_on(pack, problems)
    return pack, problems


def _build_on(
    pack: Pack, required: str, at: Where, folder: Path, asked_by: tuple[str, ...], problems: list[Problem]
) -> None:
    """The facts of a pack that this one builds on become its own; it lies beside this one or ships."""
    home = folder.parent if (folder.parent / required / "pack.toml").is_file() else HOME
    if required in asked_by or not NAME.fullmatch(required) or folder_of(required, home) is None:
        problems.append(Problem(at, f"không có gói “{required}” để dựa vào / there is no such pack to build on"))
        return
    base, wrong = read_all(required, home, asked_by)
    problems += wrong
    known = pack.chain()
    pack.requires.append(base)
    for fact in base.facts():
        if base.name not in known and fact.where.pack not in known:
            pack.add(fact)


def _read_file(source: Source, pack: Pack, problems: list[Problem]) -> None:
    table = dict(source.table)
    defaults = table.pop("defaults", {})
    asked: set[str] = set()
    for kind, entries in table.items():
        at = source.where.at(kind)
        if kind not in READERS:
            problems.append(Problem(at, f"không biết mục “{kind}” / unknown section"))
        elif not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
            problems.append(Problem(at, f"mục phải viết là [[{kind}]] / the section is written [[{kind}]]"))
        elif isinstance(defaults, dict):
            for number, values in enumerate(entries):
                entry = Entry(
                    source.where.at(kind, number, also=f"[[{kind}]] {number + 1}"), values, problems, defaults
                )
                READERS[kind](entry, pack)
                entry.done()
                asked |= entry.asked
    if not isinstance(defaults, dict):
        problems.append(Problem(source.where.at("defaults"), "phải viết là [defaults] / is written [defaults]"))
    elif asked:
        for field in sorted(set(defaults) - asked):
            where = source.where.at("defaults", field, also="[defaults]")
            problems.append(Problem(where, f"không mục nào dùng “{field}” / no entry has a use for it"))


def _level(entry: Entry, pack: Pack) -> None:
    row = LevelFact(
        code=entry.text("code"), name=entry.text("name"), rank=entry.number("rank"), **entry.common()
    )  # fmt: skip
    pack.levels.append(row)


def _kind(entry: Entry, pack: Pack) -> None:
    row = KindFact(
        code=entry.text("code"), name=entry.text("name"), rank=entry.number("rank"), **entry.common()
    )  # fmt: skip
    pack.kinds.append(row)


def _unit(entry: Entry, pack: Pack) -> None:
    pack.units.append(
        UnitFact(
            code=entry.text("code"),
            kind=entry.text("kind"),
            level=entry.text("level"),
            parent=entry.text("parent", ""),
            name=entry.text("name"),
            short=entry.text("short", ""),
            aliases=entry.texts("aliases", empty=True),
            said_in=entry.where,
            **entry.common(),
        )
    )


def _units(entry: Entry, pack: Pack) -> None:
    """Many of a kind at once: `prefix` + each name; the code is made from the name."""
    kind, level, parent = entry.text("kind"), entry.text("level"), entry.text("parent", "")
    prefix = entry.text("prefix")
    before, after = entry.text("code_prefix", ""), entry.text("code_suffix", "")
    names, common = entry.texts("names"), entry.common()
    for number, name in enumerate(names):
        common["where"] = entry.where.at("names", number, also=f", {name}")
        code = before + search_key(name).replace(" ", "-") + after
        pack.units.append(
            UnitFact(
                code=code, kind=kind, level=level, parent=parent, name=f"{prefix} {name}", said_in=entry.where, **common
            )
        )


def _succession(entry: Entry, pack: Pack) -> None:
    pack.successions.append(
        SuccessionFact(
            code=entry.text("code"),
            kind=entry.choice("kind", Succession.Kind.values),
            old=entry.texts("from"),
            new=entry.texts("to", empty=True),
            heir=entry.text("heir", ""),
            hand_over=entry.choice("hand_over", Succession.HandOver.values),
            legal_basis=entry.text("legal_basis"),
            note=entry.text("note", ""),
            **entry.event(),
        )
    )


def _selector(entry: Entry, pack: Pack) -> None:
    pack.selectors.append(
        SelectorFact(
            code=entry.text("code"),
            name=entry.text("name"),
            phrases=entry.texts("phrases"),
            kinds=entry.texts("kinds"),
            levels=entry.texts("levels", empty=True),
            **entry.common(),
        )
    )


def _head(entry: Entry, pack: Pack) -> None:
    pack.heads.append(HeadFact(title=entry.text("title"), kinds=entry.texts("kinds"), **entry.common()))


def _years(entry: Entry, pack: Pack) -> None:
    pack.years.append(YearsFact(first=entry.number("first"), last=entry.number("last"), **entry.common()))


def _day(entry: Entry, pack: Pack) -> None:
    kind = entry.choice("kind", WorkdayChange.Kind.values)
    pack.days.append(DayFact(day=entry.day("day"), kind=kind, name=entry.text("name"), **entry.common()))


def _stage(entry: Entry, pack: Pack) -> None:
    pack.stages.append(
        StageFact(
            kind=entry.choice("kind", Kind.values),
            code=entry.text("code"),
            name=entry.text("name"),
            rank=entry.number("rank"),
            is_last=entry.flag("last"),
            **entry.common(),
        )
    )


def _unknown(entry: Entry, pack: Pack) -> None:
    pack.unknown.append(UnknownFact(title=entry.text("title"), note=entry.text("note", ""), **entry.common()))


READERS: Final[dict[str, Callable[[Entry, Pack], None]]] = {
    "level": _level,
    "kind": _kind,
    "unit": _unit,
    "units": _units,
    "succession": _succession,
    "selector": _selector,
    "head": _head,
    "years": _years,
    "day": _day,
    "report-outline": read_outline,
    "scoring-rule": read_scoring_rule,
    "stage": _stage,
    "sheet": read_sheet,
    "alert-step": alerts.read,
    "indicator": indicators.read,
    "target": targets.read,
    "end": read_end,
    "unknown": _unknown,
}
