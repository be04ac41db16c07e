"""Putting reports together, handing them up, taking or returning what came from beneath."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from roviec.duties.consolidating.material import Material, leaves, material, total
from roviec.duties.consolidating.receiving import Receivers
from roviec.duties.models import Consolidation, ConsolidationChange, ConsolidationPart, Duty, Report
from roviec.duties.refused import Refused
from roviec.duties.sheets import stored
from roviec.journal.acts import record
from roviec.org.access import PERMISSIONS, Access
from roviec.org.models import Unit

State = Consolidation.State


class ConsolidationRefused(Refused):
    """`code`: "forbidden", "not_a_draft", "saved_meanwhile", "nothing_in_it", "counted_twice", "no_receiver",
    "to_itself", "receiver_ended", "part_changed", "not_sent", "reason_required"."""


def may_consolidate(access: Access, unit_id: int) -> bool:
    """People of the unit who report for it or review."""
    allowed = PERMISSIONS["duties.progress"] | PERMISSIONS["duties.review"]
    return any(grant.role in allowed and grant.unit_id == unit_id for grant in access.grants)


@transaction.atomic
def begin(*, access: Access, duty: Duty, period: str, unit: Unit) -> Consolidation:
    """The unit's draft, made if there is none: with all that is there to be put in, or with what the returned one had."""
    _require(access, unit.pk)
    Duty.objects.select_for_update().get(pk=duty.pk)
    mine = Consolidation.objects.filter(duty=duty, period=period, unit=unit)
    there = mine.filter(state=State.DRAFT).first()
    if there is not None:
        return there
    last = mine.order_by("-number").first()
    number = (mine.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = Consolidation.objects.create(
        duty=duty, period=period, unit=unit, number=number, author=access.person, text=last.text if last else ""
    )
    found = material(duty, period, unit.pk, access)
    notes = _notes(last)
    _put_in(draft, found, found.keys, notes)
    record(
        actor=access.actor, act="duties.begin_consolidation", obj=draft,
        after={"duty": duty.pk, "period": period, "unit": unit.code, "parts": len(found.keys)},
    )  # fmt: skip
    return draft


@transaction.atomic
def save(
    *, access: Access, consolidation: Consolidation, text: str, chosen: Collection[str], notes: Mapping[str, str]
) -> Consolidation:
    """`chosen` and `notes` go by part: "report-12", "below-3". `consolidation` is the draft as it was last seen."""
    draft = _draft(access, consolidation)
    found = material(draft.duty, draft.period, draft.unit_id, access)
    draft.text, draft.changed_at = text.strip(), timezone.now()
    draft.save(update_fields=["text", "changed_at"])
    draft.parts.all().delete()
    _put_in(draft, found, set(chosen), notes)
    return draft


@transaction.atomic
def send(
    *, access: Access, consolidation: Consolidation, to_unit: Unit | None = None, to_name: str = ""
) -> Consolidation:
    """To one receiver: a unit of the city (if it has ended, its heir of today), or a body outside it by name. The totals are frozen."""
    draft = _draft(access, consolidation)
    to_name = to_name.strip()[:200]
    if (to_unit is None) == (not to_name):
        raise ConsolidationRefused("no_receiver")
    if to_unit is not None:
        heir = Receivers.today().heir(to_unit.pk)
        if heir is None:
            raise ConsolidationRefused("receiver_ended")
        if heir == draft.unit_id:
            raise ConsolidationRefused("to_itself")
        to_unit = Unit.objects.get(pk=heir)
    reports = _whole(draft)
    figures = {code: stored(value) for code, value in total(reports).items()}
    _move(
        access, draft, State.SENT, figures=figures, to_unit=to_unit, to_name=to_name, sent_at=timezone.now()
    )  # fmt: skip
    draft.refresh_from_db()
    return draft


@transaction.atomic
def take(*, access: Access, consolidation: Consolidation) -> Consolidation:
    """The receiver has it in hand; it can go into the receiver's own."""
    _require_receiver(access, consolidation)
    _move(access, consolidation, State.TAKEN)
    return consolidation


@transaction.atomic
def give_back(*, access: Access, consolidation: Consolidation, reason: str) -> Consolidation:
    _require_receiver(access, consolidation)
    if not reason.strip():
        raise ConsolidationRefused("reason_required")
    _move(access, consolidation, State.RETURNED, reason.strip())
    return consolidation


def _require(access: Access, unit_id: int) -> None:
    if not may_consolidate(access, unit_id):
        raise ConsolidationRefused("forbidden")


def may_receive(access: Access, consolidation: Consolidation, receivers: Receivers) -> bool:
    """People of the unit that has it in hand."""
    return may_consolidate(access, receivers.of(consolidation))


def _require_receiver(access: Access, consolidation: Consolidation) -> None:
    if consolidation.state == State.DRAFT or not may_receive(access, consolidation, Receivers.today()):
        raise ConsolidationRefused("forbidden")


def _draft(access: Access, seen: Consolidation) -> Consolidation:
    _require(access, seen.unit_id)
    draft = Consolidation.objects.select_for_update(of=("self",)).select_related("duty").get(pk=seen.pk)
    if draft.state != State.DRAFT:
        raise ConsolidationRefused("not_a_draft")
    if draft.changed_at != seen.changed_at:
        raise ConsolidationRefused("saved_meanwhile")
    return draft


def _notes(last: Consolidation | None) -> dict[str, str]:
    rows = last.parts.values_list("report", "below", "note") if last else ()
    return {f"report-{report}" if report else f"below-{below}": note for report, below, note in rows if note}


def _put_in(draft: Consolidation, found: Material, keys: Collection[str], notes: Mapping[str, str]) -> None:
    rows = {f"report-{row.pk}": (row, None) for row in found.reports}
    below = {f"below-{row.pk}": (None, row) for row in found.below}
    ConsolidationPart.objects.bulk_create(
        ConsolidationPart(consolidation=draft, report=report, below=lower, note=notes.get(key, "").strip())
        for key, (report, lower) in {**rows, **below}.items()
        if key in keys
    )


def _whole(draft: Consolidation) -> list[Report]:
    """The reports in it, however deep; none twice, none that was returned since."""
    reports = leaves(draft)
    if not reports:
        raise ConsolidationRefused("nothing_in_it")
    if len({row.pk for row in reports}) != len(reports):
        raise ConsolidationRefused("counted_twice")
    if any(row.state not in (Report.State.SUBMITTED, Report.State.ACCEPTED) for row in reports):
        raise ConsolidationRefused("part_changed")
    return reports


def _move(access: Access, row: Consolidation, to: str, reason: str = "", **fixed: object) -> None:
    """One conditional UPDATE from the only state it may come from."""
    before = State.DRAFT if to == State.SENT else State.SENT
    if to == State.RETURNED and row.state == State.TAKEN:
        before = State.TAKEN
    if Consolidation.objects.filter(pk=row.pk, state=before).update(state=to, **fixed) != 1:
        raise ConsolidationRefused("not_sent" if before != State.DRAFT else "not_a_draft")
    row.state = to
    ConsolidationChange.objects.create(
        consolidation=row, from_state=before, to_state=to, at=timezone.now(), person=access.person, reason=reason
    )
    after = {"state": to}
    record(actor=access.actor, act="duties.move_consolidation", obj=row, before={"state": before}, after=after)
