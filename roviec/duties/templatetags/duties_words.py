"""A period's key, a step and a recurrence in words."""

from __future__ import annotations

from django import template

from roviec.duties.labels import STEP_LABELS
from roviec.duties.labels import period_label as label
from roviec.duties.models import Claim

register = template.Library()


@register.filter
def period_label(key: str) -> str:
    return label(key)


@register.filter
def step_label(progress: str) -> str:
    return str(STEP_LABELS[progress])


@register.filter
def claim_label(claim: str) -> str:
    return str(Claim(claim).label) if claim else ""
