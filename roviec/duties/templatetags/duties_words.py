"""A period's key, a step and a recurrence in words."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.formats import number_format

from roviec.duties.labels import STEP_LABELS
from roviec.duties.labels import period_label as label
from roviec.duties.models import Claim

register = template.Library()


@register.filter
def period_label(key: str) -> str:
    return label(key)


@register.filter
def share(part: float) -> str:
    """0.0412 -> "4,1 %", as the reader's language writes it."""
    return f"{number_format(round(part * 100, 1), 1)} %"  # number_format cuts, it doesn't round


@register.filter
def of(found: Mapping[int, object], key: int) -> object | None:
    return found.get(key)


@register.filter
def step_label(progress: str) -> str:
    return str(STEP_LABELS[progress])


@register.filter
def claim_label(claim: str) -> str:
    return str(Claim(claim).label) if claim else ""
