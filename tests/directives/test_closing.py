"""The ends of a draft, and that nothing changes after them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from roviec.directives import acts
from roviec.directives.errors import Refused
from roviec.directives.models import Directive
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about
from tests.conftest import Cast, City

EDIT = {"deadline": None, "time_text": "", "recurrence": "", "deliverable": "x"}


def test_a_draft_is_discarded_with_a_reason(actor: Actor, draft: Directive) -> None:
    acts.discard_directive(actor=actor, directive=draft, reason="Nhầm văn bản")
    draft.refresh_from_db()
    assert draft.state == Directive.State.DROPPED
    assert entries_about(draft)[0].reason == "Nhầm văn bản"
    assert draft.tasks.count() == 5


def test_a_draft_is_not_discarded_without_a_reason(actor: Actor, draft: Directive) -> None:
    with pytest.raises(Refused, match="no_reason"):
        acts.discard_directive(actor=actor, directive=draft, reason=" ")
    draft.refresh_from_db()
    assert draft.state == Directive.State.DRAFT


def test_issuing_closes_the_draft_and_circulates_it_once_to_each(actor: Actor, city: City, draft: Directive) -> None:
    units = [city.ward.pk, city.sci.pk, city.ward.pk]
    acts.mark_issued(actor=actor, directive=draft, unit_ids=units, at=draft.taken_at)
    draft.refresh_from_db()
    assert (draft.state, draft.issued_at) == (Directive.State.ISSUED, draft.taken_at)
    assert set(draft.circulations.values_list("unit", flat=True)) == {city.ward.pk, city.sci.pk}
    assert entries_about(draft)[0].after == {"state": "issued", "units": sorted({city.ward.pk, city.sci.pk})}


def test_those_who_do_not_prepare_directives_end_none(cast: Cast, draft: Directive) -> None:
    clerk = cast.clerk.access.actor
    with pytest.raises(PermissionDenied):
        acts.discard_directive(actor=clerk, directive=draft, reason="x")
    with pytest.raises(PermissionDenied):
        acts.mark_issued(actor=clerk, directive=draft, unit_ids=[], at=draft.taken_at)
    draft.refresh_from_db()
    assert draft.state == Directive.State.DRAFT


def changes(actor: Actor, draft: Directive) -> dict[str, Callable[[], object]]:
    first, second = draft.tasks.all()[:2]
    clause = draft.clauses.all()[0]
    cut = (first.start + first.end) // 2
    return {
        "edit": lambda: acts.edit_task(actor=actor, task=first, start=first.start, end=first.end, **EDIT),  # type: ignore[arg-type]
        "bodies": lambda: acts.set_bodies(actor=actor, task=first, part="lead", bodies=[]),
        "split": lambda: acts.split_task(actor=actor, task=first, at=cut),
        "merge": lambda: acts.merge_tasks(actor=actor, first=first, second=second),
        "drop": lambda: acts.drop_task(actor=actor, task=first, reason="x"),
        "confirm": lambda: acts.confirm_task(actor=actor, task=first),
        "confirm_certain": lambda: acts.confirm_certain(actor=actor, directive=draft),
        "add": lambda: acts.add_task(actor=actor, directive=draft, start=0, end=10),
        "clause": lambda: acts.set_clause_kind(actor=actor, clause=clause, kind="exhortation"),
        "discard": lambda: acts.discard_directive(actor=actor, directive=draft, reason="x"),
        "issue": lambda: acts.mark_issued(actor=actor, directive=draft, unit_ids=[], at=draft.taken_at),
    }


NAMES = ["edit", "bodies", "split", "merge", "drop", "confirm", "confirm_certain", "add", "clause", "discard", "issue"]


@pytest.mark.parametrize("name", NAMES)
def test_every_act_works_on_this_draft(actor: Actor, draft: Directive, name: str) -> None:
    """The set-up of the refusals below is sound: without the end of the draft each of them goes through."""
    changes(actor, draft)[name]()


@pytest.mark.parametrize("end", [Directive.State.ISSUED, Directive.State.DROPPED])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_changes_once_it_is_issued_or_dropped(actor: Actor, draft: Directive, name: str, end: str) -> None:
    Directive.objects.filter(pk=draft.pk).update(state=end)
    entries = entries_about(draft).count()
    with pytest.raises(Refused, match="not_draft"), transaction.atomic():
        changes(actor, draft)[name]()
    assert entries_about(draft).count() == entries
    assert draft.tasks.filter(state="proposed").count() == 5
