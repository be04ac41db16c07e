"""Outlines of reports in a pack: read, checked, loaded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from roviec.org.models import Certainty
from roviec.packs.doubles import doubles
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import OutlineFact, OutlineLine, Pack
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table
from roviec.reports.layout.model import LEVELS
from roviec.reports.models import Outline
from roviec.reports.outlines import FILLS


def read_outline(entry: Entry, pack: Pack) -> None:
    code, title, common = entry.text("code"), entry.text("title"), entry.common()
    lines = tuple(_line(line, common["certainty"]) for line in entry.entries("line"))
    pack.outlines.append(OutlineFact(code=code, title=title, lines=lines, **common))


def _line(entry: Entry, certainty: str) -> OutlineLine:
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


def outline_problems(pack: Pack) -> Iterator[Problem]:
    for outline in pack.outlines:
        yield from doubles((line.id, line.where.at("id")) for line in outline.lines)
        for line in outline.lines:
            yield from _line_problems(line)
    by_code = sorted(pack.outlines, key=lambda outline: (outline.code, outline.start))
    for earlier, later in pairwise(by_code):
        if earlier.code == later.code and (earlier.end is None or earlier.end > later.start):
            yield Problem(
                later.where.at("from"), "bắt đầu khi bản trước còn hiệu lực / starts while the one before is in force"
            )


def _line_problems(line: OutlineLine) -> Iterator[Problem]:
    if not 1 <= line.level <= LEVELS:
        yield Problem(line.where.at("level"), f"“level” từ 1 đến {LEVELS} / is from 1 to {LEVELS}")
    if (line.fill in {"figures", "obligations"}) != bool(line.named):
        yield Problem(
            line.where.at("fill"), "“named” đi cùng “fill” là figures hoặc obligations / goes with such a “fill”"
        )


def _row(fact: OutlineFact, _units: object) -> Outline:
    lines = [{key: value for key, value in vars(line).items() if key != "where"} for line in fact.lines]
    return Outline(
        code=fact.code, title=fact.title, lines=lines, source=fact.source, certainty=fact.certainty,
        valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


def load_outlines(loading: Loading) -> int:
    table = Table(
        section="report-outline", model=Outline, row=_row, identity=("code",),
        words={name: name for name in ("code", "title", "source", "certainty")} | {"line": "lines"},
    )  # fmt: skip
    return merge(table, loading.pack.outlines, loading)
