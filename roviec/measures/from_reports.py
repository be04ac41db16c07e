"""What units report on sheets becomes observations: once handed in it counts as said, accepted it is confirmed, returned it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone

from roviec.duties import figures
from roviec.duties.models import Report, Sheet
from roviec.duties.sheets import Field, Kind, Value
from roviec.journal.context import Actor
from roviec.measures.acts import Figure, observe, withdraw
from roviec.measures.acts.figures import is_period_of, period_of_key
from roviec.measures.elsewhere import known
from roviec.measures.models import Batch, Definition, Source
from roviec.org.models import Dated

JOB: Final = "measures.catch_up"
COUNTED: Final = (Report.State.SUBMITTED, Report.State.ACCEPTED)


def follow(actor: Actor, report: Report) -> None:
    """Told by the duties whenever a report is handed in or reviewed."""
    if report.state == Report.State.RETURNED:
        for batch in Batch.objects.filter(report=report):
            withdraw(actor=actor, batch=batch, reason="report returned")
    elif report.state == Report.State.ACCEPTED:
        Batch.objects.filter(report=report, accepted_at=None).update(accepted_at=timezone.now())
    else:
        take(actor, report)


def take(actor: Actor, report: Report) -> None:
    given = list(given_by(report))
    if given:
        observe(
            actor=actor, way=Batch.Way.REPORT, figures=given, report=report, person=report.author,
            said_at=report.submitted_at,
        )  # fmt: skip


def given_by(report: Report) -> Iterator[Figure]:
    """The figures of fields that name an indicator in force, in a period of that indicator. An empty field gives none."""
    asked = [field for field in figures.fields(report.sheet) if field.indicator]
    if not asked:
        return
    obligation, values = report.obligation, figures.values(report)
    period = period_of_key(obligation.period)
    if period is None or period.end is None:
        return
    definitions = {row.code: row for row in _in_force([field.indicator for field in asked], period.end)}
    there = known(obligation, figures.fields(report.sheet))
    for field in asked:
        definition = definitions.get(field.indicator)
        numbers = _numbers(field, values)
        if definition is None or numbers is None or not is_period_of(period, definition.every):
            continue
        codes = (field.part, field.whole) if field.kind is Kind.RATIO else (field.code,)
        if all(code in there and there[code].value == values.get(code) for code in codes):
            continue  # it was shown, not asked: it stays with its origin
        yield Figure(
            indicator=field.indicator, unit_id=obligation.unit_id, period=period.key, numerator=numbers[0],
            denominator=numbers[1], word=report.words.get(field.code, "")[:500],
        )  # fmt: skip


def _in_force(codes: list[str], day: object) -> list[Definition]:
    rows = Definition.objects.filter(Dated.on(day), indicator__code__in=codes, source_kind=Source.SHEET)
    return list(rows.select_related("indicator"))


def _numbers(field: Field, values: dict[str, Value | None]) -> tuple[Decimal, Decimal | None] | None:
    if field.kind is Kind.RATIO:
        part, whole = (_number(values.get(code)) for code in (field.part, field.whole))
        return None if part is None or whole is None else (part, whole)
    number = _number(values.get(field.code))
    return None if number is None else (number, None)


def _number(value: Value | None) -> Decimal | None:
    """A yes is 1. Words and days are no figures."""
    return Decimal(value) if isinstance(value, int | Decimal) else None


def catch_up_now() -> None:
    """As the scheduler calls it."""
    catch_up(Actor.system(JOB))


def catch_up(actor: Actor) -> int:
    """Reports whose sheet names indicators and whose figures aren't here yet, in the order in which they came. How many.

    Those handed in before their indicator was defined, or written without the acts (a made-up year). One transaction a report: killed
    in the middle, the next run goes on.
    """
    sheets = [sheet.pk for sheet in Sheet.objects.all() if any(field.indicator for field in figures.fields(sheet))]
    rows = Report.objects.filter(state__in=COUNTED, sheet__in=sheets)
    rows = rows.exclude(pk__in=Batch.objects.exclude(report=None).values("report"))
    taken = 0
    for pk in rows.order_by("submitted_at", "pk").values_list("pk", flat=True):
        report = Report.objects.select_related("sheet", "obligation", "author").get(pk=pk)
        with transaction.atomic():
            take(actor, report)
            # One without rows says that it has been looked at.
            batch, _ = Batch.objects.get_or_create(report=report, defaults={"way": Batch.Way.REPORT})
            if report.state == Report.State.ACCEPTED:
                Batch.objects.filter(pk=batch.pk).update(accepted_at=report.review.at)
        taken += 1
    return taken
