"""Where a document's figures were taken from, in words and as a place to go to: every figure opens the rows behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from roviec.assess.models import Run
from roviec.duties.labels import period_inside, period_label
from roviec.duties.names import unit_names
from roviec.measures.models import Definition

_ROW: Final = re.compile(r"[0-9]+")
_INDICATOR: Final = re.compile(r"measures\.indicator:([a-z0-9.-]+):([0-9]{4}(?:-[0-9A-Z]+)*):([0-9-]{10})")
_PERIOD: Final = re.compile(r"[0-9]{4}(?:-[0-9A-Z]+)*")


@dataclass(frozen=True)
class Source:
    label: str
    url: str = ""


def _unit(key: str) -> Source:
    named = unit_names().get(int(key))
    name = named.name if named else key
    return Source(_("Các phần việc của %(unit)s") % {"unit": name}, reverse("org:unit", args=[key]))


def _run(key: str) -> Source:
    run = Run.objects.filter(pk=key).first()
    period = period_label(run.period) if run else key
    return Source(_("Kết quả đánh giá đã ký, %(period)s") % {"period": period}, reverse("assess:run", args=[key]))


def _blockers(period: str) -> Source:
    words = _("Khó khăn, vướng mắc, %(period)s") % {"period": period_inside(period)}
    return Source(words, reverse("duties:blockers"))


# What stands before the colon of `Document.source`.
SOURCES: Final[dict[str, tuple[re.Pattern[str], Callable[[str], Source]]]] = {
    "org.unit": (_ROW, _unit),
    "assess.run": (_ROW, _run),
    "duties.blockers": (_PERIOD, _blockers),
}


def source_of(text: str) -> Source:
    """ "org.unit:12" in words; a source that nobody explains is shown as it is."""
    sort, _colon, key = text.partition(":")
    form, said = SOURCES.get(sort, (_ROW, Source))
    return said(key) if sort in SOURCES and form.fullmatch(key) else Source(text)


def indicators_of(texts: Iterable[str]) -> list[Source]:
    """ "measures.indicator:can-cuoc:2026-10:2026-11-04" (code, period, the day up to which figures were known) opens the indicator's page."""
    asked = [found.groups() for text in texts if (found := _INDICATOR.fullmatch(text))]
    rows = Definition.objects.filter(indicator__code__in={code for code, _period, _day in asked}).order_by("valid_from")
    names = dict(rows.values_list("indicator__code", "name"))
    return [
        Source(
            f"{names.get(code, code)}, {period_inside(period)}",
            f"{reverse('measures:indicator', args=[code])}?period={period}&day={day}",
        )
        for code, period, day in asked
    ]
