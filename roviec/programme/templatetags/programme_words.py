"""Kinds, stages and decisions in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from roviec.programme.models import Choice, Kind

register = template.Library()
LOOKS: Final = {Choice.ADOPT: "ok", Choice.ADAPT: "ok", Choice.REJECT: "muted"}


@register.filter
def lookup(names: Mapping[int, str], key: int) -> str:
    return names.get(key, "")


@register.filter
def kind_word(kind: str) -> str:
    return str(Kind(kind).label)


@register.simple_tag
def stage_word(stages: Mapping[tuple[str, str], str], kind: str, code: str) -> str:
    return stages.get((kind, code), code) or _("Chưa có giai đoạn")


@register.simple_tag
def decision_tag(choice: str) -> SafeString:
    if not choice:
        return format_html('<span class="tag tag--soon">{}</span>', _("Chưa quyết định"))
    return format_html('<span class="tag tag--{}">{}</span>', LOOKS[Choice(choice)], Choice(choice).label)
