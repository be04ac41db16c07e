"""Words for the preview of documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template

register = template.Library()


@register.filter
def numeric(columns: Sequence[Mapping[str, object]], at: int) -> bool:
    """Does the column hold figures?"""
    return bool(columns[at]["numeric"])
