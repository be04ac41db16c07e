"""Where a document's figures were taken from, in words and as a place to go to: every figure opens the rows behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from roviec.assess.models import Run
from roviec.duties.labels import period_label
from roviec.duties.names import unit_names


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
    return Source(_("Kết quả đánh giá đã ký, %(period)s") % {"period": period})


# What stands before the colon of `Document.source`.
SOURCES: Final[dict[str, Callable[[str], Source]]] = {"org.unit": _unit, "assess.run": _run}


def source_of(text: str) -> Source:
    """ "org.unit:12" in words; a source that nobody explains is shown as it is."""
    sort, _colon, key = text.partition(":")
    return SOURCES[sort](key) if sort in SOURCES and key.isdecimal() else Source(text)
