"""Figures with every revision, for whoever wants to know where a number comes from."""

from __future__ import annotations

from django.core.paginator import Page, Paginator

from roviec.duties.periods import Period
from roviec.measures.models import Definition, Observation, ObservationQuerySet
from roviec.org.access import Access

A_PAGE = 50


def observed(
    access: Access, definition: Definition, period: Period | None, unit_id: int | None, page: str
) -> Page[Observation]:
    rows = revisions(access, definition)
    rows = rows.filter(period=period.key) if period else rows
    rows = rows.filter(unit=unit_id) if unit_id else rows
    return Paginator(rows, A_PAGE).get_page(page)


def revisions(access: Access, definition: Definition) -> ObservationQuerySet:
    """The latest period first; of a figure the latest revision first."""
    rows = Observation.objects.visible_to(access).filter(indicator=definition.indicator_id)
    return rows.select_related("batch__person", "batch__report").order_by("-period_start", "unit_id", "-revision")
