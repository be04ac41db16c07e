"""What the city knows, for the check of a draft: its working days, its bodies, its documents, the work it has given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from datetime import date

from django.db.models import QuerySet

from roviec.directives.clarity import Checked, Given, Held, Known, Meant, check
from roviec.directives.models import Citation, Directive, DirectiveQuerySet, Task, TaskBody
from roviec.directives.numbers import number_key
from roviec.directives.reading import read
from roviec.org.access import Access
from roviec.org.calendars import city_calendar
from roviec.org.resolve import Resolution, Resolver, members
from roviec.org.succession import Heritage


def checked_draft(text: str, access: Access, today: date, *, own: int = 0) -> Checked:
    """The draft against what this person may see. `own`: the directive that the text is of, not to be held against itself.

    A draft without a date is read as of `today`. A fixed number of queries.
    """
    reading = read(text, issued_on=today)
    return check(reading, _known(access, reading.document.issued_on or today, own))


def _known(access: Access, on: date, own: int) -> Known:
    resolver = Resolver(on)
    here = Directive.objects.visible_to(access).exclude(pk=own).filter(state=Directive.State.ISSUED)
    return Known(
        calendar=city_calendar(),
        document=_documents(here),
        meant=lambda words: meant_by(resolver, words),
        given=_given(here, resolver, on),
    )


def meant_by(resolver: Resolver, words: str) -> Meant | None:
    """None when the words fit nobody we know, or more than one."""
    if heirs := resolver.heirs(words):
        return Meant(heirs=tuple(heirs))
    found = resolver.resolve_all(words)
    if not all(one.known for one in found):
        return None
    return Meant(frozenset(unit for one in found for unit in _units(resolver, one)))


def _units(resolver: Resolver, found: Resolution) -> list[int]:
    if found.selector_id is not None:
        return members(resolver.selector(found.selector_id), resolver.chart)
    return [] if found.unit_id is None else [found.unit_id]


def _documents(here: DirectiveQuerySet) -> Callable[[str, date | None], Held | None]:
    """Documents that are here, and those that one here says it replaces. Numbers start again each year."""
    held: defaultdict[str, list[Held]] = defaultdict(list)
    for key, number, issued_on in here.exclude(number_key="").values_list("number_key", "number", "issued_on"):
        held[key].append(Held(number, issued_on))
    replaced = {
        (key, dated.year if dated else None): by or number
        for key, dated, by, number in Citation.objects.filter(directive__in=here, relation=Citation.Relation.REPLACES)
        .exclude(directive__number="")
        .values_list("number_key", "dated", "cited_by", "directive__number")
    }

    def document(number: str, dated: date | None) -> Held | None:
        key = number_key(number)
        fits = (one for one in held[key] if not dated or not one.issued_on or one.issued_on.year == dated.year)
        found = next(fits, None)
        by = replaced.get((key, dated.year if dated else None), "")
        return Held(number, found.issued_on if found else None, by) if found or by else None

    return document


def _given(here: DirectiveQuerySet, resolver: Resolver, on: date) -> list[Given]:
    """Duties that were given and not ended, with the units that hold them now."""
    leads = leads_by_task(here, resolver, on)
    tasks = standing_tasks(here, on).filter(pk__in=list(leads)).select_related("directive")
    return [
        Given(task.pk, str(task.directive), task.quote, frozenset(leads[task.pk]))
        for task in tasks.only("quote", "directive__number", "directive__source_name")
    ]


def standing_tasks(here: DirectiveQuerySet, on: date) -> QuerySet[Task]:
    """What these directives gave and has not ended. Duties are a room above: only their rows' names are used."""
    return Task.objects.filter(directive__in=here, state=Task.State.CONFIRMED).exclude(duty__closed_on__lte=on)


def leads_by_task(here: DirectiveQuerySet, resolver: Resolver, on: date) -> dict[int, set[Hashable]]:
    """Of each confirmed task of these directives the units that lead it, or took over from those that did."""
    heritage = Heritage.at(on)
    leads: defaultdict[int, set[Hashable]] = defaultdict(set)
    classes: dict[int, list[int]] = {}
    rows = TaskBody.objects.filter(part=TaskBody.Part.LEAD, task__directive__in=here, task__state=Task.State.CONFIRMED)
    for body in rows.only("task_id", "unit_id", "selector_id"):
        if body.unit_id is not None:
            leads[body.task_id].add(heritage.heir(body.unit_id))
        elif body.selector_id is not None:
            if body.selector_id not in classes:
                classes[body.selector_id] = members(resolver.selector(body.selector_id), resolver.chart)
            leads[body.task_id].update(classes[body.selector_id])
    return leads
