"""What the room tells the journal: who may read a batch's or a target's record, and what acts and objects are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.journal.words import numbers
from roviec.measures.models import ApiKey, Batch, Definition, Observation, Target
from roviec.org.access import access_of

User = AbstractBaseUser | AnonymousUser


def sees_batch(user: User, object_type: str, object_id: str) -> bool:
    """Whoever sees one of its figures."""
    return (
        object_id.isdecimal() and Observation.objects.visible_to(access_of(user)).filter(batch=int(object_id)).exists()
    )


def sees_target(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Target.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_key(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and access_of(user).can("measures.keys")


def key_names(ids: Collection[str]) -> dict[str, str]:
    return {str(row.pk): str(row) for row in ApiKey.objects.filter(pk__in=numbers(ids))}


def batch_names(ids: Collection[str]) -> dict[str, str]:
    rows = Batch.objects.filter(pk__in=numbers(ids))
    return {str(row.pk): f"{row.get_way_display()} {row.origin}".strip() for row in rows}


def target_names(ids: Collection[str]) -> dict[str, str]:
    rows = dict(Target.objects.filter(pk__in=numbers(ids)).values_list("pk", "indicator"))
    named = dict(
        Definition.objects.filter(indicator__in=rows.values()).order_by("valid_from").values_list("indicator", "name")
    )  # fmt: skip
    return {str(pk): named.get(indicator, "") for pk, indicator in rows.items()}


ACTS: Final[dict[str, Promise]] = {
    "measures.observe": _("Ghi số liệu"),
    "measures.withdraw": _("Rút số liệu"),
    "measures.aim": _("Đặt mục tiêu"),
    "measures.give_key": _("Cấp khóa kết nối"),
    "measures.revoke_key": _("Thu hồi khóa kết nối"),
}
OBJECTS: Final = {
    "measures.batch": (_("Đợt ghi số liệu"), batch_names),
    "measures.target": (_("Mục tiêu"), target_names),
    "measures.apikey": (_("Khóa kết nối"), key_names),
}
