"""Figures as people read them: 1.234,5 in Vietnamese, 1,234.5 in English; a dash where nothing is known."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roviec.measures.reads.by_unit import Standing
from roviec.measures.sentences import STANDINGS

register = template.Library()

LOOKS: Final = {Standing.AHEAD: "ok", Standing.BEHIND: "late", Standing.SAME: "muted"}
PLACES: Final = Decimal("0.01")


@register.filter
def figure(value: Decimal | float | None) -> str:
    if value is None or value == "":
        return "–"
    text = f"{Decimal(str(value)).quantize(PLACES, ROUND_HALF_UP):,f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text.replace("-", "−")
    return text.translate({ord(","): ".", ord("."): ","}) if get_language() == "vi" else text


@register.filter
def short(value: float) -> str:
    """For a plot's scale: 2,5 tr, 300 tr, 1,2 tỷ."""
    for size, word in ((10**9, _("tỷ")), (10**6, _("tr"))):
        if abs(value) >= size:
            return f"{figure(value / size)} {word}"
    return figure(value)


@register.filter
def signed(value: Decimal | None) -> str:
    """+3,5 or −2; nothing where nothing is known."""
    if value is None:
        return ""
    return ("+" if value > 0 else "±" if not value else "") + figure(value)


@register.filter
def unit_of(shown_in: str) -> str:
    """Beside the figure: " %" or " người"."""
    return f" {shown_in}" if shown_in else ""


@register.simple_tag
def standing_tag(standing: Standing) -> SafeString:
    if standing not in LOOKS:
        return SafeString("")
    return format_html('<span class="tag tag--{}">{}</span>', LOOKS[standing], STANDINGS[standing])
