"""Small words of every template: dates, states as tags, names of units. Loaded everywhere (settings, builtins)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from roviec.duties.models import Progress, Timeliness
from roviec.journal import context as journal
from roviec.org.models import UnitVersion
from roviec.web import found

register = template.Library()

PROGRESS_LOOK: Final = {
    Progress.NOT_ACCEPTED: "muted",
    Progress.ACCEPTED: "info",
    Progress.IN_PROGRESS: "info",
    Progress.SUBMITTED: "info",
    Progress.RETURNED: "soon",
    Progress.DONE: "ok",
    Progress.REOPENED: "soon",
}
TIMELINESS_LOOK: Final = {
    Timeliness.NO_DUE: "muted",
    Timeliness.NOT_DUE: "muted",
    Timeliness.DUE_SOON: "soon",
    Timeliness.LATE: "late",
    Timeliness.DONE_IN_TIME: "ok",
    Timeliness.DONE_LATE: "late",
}


@register.filter
def vn_date(value: date | None) -> str:
    """23-9-2024, as official documents write it; 2024-09-23 in English, where day and month would be mixed up."""
    if value is None or value == "":
        return ""
    day = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return f"{day.day}-{day.month}-{day.year}" if get_language() == "vi" else f"{day:%Y-%m-%d}"


@register.filter
def vn_datetime(value: datetime | None) -> str:
    if value is None or value == "":
        return ""
    moment = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{moment:%H:%M}, {vn_date(value)}"


@register.filter
def highlight(text: str, words: list[str]) -> SafeString:
    return found.marked(text, words)


@register.filter
def excerpt(text: str, words: list[str]) -> str:
    return found.excerpt(text, words)


@register.filter
def minutes(value: timedelta) -> int:
    return round(value.total_seconds() / 60)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's input without a placeholder: labels say what goes in, and stay."""
    return field.as_widget(attrs={"placeholder": ""})


@register.simple_tag
def progress_tag(progress: str) -> SafeString:
    state = Progress(progress)
    return _tag(PROGRESS_LOOK[state], str(state.label))


@register.simple_tag
def timeliness_tag(timeliness: str) -> SafeString:
    state = Timeliness(timeliness)
    return _tag(TIMELINESS_LOOK[state], str(state.label))


def _tag(look: str, label: str) -> SafeString:
    return format_html('<span class="tag tag--{}">{}</span>', look, label)


@register.simple_tag(takes_context=True)
def unit_name(context: Context, unit_id: int) -> str:
    """The unit's latest name, ended units included; one query a page, kept on the request: an included template has a context of its own."""
    request = context["request"]
    if not hasattr(request, "unit_names"):
        request.unit_names = dict(UnitVersion.objects.order_by("valid_from").values_list("unit_id", "name"))
    name: str = request.unit_names.get(unit_id, "")
    return name


@register.simple_tag
def request_id() -> str:
    return journal.request_id.get()
