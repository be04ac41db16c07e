"""A blocker is raised, decided, withdrawn or opened again; a decision may be drafted as a directive of its own."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from roviec.directives.acts import take_pasted
from roviec.directives.models import Directive
from roviec.duties.blocking.order import order_text
from roviec.duties.models import Blocker, BlockerChange, Duty, Group, Obligation
from roviec.journal.acts import record
from roviec.org.access import PERMISSIONS, Access
from roviec.org.models import Unit
from roviec.org.succession import Heritage
from roviec.vietnamese.keys import search_key

State = Blocker.State
DECIDE: Final = "duties.decide"


class BlockerRefused(Exception):
    """`code`: "forbidden", "words_required", "wanted_in_the_past", "changed_meanwhile", "not_decided" or "drafted_already"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def may_raise(access: Access, unit_id: int) -> bool:
    """People of the unit itself; the standing body for any."""
    return access.can("duties.review") or _holds(access, "duties.progress", unit_id)


def deciding_units(access: Access) -> frozenset[int]:
    """The units for which this person decides, with the ended ones that these took over from."""
    own = frozenset(grant.unit_id for grant in access.grants if grant.role in PERMISSIONS[DECIDE])
    if not own:
        return own
    heritage = Heritage.at(timezone.localdate())
    return own.union(*(heritage.predecessors(unit_id) for unit_id in own))


def may_decide(access: Access, blocker: Blocker) -> bool:
    """Leaders of the unit that is asked, and its standing body; once it has ended, of its heir."""
    return blocker.asked_of_id in deciding_units(access)


def may_withdraw(access: Access, blocker: Blocker) -> bool:
    """Who may raise one for the unit; once it has ended, for its heir."""
    unit_id = blocker.unit_id
    return may_raise(access, unit_id) or may_raise(access, Heritage.at(timezone.localdate()).heir(unit_id))


def may_reopen(access: Access, blocker: Blocker) -> bool:
    return may_withdraw(access, blocker) or may_decide(access, blocker)


def is_drafted(blocker: Blocker) -> bool:
    """Whether its decision has become a directive; a later decision has not."""
    if blocker.became is None:
        return False
    last = blocker.changes.filter(to_state=State.DECIDED).last()
    return last is None or last.at <= blocker.became.taken_at


@transaction.atomic
def raise_blocker(
    *,
    access: Access,
    unit: Unit,
    group: Group,
    text: str,
    ask: str,
    asked_of: Unit,
    wanted_by: date,
    duty: Duty | None = None,
    obligation: Obligation | None = None,
) -> Blocker:
    """`unit` is stuck and asks `asked_of` to decide `ask` by `wanted_by`. An obligation names its duty by itself."""
    text, ask = text.strip(), ask.strip()
    if not may_raise(access, unit.pk):
        raise BlockerRefused("forbidden")
    if not text or not ask:
        raise BlockerRefused("words_required")
    if wanted_by < timezone.localdate():
        raise BlockerRefused("wanted_in_the_past")
    blocker = Blocker.objects.create(
        duty=obligation.duty if obligation else duty, obligation=obligation, unit=unit, group=group,
        text=text, ask=ask, asked_of=asked_of, wanted_by=wanted_by, raised_by=access.person,
        search_key=search_key(f"{text} {ask}"),
    )  # fmt: skip
    after = {
        "unit": unit.code, "asked_of": asked_of.code, "group": group, "wanted_by": wanted_by,
        "duty": blocker.duty_id, "obligation": blocker.obligation_id,
    }  # fmt: skip
    record(actor=access.actor, act="duties.raise_blocker", obj=blocker, after=after)
    return blocker


@transaction.atomic
def decide(*, access: Access, blocker: Blocker, text: str) -> BlockerChange:
    if not may_decide(access, blocker):
        raise BlockerRefused("forbidden")
    return _move(access, blocker, State.OPEN, State.DECIDED, text)


@transaction.atomic
def withdraw(*, access: Access, blocker: Blocker, reason: str) -> BlockerChange:
    if not may_withdraw(access, blocker):
        raise BlockerRefused("forbidden")
    return _move(access, blocker, State.OPEN, State.WITHDRAWN, reason)


@transaction.atomic
def reopen(*, access: Access, blocker: Blocker, reason: str) -> BlockerChange:
    """The decision did not help, or the trouble came back."""
    if not may_reopen(access, blocker):
        raise BlockerRefused("forbidden")
    return _move(access, blocker, blocker.state, State.OPEN, reason)


def draft_order(*, access: Access, blocker: Blocker) -> Directive:
    """The decision becomes a draft directive with a task for the unit, to be confirmed and issued like any other."""
    if not access.can("directives.prepare"):
        raise BlockerRefused("forbidden")
    with transaction.atomic():
        locked = Blocker.objects.select_for_update().get(pk=blocker.pk)
        if locked.state != State.DECIDED:
            raise BlockerRefused("not_decided")
        if is_drafted(locked):
            raise BlockerRefused("drafted_already")
        text = order_text(locked, timezone.localdate())
        directive = take_pasted(actor=access.actor, person=access.person, text=text)
        Blocker.objects.filter(pk=locked.pk).update(became=directive)
        record(actor=access.actor, act="duties.draft_order", obj=locked, after={"directive": directive.pk})
    blocker.became = directive
    return directive


def _move(access: Access, blocker: Blocker, before: str, to: str, text: str) -> BlockerChange:
    """One conditional UPDATE: not exactly one row means that somebody else moved it first."""
    text = text.strip()
    if not text:
        raise BlockerRefused("words_required")
    if before == to or Blocker.objects.filter(pk=blocker.pk, state=before).update(state=to) != 1:
        raise BlockerRefused("changed_meanwhile")
    blocker.state = to
    change = BlockerChange.objects.create(
        blocker=blocker, from_state=before, to_state=to, at=timezone.now(), person=access.person, text=text
    )
    record(
        actor=access.actor, act="duties.move_blocker", obj=blocker,
        before={"state": before}, after={"state": to, "change": change.pk},
    )  # fmt: skip
    return change


def _holds(access: Access, permission: str, unit_id: int) -> bool:
    allowed = PERMISSIONS[permission]
    return any(grant.role in allowed and grant.unit_id == unit_id for grant in access.grants)
