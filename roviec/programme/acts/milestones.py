"""The roadmap. A day that moves leaves a row with the reason, and the first day stays."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.db import transaction
from django.utils import timezone

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.programme.acts.common import past, words
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.models import Item, Milestone, MilestoneChange
from roviec.programme.permissions import require_update

What = MilestoneChange.What


@transaction.atomic
def add_milestone(*, access: Access, item: Item, title: str, due: date, external_id: str = "") -> Milestone:
    """`external_id` empty: the next number of the roadmap."""
    require_update(access, item)
    title = words(title, "no_name")
    Item.objects.select_for_update().get(pk=item.pk)  # two at once take two numbers
    taken = set(item.milestones.values_list("external_id", flat=True))
    code = external_id.strip() or next(number for number in map(str, count(len(taken) + 1)) if number not in taken)
    if code in taken:
        raise ProgrammeRefused("milestone_code_taken", external_id=code)
    milestone = Milestone.objects.create(item=item, external_id=code, title=title, first_due=due, due=due)
    after = {"milestone": milestone.pk, "code": code, "due": due}
    record(actor=access.actor, act="programme.add_milestone", obj=item, after=after)
    return milestone


@transaction.atomic
def move_milestone(*, access: Access, milestone: Milestone, to: date, reason: str) -> MilestoneChange:
    require_update(access, milestone.item)
    reason = words(reason, "no_reason")
    if to == milestone.due:
        raise ProgrammeRefused("same_day")
    _change(milestone, due=to)
    return _written(access, milestone, What.MOVED, timezone.localdate(), reason, milestone.due, to)


@transaction.atomic
def finish_milestone(*, access: Access, milestone: Milestone, on: date, note: str = "") -> MilestoneChange:
    require_update(access, milestone.item)
    _change(milestone, done_on=past(on))
    return _written(access, milestone, What.DONE, on, note.strip())


@transaction.atomic
def reopen_milestone(*, access: Access, milestone: Milestone, reason: str) -> MilestoneChange:
    """Done or dropped by mistake, or no longer true."""
    require_update(access, milestone.item)
    reason = words(reason, "no_reason")
    closed = Milestone.objects.filter(pk=milestone.pk).exclude(done_on=None, is_dropped=False)
    if closed.update(done_on=None, is_dropped=False) != 1:
        raise ProgrammeRefused("changed_meanwhile")
    return _written(access, milestone, What.REOPENED, timezone.localdate(), reason)


@transaction.atomic
def drop_milestone(*, access: Access, milestone: Milestone, reason: str) -> MilestoneChange:
    require_update(access, milestone.item)
    reason = words(reason, "no_reason")
    _change(milestone, is_dropped=True)
    return _written(access, milestone, What.DROPPED, timezone.localdate(), reason)


def _change(milestone: Milestone, **to: date | bool) -> None:
    """One conditional UPDATE of an open milestone whose day is still the one that was shown."""
    same = Milestone.objects.filter(pk=milestone.pk, due=milestone.due, done_on=None, is_dropped=False)
    if same.update(**to) != 1:
        raise ProgrammeRefused("changed_meanwhile")


def _written(
    access: Access, milestone: Milestone, what: MilestoneChange.What, on: date, reason: str,
    from_due: date | None = None, to_due: date | None = None,
) -> MilestoneChange:  # fmt: skip
    change = MilestoneChange.objects.create(
        milestone=milestone, what=what, on=on, reason=reason, from_due=from_due, to_due=to_due, person=access.person
    )
    milestone.refresh_from_db(fields=["due", "done_on", "is_dropped"])
    record(
        actor=access.actor,
        act=f"programme.milestone_{what}",
        obj=milestone.item,
        before={"milestone": milestone.pk, "due": from_due} if from_due else {"milestone": milestone.pk},
        after={"due": milestone.due, "done_on": milestone.done_on, "dropped": milestone.is_dropped},
    )
    return change
