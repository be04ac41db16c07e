"""Links to the rows of a page as files."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("tables/file_links.html", takes_context=True)
def file_links(context: Context, view: str, *args: object, without: str = "page") -> dict[str, str]:
    """`view` takes the file's kind last; the page's filters go along, but for those named in `without`."""
    filters = context["request"].GET.copy()
    for name in without.split():
        filters.pop(name, None)
    query = f"?{filters.urlencode()}" if filters else ""
    return {kind: reverse(view, args=[*args, kind]) + query for kind in ("xlsx", "csv")}
