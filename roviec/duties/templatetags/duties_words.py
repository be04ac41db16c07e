"""A period's key, a step and a recurrence in words."""

from __future__ import annotations

from django import template

from roviec.duties.board import Cell
from roviec.duties.labels import STEP_LABELS
from roviec.duties.labels import period_label as label
from roviec.duties.models import Progress, Timeliness

register = template.Library()


@register.filter
def period_label(key: str) -> str:
    return label(key)


@register.filter
def step_label(progress: str) -> str:
    return str(STEP_LABELS[progress])


@register.simple_tag
def cell_title(cell: Cell) -> str:
    """Both axes and the period, in words, behind a cell's letter."""
    axes = (str(Progress(cell.progress).label), str(Timeliness(cell.timeliness).label))
    return " · ".join((*axes, label(cell.period)))
