"""Outlines of reports in a pack: read, checked, loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise
from string import Formatter
from typing import Final

from roviec.org.models import Certainty
from roviec.packs.doubles import doubles
from roviec.packs.entry import Entry
from roviec.packs.places import Problem, Where
from roviec.packs.schema import OutlineFact, OutlineLine, Pack
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table
from roviec.reports.builders.indicators import ALL, ONE, TOPIC
from roviec.reports.layout.model import LEVELS
from roviec.reports.models import Kind, Outline
from roviec.reports.outlines import FILLS

DRAWN_UP: Final = (Kind.MONTHLY.value, Kind.NOTICE.value, Kind.DECISIONS.value)
# What a document that is drawn up by an outline cannot do without: the pack's word -> the fact's.
_ABOVE: Final = {
    "type": "type_name",
    "abbreviation": "abbreviation",
    "abstract": "abstract",
    "addressees": "addressees",
    "goes_to": "goes_to",
}
_SLUG: Final = re.compile(r"[-a-z0-9_]+")


def read_outline(entry: Entry, pack: Pack) -> None:
    code, title, common = entry.text("code"), entry.text("title"), entry.common()
    lines = tuple(_line(line, common["certainty"]) for line in entry.entries("line"))
    pack.outlines.append(
        OutlineFact(
            code=code,
            title=title,
            lines=lines,
            kind=entry.choice("kind", list(DRAWN_UP), ""),
            type_name=entry.text("type", ""),
            abbreviation=entry.text("abbreviation", ""),
            abstract=entry.text("abstract", ""),
            addressees=entry.texts("addressees", empty=True),
            goes_to=entry.choice("goes_to", Outline.To.values, ""),
            from_run=entry.flag("from_run"),
            **common,
        )
    )


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
        yield from _above_problems(outline)
        for line in outline.lines:
            yield from _line_problems(line)
            yield from _indicator_problems(line, pack)
            if outline.kind and not outline.from_run and line.named.startswith(("assess.", "late")):
                yield Problem(
                    line.where.at("named"), "cần from_run = true: số liệu của một tháng đã ký / is of a signed month"
                )
    by_code = sorted(pack.outlines, key=lambda outline: (outline.code, outline.start))
    for earlier, later in pairwise(by_code):
        if earlier.code == later.code and (earlier.end is None or earlier.end > later.start):
            yield Problem(
                later.where.at("from"), "bắt đầu khi bản trước còn hiệu lực / starts while the one before is in force"
            )


def _indicator_problems(line: OutlineLine, pack: Pack) -> Iterator[Problem]:
    """A pack that has no indicators at all may copy an outline with topics: it prints that there is no figure yet."""
    sort, _colon, key = line.named.partition(":")
    where = line.where.at("named")
    if sort == ONE and key not in {fact.code for fact in pack.indicators}:
        yield Problem(where, f"không có chỉ tiêu “{key}” / no such indicator")
    elif sort == TOPIC and pack.indicators and key not in {fact.topic for fact in pack.indicators}:
        yield Problem(where, f"không có chỉ tiêu nào ở đề mục “{key}” / no indicator has that topic")
    elif sort == ALL and key:
        yield Problem(where, f"“{ALL}” không kèm gì; một chỉ tiêu là “{ONE}:…” / stands alone")


def _above_problems(outline: OutlineFact) -> Iterator[Problem]:
    """What is printed above the text, and to whom it goes: all of it or nothing."""
    for word, name in _ABOVE.items():
        if bool(getattr(outline, name)) != bool(outline.kind):
            yield Problem(outline.where.at(word), f"“{word}” đi cùng “kind” / goes with “kind”")
    if not outline.kind:
        return
    if not _SLUG.fullmatch(outline.code):
        text = "mã đề cương lập văn bản chỉ gồm chữ thường không dấu, số, gạch nối / small letters, digits, hyphens"
        yield Problem(outline.where.at("code"), text)
    if outline.goes_to == Outline.To.JUDGED and not outline.from_run:
        yield Problem(
            outline.where.at("goes_to"), "gửi các đơn vị được đánh giá thì cần from_run = true / needs from_run = true"
        )
    yield from _gaps(outline.where.at("abstract"), outline.abstract, {"period", "today"})
    for number, said in enumerate(outline.addressees):
        yield from _gaps(outline.where.at("addressees", number), said, {"top"})


def _gaps(where: Where, text: str, known: Set[str]) -> Iterator[Problem]:
    """Words in braces that are filled in."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        parts = [("", "", "", None)]
    for _before, name, form, turned in parts:
        if name is not None and (name not in known or form or turned):
            filled = ", ".join(f"{{{each}}}" for each in sorted(known))
            yield Problem(where, f"trong ngoặc nhọn chỉ nhận / in braces only: {filled}")


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
        code=fact.code, title=fact.title, lines=lines, kind=fact.kind, type_name=fact.type_name,
        abbreviation=fact.abbreviation, abstract=fact.abstract, addressees=list(fact.addressees), goes_to=fact.goes_to,
        from_run=fact.from_run, source=fact.source, certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


_WORDS: Final = (
    "code", "title", "source", "certainty", "kind", "abbreviation", "abstract", "addressees", "goes_to", "from_run",
)  # fmt: skip


def load_outlines(loading: Loading) -> int:
    table = Table(
        section="report-outline", model=Outline, row=_row, identity=("code",),
        words={name: name for name in _WORDS} | {"line": "lines", "type": "type_name"},
    )  # fmt: skip
    return merge(table, loading.pack.outlines, loading)
