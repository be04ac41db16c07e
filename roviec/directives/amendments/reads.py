"""The chain between directives, and what one amendment does: old -> new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.directives.models import Amendment, Directive, Recurrence, Task, TaskBody, bodies_by_part
from roviec.org.access import Access

PASSIVE = {
    Amendment.Effect.EXTEND: gettext_lazy("Được gia hạn"),
    Amendment.Effect.CHANGE: gettext_lazy("Được sửa đổi"),
    Amendment.Effect.END: gettext_lazy("Bị chấm dứt"),
    Amendment.Effect.REPLACE: gettext_lazy("Được thay thế"),
    Amendment.Effect.AGAIN: gettext_lazy("Được giao lại"),
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One thing that becomes another; `old` is empty where nothing was said before, `new` where it only ends."""

    label: str
    old: str | date
    new: str | date

    @property
    def is_day(self) -> bool:
        return isinstance(self.new, date)


def in_force(access: Access) -> QuerySet[Amendment]:
    """What issued directives do, as far as this person may read them; those that stand first, then by their place."""
    seen = Directive.objects.visible_to(access).filter(state=Directive.State.ISSUED)
    rows = Amendment.objects.filter(state=Amendment.State.ACCEPTED, directive__in=seen)
    return rows.select_related("directive", "earlier__directive", "task").defer(
        "directive__search_key", "earlier__directive__text", "earlier__directive__search_key"
    )


def amends(directive: Directive, access: Access) -> list[Amendment]:
    """What this directive did to earlier ones."""
    return [row for row in in_force(access).filter(directive=directive) if _may_see(row.earlier, access)]


def amended(directive: Directive, access: Access) -> list[Amendment]:
    """What later directives did to this one, the first first."""
    rows = in_force(access).filter(earlier__directive=directive)
    return list(rows.order_by("directive__issued_on", "directive", "start", "pk"))


def _may_see(task: Task | None, access: Access) -> bool:
    if access.unit_ids is None or task is None:
        return True
    return Directive.objects.visible_to(access).filter(pk=task.directive_id).exists()


def differences(row: Amendment) -> list[Difference]:
    """What the duty was and becomes; reads the bodies of `earlier`."""
    old = row.earlier
    deadline, recurrence = (old.deadline, old.recurrence) if old else (None, "")
    found: list[Difference] = []
    if row.deadline:
        found.append(Difference(_("Thời hạn"), current_deadline(row) or deadline or "", row.deadline))
    if row.recurrence:
        found.append(Difference(_("Định kỳ"), _cadence(recurrence), _cadence(row.recurrence)))
    if row.leads or row.gone:
        found.append(Difference(_("Chủ trì"), _names(old, TaskBody.Part.LEAD, row.gone), ", ".join(row.leads)))
    if row.supports:
        found.append(
            Difference(
                _("Phối hợp"),
                _names(old, TaskBody.Part.SUPPORT),
                _("thêm %(names)s") % {"names": ", ".join(row.supports)},
            )
        )
    if row.deliverable:
        found.append(Difference(_("Sản phẩm"), old.deliverable if old else "", row.deliverable))
    if row.text:
        found.append(Difference(_("Nội dung"), old.quote if old else "", row.text))
    return found


def current_deadline(row: Amendment) -> date | None:
    """The day that an amendment carried out before this one has already moved it to."""
    if row.earlier_id is None:
        return None
    done = Amendment.objects.filter(earlier=row.earlier_id, done_at__isnull=False, deadline__isnull=False)
    return done.exclude(pk=row.pk).order_by("-done_at", "-pk").values_list("deadline", flat=True).first()


def passive(effect: str) -> Promise:
    return PASSIVE[Amendment.Effect(effect)]


def ended_by(tasks: Iterable[int]) -> dict[int, Amendment]:
    """Task id -> what ended or replaced it, for the lists that mark it; one query."""
    rows = Amendment.objects.filter(
        earlier__in=list(tasks), done_at__isnull=False, effect__in=(Amendment.Effect.END, Amendment.Effect.REPLACE)
    ).select_related("directive")
    return {row.earlier_id: row for row in rows.defer("directive__text", "directive__search_key") if row.earlier_id}


def _cadence(recurrence: str) -> str:
    return str(Recurrence(recurrence).label)


def _names(task: Task | None, part: str, only: Iterable[str] = ()) -> str:
    names = list(only) or ([body.text for body in bodies_by_part(task)[part]] if task else [])
    return ", ".join(names)
