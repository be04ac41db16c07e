"""From a pack's TOML files to typed facts; all problems are gathered before any is reported."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from roviec.assess.scoring.rule import CONTENT, RuleError, read_rule
from roviec.org.models import Certainty, Succession, WorkdayChange
from roviec.packs import alerts, indicators, targets
from roviec.packs.entry import Entry
from roviec.packs.schema import (
    DayFact,
    HeadFact,
    KindFact,
    LevelFact,
    OutlineFact,
    OutlineLine,
    Pack,
    PackError,
    RuleFact,
    SelectorFact,
    StageFact,
    SuccessionFact,
    UnitFact,
    YearsFact,
)
from roviec.packs.sheets import read_sheet
from roviec.programme.models import Kind
from roviec.reports.outlines import FILLS
from roviec.vietnamese.keys import search_key

HOME: Final = Path(__file__).resolve().parent

Table = dict[str, object]


def read_pack(name: str, home: Path = HOME) -> Pack:
    """PackError when a file is missing, is no TOML, or an entry is wrong."""
    folder = home / name
    if search_key(name).replace(" ", "-") != name or not (folder / "pack.toml").is_file():
        raise PackError([f"{name}: không có gói này / no such pack"])
    problems: list[str] = []
    head = Entry("pack.toml", _table(folder / "pack.toml", problems), problems)
    pack = Pack(head.text("name"), head.text("title"), head.text("version"))
    for file in head.texts("files"):
        _read_file(folder / file, pack, problems)
    head.done()
    if problems:
        raise PackError(problems)
    return pack


def _table(path: Path, problems: list[str]) -> Table:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        problems.append(f"{path.name}: không có tệp / no such file")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: không đọc được / cannot be read: {error}")
    return {}


def _read_file(path: Path, pack: Pack, problems: list[str]) -> None:
    table = _table(path, problems)
    defaults = table.pop("defaults", {})
    for kind, entries in table.items():
        if kind not in READERS or not isinstance(entries, list) or not isinstance(defaults, dict):
            problems.append(f"{path.name}: không biết mục “{kind}” / unknown section")
            continue
        for number, values in enumerate(entries, 1):
            entry = Entry(f"{path.name}: [[{kind}]] {number}", values, problems, defaults)
            READERS[kind](entry, pack)
            entry.done()


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
            **entry.common(),
        )
    )


def _units(entry: Entry, pack: Pack) -> None:
    """Many of a kind at once: `prefix` + each name; the code is made from the name."""
    kind, level, parent = entry.text("kind"), entry.text("level"), entry.text("parent", "")
    prefix = entry.text("prefix")
    before, after = entry.text("code_prefix", ""), entry.text("code_suffix", "")
    names, common = entry.texts("names"), entry.common()
    for name in names:
        common["where"] = f"{entry.where}, {name}"
        code = before + search_key(name).replace(" ", "-") + after
        pack.units.append(UnitFact(code=code, kind=kind, level=level, parent=parent, name=f"{prefix} {name}", **common))


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


def _outline(entry: Entry, pack: Pack) -> None:
    code, title, common = entry.text("code"), entry.text("title"), entry.common()
    lines = tuple(_outline_line(line, common["certainty"]) for line in entry.entries("line"))
    pack.outlines.append(OutlineFact(code=code, title=title, lines=lines, **common))


def _outline_line(entry: Entry, certainty: str) -> OutlineLine:
    line = OutlineLine(
        where=entry.where,
        id=entry.text("id"),
        label=entry.text("label", ""),
        title=entry.text("title"),
        level=entry.number("level"),
        fill=entry.choice("fill", list(FILLS), ""),
        named=entry.text("named", ""),
        certainty=entry.choice("certainty", Certainty.values, certainty),
    )
    entry.done()
    return line


def _scoring_rule(entry: Entry, pack: Pack) -> None:
    code, version, common = entry.text("code"), entry.text("version"), entry.common()
    content = {"code": code, "version": version, **entry.content(CONTENT - {"code", "version"})}
    try:
        read_rule(content)
    except RuleError as error:
        for problem in error.problems:
            entry.wrong(problem)
    pack.rules.append(RuleFact(code=code, version=version, title=entry.text("title"), content=content, **common))


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
    "report-outline": _outline,
    "scoring-rule": _scoring_rule,
    "stage": _stage,
    "sheet": read_sheet,
    "alert-step": alerts.read,
    "indicator": indicators.read,
    "target": targets.read,
}
