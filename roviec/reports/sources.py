"""Where a document's figures were taken from, in words and as a place to go to: every figure opens the rows behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from roviec.assess.models import Run
from roviec.duties.labels import period_inside, period_label
from roviec.duties.names import unit_names

_ROW: Final = re.compile(r"[0-9]+")
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
