"""Indicators in a pack: read, checked (formulas and their units too), loaded. A definition that is there is never edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from roviec.directives.models import Recurrence
from roviec.duties.sheets import Kind as FieldKind
from roviec.measures.formulas import FormulaError, Unit, UnitsError, parse, parts_of, unit_of, unit_word
from roviec.measures.models import Better, Definition, Indicator, Kind, OverPeriods, OverUnits, Source
from roviec.org import models as org
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import IndicatorFact, Pack, SheetFact
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table

EVERY: Final = [each.value for each in Recurrence if each.value]
# What a field of a sheet may be, to feed an indicator of a kind.
FED_BY: Final[Mapping[str, FieldKind]] = {
    Kind.COUNT: FieldKind.COUNT,
    Kind.AMOUNT: FieldKind.AMOUNT,
    Kind.RATIO: FieldKind.RATIO,
    Kind.YES_NO: FieldKind.YES_NO,
    Kind.INDEX: FieldKind.PERCENT,
}
_FORMULA: Final = {
    "empty": "công thức trống / the formula is empty",
    "too_long": "công thức quá dài / the formula is too long",
    "too_deep": "công thức lồng quá sâu / the formula is nested too deeply",
    "unreadable": "công thức có ký tự không đọc được / the formula cannot be read",
    "bad_code": "mã chỉ tiêu trong [ ] không hợp lệ / no code of an indicator",
    "unknown_function": "hàm không có / no such function",
    "unfinished": "công thức chưa xong / the formula is unfinished",
    "left_over": "công thức thừa phần cuối / something is left over",
}


def read(entry: Entry, pack: Pack) -> None:
    pack.indicators.append(
        IndicatorFact(
            code=entry.text("code"),
            name=entry.text("name"),
            topic=entry.text("topic", ""),
            kind=entry.choice("kind", Kind.values),
            measure=entry.text("measure", ""),
            better=entry.choice("better", Better.values, ""),
            over_units=entry.choice("over_units", OverUnits.values, OverUnits.SUM),
            over_periods=entry.choice("over_periods", OverPeriods.values, OverPeriods.SUM),
            every=entry.choice("every", EVERY),
            source_kind=entry.choice("given_by", Source.values),
            formula=entry.text("formula", ""),
            kinds=entry.texts("kinds", empty=True),
            units=entry.texts("units", empty=True),
            owner=entry.text("owner", ""),
            **entry.common(),
        )
    )


def problems(pack: Pack) -> Iterator[Problem]:
    units, kinds = pack.versions(), {kind.code for kind in pack.kinds}
    by_code: dict[str, list[IndicatorFact]] = {}
    for fact in sorted(pack.indicators, key=lambda fact: fact.start):
        by_code.setdefault(fact.code, []).append(fact)
        for field, codes, there in (
            ("units", fact.units, set(units)),
            ("owner", filter(None, [fact.owner]), set(units)),
            ("kinds", fact.kinds, kinds),
        ):
            for code in codes:
                if code not in there:
                    what = "loại “{}” / no such kind" if field == "kinds" else "đơn vị “{}” / no such unit"
                    yield Problem(fact.where.at(field), f"không có {what.format(code)}")
        if (fact.source_kind == Source.FORMULA) != bool(fact.formula):
            text = "“formula” đi cùng given_by = “formula” / goes with that “given_by” only"
            yield Problem(fact.where.at("formula" if fact.formula else "given_by"), text)
        if fact.source_kind == Source.SHEET and not fact.kinds and not fact.units:
            yield Problem(fact.where, "thiếu “kinds” hoặc “units”: ai cho số liệu / who gives it")
        if fact.formula:
            yield from _formula(fact, pack)
    for versions in by_code.values():
        for earlier, later in pairwise(versions):
            if earlier.end is None or earlier.end > later.start:
                text = "bắt đầu khi bản trước còn hiệu lực / starts while the one before is in force"
                yield Problem(later.where.at("from"), text)
    yield from _fields(pack, by_code)


def _formula(fact: IndicatorFact, pack: Pack) -> Iterator[Problem]:
    """Parts stand on that day, are no formulas themselves, come as often, and their units come to the one that is said."""
    where = fact.where.at("formula")
    standing = {other.code: other for other in pack.indicators if other.holds_on(fact.start)}
    try:
        tree = parse(fact.formula)
        for code in sorted(parts_of(tree) & set(standing)):
            if standing[code].formula or standing[code].every != fact.every:
                yield Problem(
                    where, f"“{code}” phải là số liệu gốc, cùng kỳ / must be no formula, and of the same period"
                )
        found = unit_of(tree, {code: _unit(other) for code, other in standing.items()})
    except FormulaError as error:
        yield Problem(where, f"{_FORMULA[error.code]}: vị trí / place {error.at} {error.text}".rstrip())
    except UnitsError as error:
        if error.code == "unknown_part":
            yield Problem(where, f"công thức có chỉ tiêu lạ / unknown indicator “{error.left}”")
        else:
            yield Problem(
                where, f"công thức cộng hai đơn vị đo khác nhau / adds two units: “{error.left}”, “{error.right}”"
            )
    else:
        if found != _unit(fact):
            yield Problem(
                where, f"công thức ra đơn vị “{unit_word(found)}”, không phải “{fact.measure}” / comes to another unit"
            )


def _unit(fact: IndicatorFact) -> Unit:
    """A ratio, a yes or no, an index are plain numbers; "đồng/người" is đồng by người."""
    if fact.kind in (Kind.RATIO, Kind.YES_NO, Kind.INDEX) or not fact.measure:
        return frozenset()
    over, *under = (word.strip() for word in fact.measure.split("/"))
    return frozenset({(over, 1), *((word, -1) for word in under)})


def _fields(pack: Pack, by_code: Mapping[str, list[IndicatorFact]]) -> Iterator[Problem]:
    """A sheet's field feeds an indicator of its own kind; one figure is asked once."""
    asked: dict[str, list[SheetFact]] = {}
    for sheet in pack.sheets:
        for field in sheet.fields:
            if not field.indicator:
                continue
            where = sheet.at(field.code)
            facts = [fact for fact in by_code.get(field.indicator, []) if fact.source_kind == Source.SHEET]
            if not facts:
                yield Problem(where, f"không có chỉ tiêu lấy từ biểu “{field.indicator}” / no such indicator")
            elif any(FED_BY.get(fact.kind) != field.kind for fact in facts):
                yield Problem(where, f"khác loại với chỉ tiêu “{field.indicator}” / is of another kind")
            before = asked.setdefault(field.indicator, [])
            first = next((other for other in before if _ask_the_same(pack, other, sheet)), None)
            if first is not None:
                yield Problem(where, f"“{field.indicator}” đã được hỏi ở biểu “{first.code}” / is asked already")
            before.append(sheet)


def _ask_the_same(pack: Pack, one: SheetFact, other: SheetFact) -> bool:
    """Within one sheet, or of the same units on the same days by two of them. Of the variants of a code each unit fills one."""
    if one is other:
        return True
    if one.code == other.code or (one.end and one.end <= other.start) or (other.end and other.end <= one.start):
        return False
    mine, theirs = _asked_of(pack, one), _asked_of(pack, other)
    return mine is None or theirs is None or not mine.isdisjoint(theirs)


def _asked_of(pack: Pack, sheet: SheetFact) -> set[str] | None:
    """Units by code, and kinds; None: everybody."""
    if sheet.units:
        return {f"unit {code}" for code in sheet.units}
    if not sheet.kinds:
        return None
    of_kind = {f"unit {unit.code}" for unit in pack.units if unit.kind in sheet.kinds}
    return of_kind | {f"kind {kind}" for kind in sheet.kinds}


def _row(fact: IndicatorFact, rank: int, indicator: Indicator, units: Mapping[str, org.Unit]) -> Definition:
    return Definition(
        indicator=indicator, name=fact.name, topic=fact.topic, kind=fact.kind, measure=fact.measure, better=fact.better,
        over_units=fact.over_units, over_periods=fact.over_periods, every=fact.every, source_kind=fact.source_kind,
        formula=fact.formula, kinds=list(fact.kinds), units=list(fact.units), owner=units.get(fact.owner), rank=rank,
        source=fact.source, certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


_MEANING: Final = (
    "name", "kind", "measure", "better", "over_units", "over_periods", "every", "source_kind", "formula", "kinds", "units",
)  # fmt: skip


def _refuses(old: Definition, new: Definition) -> str:
    if all(getattr(old, name) == getattr(new, name) for name in _MEANING):
        return ""
    return "chỉ tiêu đã nạp không sửa được, hãy thêm bản có hiệu lực sau / add a later one"


def load(loading: Loading) -> int:
    """PackError for a definition that is there and means something else: figures were given for it."""
    facts = loading.pack.indicators
    codes = {fact.code for fact in facts}
    known = set(Indicator.objects.filter(code__in=codes).values_list("code", flat=True))
    Indicator.objects.bulk_create(Indicator(code=code) for code in sorted(codes - known))
    indicators = {row.code: row for row in Indicator.objects.filter(code__in=codes)}
    ranks = {fact.key: rank for rank, fact in enumerate(facts)}
    same = ("name", "topic", "kind", "measure", "better", "over_units", "over_periods", "every", "formula", "kinds")
    table = Table(
        section="indicator", model=Definition, identity=("code",), related=("indicator", "owner"), refuses=_refuses,
        row=lambda fact, units: _row(fact, ranks[fact.key], indicators[fact.code], units), overlap="refuse",
        words={name: name for name in (*same, "units", "source", "certainty")}
        | {"code": "indicator.code", "owner": "owner.code", "given_by": "source_kind"},
    )  # fmt: skip
    return merge(table, facts, loading)
