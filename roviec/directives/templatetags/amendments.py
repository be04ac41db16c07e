"""The part of the confirm page and of the reading page that speaks of amendments."""

from __future__ import annotations

from datetime import date

from django import template
from django.template import Context
from django.utils import timezone

from roviec.directives.amendments import desk, reads
from roviec.directives.models import Amendment, Directive
from roviec.org.access import access_of

register = template.Library()


@register.inclusion_tag("directives/amendments/desk.html", takes_context=True)
def amendments_desk(context: Context, directive: Directive) -> dict[str, object]:
    request = context["request"]
    groups = desk.groups(directive, timezone.localdate(), getattr(request, "amendment_bound", None))
    cards = [card for group in groups for card in group.cards]
    return {
        "request": request,
        "directive": directive,
        "groups": groups,
        "count": len(cards),
        "open": sum(card.is_open for card in cards),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("directives/amendments/chain.html", takes_context=True)
def amendments_chain(context: Context, directive: Directive) -> dict[str, object]:
    """What this directive did to earlier ones, and what later ones did to it."""
    request = context["request"]
    access = access_of(request.user)
    return {
        "request": request,
        "directive": directive,
        "amends": reads.amends(directive, access),
        "amended": reads.amended(directive, access),
    }


@register.simple_tag(takes_context=True)
def amended_tasks(context: Context, directive: Directive) -> dict[int, list[Amendment]]:
    """What later directives did, by task of this one."""
    found: dict[int, list[Amendment]] = {}
    for row in reads.amended(directive, access_of(context["request"].user)):
        found.setdefault(row.earlier_id or 0, []).append(row)
    return found


@register.filter
def of_task(rows: dict[int, list[Amendment]], task: int) -> list[Amendment]:
    return rows.get(task, [])


@register.simple_tag(takes_context=True)
def amended_deadline(context: Context, task_id: int) -> date | None:
    """The day that a later directive gave, of those that hold already the last."""
    rows = reads.in_force(access_of(context["request"].user)).filter(earlier=task_id, done_at__isnull=False)
    return rows.exclude(deadline=None).order_by("done_at", "pk").values_list("deadline", flat=True).last()


@register.inclusion_tag("directives/amendments/task_chain.html", takes_context=True)
def task_chain(context: Context, task_id: int) -> dict[str, object]:
    """What became of one duty by later directives, and which earlier ones it changes or takes over."""
    request = context["request"]
    rows = reads.in_force(access_of(request.user))
    amended = rows.filter(earlier=task_id).order_by("directive__issued_on", "pk")
    return {"request": request, "amended": amended, "amends": rows.filter(task=task_id)}


@register.filter
def passive(effect: str) -> str:
    """ "Được gia hạn", "Bị chấm dứt": the effect as it befalls the earlier duty."""
    return str(reads.passive(effect))


@register.filter
def changes_of(row: Amendment) -> list[reads.Difference]:
    return reads.differences(row)
