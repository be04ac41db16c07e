"""The engine's proposals as rows of the new directive, found among all that was given and stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from django.utils import timezone

from roviec.directives.acts.storing import fitted
from roviec.directives.amending import Earlier, Found, Missing, Proposal, places, propose
from roviec.directives.drafting import leads_by_task, meant_by, standing_tasks
from roviec.directives.models import Amendment, Directive, Task
from roviec.directives.numbers import number_key
from roviec.directives.reading import Reading
from roviec.org.resolve import Resolver

MISSING: Final = "amends-"  # the warnings of a directive whose codes begin so are written here


def store_amendments(directive: Directive, reading: Reading) -> int:
    """Proposals in place of those not decided yet; what was named and isn't found becomes a warning. How many are new."""
    found = find(directive, reading)
    directive.amendments.filter(state=Amendment.State.PROPOSED, by_person=False).delete()
    decided = {(one.earlier_id, one.effect) for one in directive.amendments.all()}
    tasks = _own_tasks(directive, reading)
    rows = [_row(directive, one, tasks) for one in found.proposals]
    rows = [row for row in rows if row.earlier_id is None or (row.earlier_id, row.effect) not in decided]
    Amendment.objects.bulk_create(rows)
    others = [one for one in directive.warnings if not str(one["code"]).startswith(MISSING)]
    directive.warnings = others + _warnings(found.missing)
    directive.save(update_fields=["warnings"])
    return len(rows)


def find(directive: Directive, reading: Reading) -> Found:
    """A fixed number of queries; the texts of the directives that are cited are looked through for their items."""
    on = directive.issued_on or timezone.localdate()
    here = Directive.objects.filter(state=Directive.State.ISSUED).exclude(pk=directive.pk)
    tasks = list(standing_tasks(here, on).select_related("directive").defer("directive__text", "directive__search_key"))
    if not tasks:
        return Found()
    resolver = Resolver(on)
    leads = leads_by_task(here, resolver, on)
    where = _places(tasks, {number_key(one.number) for one in reading.document.cites})
    earlier = [_earlier(task, where.get(task.pk, ()), leads.get(task.pk, set())) for task in tasks]

    def meant(words: str) -> frozenset[Hashable]:
        known = meant_by(resolver, words)
        return known.units if known else frozenset()

    return propose(reading, earlier, meant)


def _places(tasks: Iterable[Task], cited: set[str]) -> dict[int, tuple[str, ...]]:
    by_directive: dict[int, list[Task]] = {}
    for task in tasks:
        if task.directive.number_key in cited:
            by_directive.setdefault(task.directive_id, []).append(task)
    texts = dict(Directive.objects.filter(pk__in=list(by_directive)).order_by().values_list("pk", "text"))
    return {
        task.pk: path
        for pk, those in by_directive.items()
        for task, path in zip(those, places(texts[pk], [task.start for task in those]), strict=True)
    }


def _earlier(task: Task, place: Sequence[str], units: set[Hashable]) -> Earlier:
    one = task.directive
    return Earlier(
        task.pk, one.pk, one.number, one.issued_on, task.quote, tuple(place), frozenset(units), task.deadline, task.recurrence
    )  # fmt: skip


def _own_tasks(directive: Directive, reading: Reading) -> dict[int, int]:
    """Index in the reading -> id of the row that it became (or of the one that lies there now)."""
    rows = list(directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk"))
    return {
        at: row.pk
        for at, task in enumerate(reading.tasks)
        if (row := next((row for row in rows if row.start < task.end and row.end > task.start), None))
    }


def _row(directive: Directive, one: Proposal, tasks: dict[int, int]) -> Amendment:
    new = one.new
    return Amendment(
        directive=directive, earlier_id=one.earlier[0] if one.is_clear else None,
        candidates=[] if one.is_clear else list(one.earlier), task_id=None if one.task is None else tasks.get(one.task),
        effect=one.effect.value, start=one.start, end=one.end, rule=fitted(Amendment, "rule", one.rule),
        confidence=one.confidence, since=one.since, deadline=new.deadline, recurrence=new.recurrence,
        deliverable=fitted(Amendment, "deliverable", new.deliverable), text=new.text,
        leads=list(new.leads), gone=list(new.gone), supports=list(new.supports),
    )  # fmt: skip


def _warnings(missing: Iterable[Missing]) -> list[dict[str, object]]:
    once = {(one.code, one.number, one.text): one for one in missing}
    return [
        {"code": f"{MISSING}{one.code}", "fields": {"number": one.number, "words": _shortened(one.text)}}
        for one in once.values()
    ]  # fmt: skip


def _shortened(words: str, longest: int = 160) -> str:
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]}…"
