"""What a sheet need not ask: the current figures of its indicators that came another way than by a report on the same work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from django.utils import timezone

from roviec.duties.elsewhere import Known
from roviec.duties.models import Obligation
from roviec.duties.sheets import Field, Kind, Value
from roviec.measures.models import Batch, Observation

_ALIKE: Final = {Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.YES_NO}


def known(obligation: Obligation, fields: Sequence[Field]) -> Mapping[str, Known]:
    """By field code; a ratio's two numbers under the codes of its two counts. An estimate is no figure to rest on."""
    asked = {field.indicator: field for field in fields if field.indicator}
    kinds = {field.code: field.kind for field in fields}
    said: dict[str, Known] = {}
    for row in _current(obligation, list(asked)):
        field, origin = asked[row.indicator.code], origin_of(row.batch)
        if field.kind in _ALIKE:
            said[field.code] = Known(_value(field.kind, row.numerator), origin)
        elif field.kind is Kind.RATIO and row.denominator is not None:
            for code, number in ((field.part, row.numerator), (field.whole, row.denominator)):
                said.setdefault(code, Known(_value(kinds[code], number), origin))
    return said


def _current(obligation: Obligation, indicators: list[str]) -> list[Observation]:
    rows = Observation.objects.as_at(None).filter(
        indicator__code__in=indicators, unit=obligation.unit_id, period=obligation.period, estimate=False
    )
    own = rows.filter(batch__report__obligation=obligation)
    return list(rows.exclude(pk__in=own.values("pk")).select_related("indicator", "batch"))


def _value(kind: Kind, number: Decimal) -> Value:
    if kind is Kind.YES_NO:
        return bool(number)
    return int(number) if kind is Kind.COUNT else number.normalize()


def origin_of(batch: Batch) -> str:
    """ "Hệ thống khác gửi (Một cửa), 5-10-2026". A report is named by its way alone: who reads this may not see it."""
    day = timezone.localdate(batch.at)
    way = batch.get_way_display()
    named = f"{way} ({batch.origin})" if batch.origin and batch.way in (Batch.Way.FILE, Batch.Way.MACHINE) else way
    return f"{named}, {day.day}-{day.month}-{day.year}"
