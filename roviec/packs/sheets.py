"""Forms of figures in a pack: read, checked, loaded. A form in force is never edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from roviec.duties.models import Sheet
from roviec.duties.sheets import Field, Kind, Total, problems_of
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import Pack, SheetFact
from roviec.packs.tables.loading import Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table

_WRONG: Final = {
    "twice": "mã số liệu bị lặp / the code is used twice",
    "total": "không cộng được theo cách đó / cannot be added up so",
    "part": "tỷ lệ cần hai số đếm “part”, “whole” của biểu / a ratio needs two counts of the form",
}


def read_sheet(entry: Entry, pack: Pack) -> None:
    """`[[sheet.field]]` one by one; `service` x `per_service` gives each service the same fields, under its name."""
    fields = [(_field(line), line.where) for line in entry.entries("field", empty=True)]
    services = [_service(line) for line in entry.entries("service", empty=True)]
    if services:
        each = [(_field(line), line.where) for line in entry.entries("per_service")]
        fields += [(_of_service(field, code, name), where) for code, name in services for field, where in each]
    pack.sheets.append(
        SheetFact(
            code=entry.text("code"),
            variant=entry.text("variant", ""),
            title=entry.text("title"),
            units=entry.texts("units", empty=True),
            kinds=entry.texts("kinds", empty=True),
            fields=tuple(field for field, _where in fields),
            places={field.code: where for field, where in fields},
            **entry.common(),
        )
    )


def _field(line: Entry) -> Field:
    field = Field(
        code=line.text("code"), label=line.text("label"), kind=_kind(line.choice("kind", list(Kind))),
        unit=line.text("unit", ""), total=_total(line.choice("total", list(Total), "")), help=line.text("help", ""),
        part=line.text("part", ""), whole=line.text("whole", ""), indicator=line.text("indicator", ""),
    )  # fmt: skip
    line.done()
    return field


def _kind(text: str) -> Kind:
    """What is none has been complained of."""
    return Kind(text) if text in list(Kind) else Kind.TEXT


def _total(text: str) -> Total:
    return Total(text) if text in list(Total) else Total.NONE


def _service(line: Entry) -> tuple[str, str]:
    found = line.text("code"), line.text("name")
    line.done()
    return found


def _of_service(field: Field, code: str, name: str) -> Field:
    part, whole = (f"{code}.{other}" if other else "" for other in (field.part, field.whole))
    indicator = field.indicator.replace("*", code)
    return replace(field, code=f"{code}.{field.code}", group=name, part=part, whole=whole, indicator=indicator)


def sheet_problems(pack: Pack) -> Iterator[Problem]:
    units = pack.versions()
    for sheet in pack.sheets:
        for number, code in enumerate(sheet.units):
            if code not in units:
                yield Problem(sheet.where.at("units", number), f"không có đơn vị “{code}” / no such unit")
        if not sheet.fields:
            yield Problem(sheet.where, "biểu không có số liệu nào / the form asks for nothing")
        for code, wrong in problems_of(sheet.fields):
            yield Problem(sheet.at(code), _WRONG[wrong])


def _row(fact: SheetFact, _units: object) -> Sheet:
    return Sheet(
        code=fact.code, variant=fact.variant, title=fact.title, units=list(fact.units), kinds=list(fact.kinds),
        fields=[field.as_json() for field in fact.fields], source=fact.source, certainty=fact.certainty,
        valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


def load_sheets(loading: Loading) -> int:
    """What was filled keeps its own form: another form is another row, from the day on which the pack brings it."""
    table = Table(
        section="sheet", model=Sheet, row=_row, identity=("code", "variant"),
        words={name: name for name in ("code", "variant", "title", "units", "kinds", "source", "certainty")}
        | {"field": "fields"},
    )  # fmt: skip
    return merge(table, loading.pack.sheets, loading)
