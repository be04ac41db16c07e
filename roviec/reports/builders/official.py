"""The words around a document that follow from the chart: who issues it, under whom, where, and who signs."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from roviec.org.chart import Chart
from roviec.org.models import Dated, Holding, Post, Unit
from roviec.reports.layout.model import Head, Sign

SYNTHETIC: Final = "Dữ liệu giả định để trình diễn, không có giá trị pháp lý"
_COMMITTEE: Final = re.compile(r"^UBND\b")
_TIER: Final = re.compile(r"^Ủy ban nhân dân (?:thành phố|tỉnh) ")
_NOT_CAPITAL: Final = re.compile(r"[^A-ZĐ]")


def official_name(name: str) -> str:
    """Names are written out in a document's head."""
    return _COMMITTEE.sub("Ủy ban nhân dân", name)


def head_of_document(unit: Unit, on: date, *, kind: str, abbreviation: str, abstract: str) -> Head:
    """The head of a document of `unit` on the chart of `on`, without number and day.

    The parent stands with its short form, as heads are usually printed; the notation is our guess from the unit's short name.
    """
    chart = Chart.at(on)
    version = chart.versions[unit.pk]
    parent = chart.versions.get(version.parent_id or 0)
    top = chart.ancestors(unit.pk)[-1] if version.parent_id else version
    short = _NOT_CAPITAL.sub("", version.short_name.upper()) if version.short_name else ""
    return Head(
        issuer=official_name(version.name),
        parent=parent.name if parent else "",
        notation=f"{abbreviation}-{short}" if short else abbreviation,
        place=_TIER.sub("", official_name(top.name)),
        kind=kind,
        abstract=abstract,
    )


def sign_of_head(unit: Unit, on: date) -> Sign:
    """Whoever heads the unit on `on`; the post alone when nobody is known to, and a blank when not even that."""
    post = Post.objects.filter(unit=unit, heads_unit=True).first()
    if post is None:
        return Sign(post="Thủ trưởng đơn vị")
    holding = Holding.objects.filter(Dated.on(on), post=post).select_related("person").first()
    return Sign(post=post.title, name=holding.person.full_name if holding else "")
