"""What judgement tells the journal: who may read the record of a run or an explanation, and what its acts and objects are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.assess.models import Explanation, Run
from roviec.duties.labels import period_label
from roviec.duties.names import unit_names
from roviec.journal.words import numbers
from roviec.org.access import access_of

User = AbstractBaseUser | AnonymousUser


def sees_run(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Run.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_explanation(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Explanation.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def run_names(ids: Collection[str]) -> dict[str, str]:
    rows = Run.objects.filter(pk__in=numbers(ids)).values_list("pk", "period")
    return {str(pk): period_label(period) for pk, period in rows}


def explanation_names(ids: Collection[str]) -> dict[str, str]:
    rows = Explanation.objects.filter(pk__in=numbers(ids)).values_list("pk", "score__run__period", "score__unit")
    names = unit_names() if rows else {}
    return {str(pk): f"{period_label(period)}, {names[unit].name}" for pk, period, unit in rows}


ACTS: Final[dict[str, Promise]] = {
    "assess.judge": _("Chấm điểm"),
    "assess.open_for_explanation": _("Mở lấy giải trình"),
    "assess.explain": _("Giải trình"),
    "assess.answer": _("Trả lời giải trình"),
    "assess.sign": _("Ký kết quả chấm"),
    "assess.publish": _("Công bố kết quả chấm"),
}
OBJECTS: Final = {
    "assess.run": (_("Kỳ chấm"), run_names),
    "assess.explanation": (_("Giải trình"), explanation_names),
}
