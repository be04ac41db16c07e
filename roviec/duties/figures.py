"""A report's figures on its sheet: which sheet, last period's figures beside them, and what asks for a word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roviec.duties.elsewhere import Known
from roviec.duties.models import Duty, DutySheet, Obligation, Report, Sheet
from roviec.duties.sheets import Doubt, Field, Kind, Value, doubts, fields_of, share, value_of, written
from roviec.org.models import Dated, UnitVersion


def sheet_for(obligation: Obligation, today: date) -> Sheet | None:
    """The form on which this unit reports on this duty for this period: the one in force on the period's last day.

    Of the variants of a code the one that names the unit comes first, then the one for its kind, then the one for all.
    """
    day = obligation.period_end or today
    bound = DutySheet.objects.filter(duty=obligation.duty_id, since__lte=day).order_by("-since", "-pk").first()
    if bound is None or not bound.code:
        return None
    variants = list(Sheet.objects.filter(Dated.on(day), code=bound.code).order_by("variant"))
    version = UnitVersion.objects.filter(Dated.on(min(day, today)), unit=obligation.holder_id).select_related("unit")
    unit = version.first()
    code, kind = (unit.unit.code, unit.kind) if unit else ("", "")
    named = [sheet for sheet in variants if code in sheet.units]
    of_kind = [sheet for sheet in variants if kind in sheet.kinds]
    anybody = [sheet for sheet in variants if not sheet.units and not sheet.kinds]
    return next(iter([*named, *of_kind, *anybody]), None)


def bound_sheets(duty: Duty) -> list[tuple[DutySheet, str]]:
    """Which forms from which day, the latest first, each with a title; two queries."""
    bound = list(DutySheet.objects.filter(duty=duty).order_by("-since", "-pk"))
    if not bound:
        return []
    titles = Sheet.objects.filter(code__in=[row.code for row in bound]).order_by("-variant", "valid_from")
    named = dict(titles.values_list("code", "title"))
    return [(row, named.get(row.code, "")) for row in bound]


def fields(sheet: Sheet | None) -> tuple[Field, ...]:
    return fields_of(sheet.fields) if sheet else ()


def values(report: Report, known: Mapping[str, Known] | None = None) -> dict[str, Value | None]:
    """What was given, and the ratios that follow from it; `known` stands where nothing was typed."""
    asked = fields(report.sheet)
    found = {field.code: value_of(field, report.figures.get(field.code)) for field in asked if field.typed}
    for code, each in (known or {}).items():
        if found.get(code) is None:
            found[code] = each.value
    ratios = {f.code: share(found.get(f.part), found.get(f.whole)) for f in asked if f.kind is Kind.RATIO}
    return {**found, **ratios}


def left_over(draft: Report) -> list[tuple[str, str]]:
    """What was typed for fields that the draft's sheet, as it is now, doesn't ask for: (label, figure)."""
    stored = Sheet.objects.filter(pk__in=Report.objects.filter(pk=draft.pk).values("sheet")).first()
    if stored is None or stored.pk == draft.sheet_id:
        return []
    asked = {field.code for field in fields(draft.sheet)}
    gone = [field for field in fields(stored) if field.typed and field.code not in asked]
    found = [(field.label, written(field, value_of(field, draft.figures.get(field.code)))) for field in gone]
    return [(label, said) for label, said in found if said]


def last_report(obligation: Obligation) -> Report | None:
    """What was handed in for the period before, by whoever was charged then as now."""
    before = Report.objects.exclude(state=Report.State.DRAFT).filter(
        obligation__duty=obligation.duty_id,
        obligation__unit=obligation.unit_id,
        obligation__period_start__lt=obligation.period_start,
    )
    return before.select_related("sheet", "obligation").order_by("-obligation__period_start", "-number").first()


def last_values(obligation: Obligation) -> dict[str, Value | None]:
    report = last_report(obligation)
    return values(report) if report else {}


def doubts_of(report: Report, known: Mapping[str, Known] | None = None) -> list[Doubt]:
    """What asks for a word: odd figures, and those that contradict what is `known` from elsewhere."""
    given = values(report)
    contested = [
        Doubt(code, "contested", value, each.value)
        for code, each in (known or {}).items()
        if (value := given.get(code)) is not None and value != each.value
    ]
    found = doubts(fields(report.sheet), given, last_values(report.obligation))
    named = {doubt.field for doubt in contested}
    return [*contested, *(doubt for doubt in found if doubt.field not in named)]
