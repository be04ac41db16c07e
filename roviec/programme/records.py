"""What the programme tells the journal: who may read the record of an item (those who see the item itself), and what its acts and
objects are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.journal.words import numbers
from roviec.org.access import access_of
from roviec.programme.models import Item


def sees_item(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Item.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def item_names(ids: Collection[str]) -> dict[str, str]:
    """ "M1, Kiosk y tế"."""
    rows = Item.objects.filter(pk__in=numbers(ids)).values_list("pk", "external_id", "name")
    return {str(pk): f"{code}, {name}" for pk, code, name in rows}


def list_names(ids: Collection[str]) -> dict[str, str]:
    return dict.fromkeys(ids, "")


ACTS: Final[dict[str, Promise]] = {
    "programme.add_item": _("Thêm mục vào danh sách"),
    "programme.add_milestone": _("Thêm mốc"),
    "programme.add_note": _("Ghi kết quả của kỳ"),
    "programme.add_paper": _("Thêm văn bản"),
    "programme.add_visit": _("Thêm chuyến khảo sát"),
    "programme.answer_paper": _("Ghi trả lời"),
    "programme.change_stage": _("Đổi giai đoạn"),
    "programme.decide": _("Ghi quyết định"),
    "programme.import_items": _("Nhập danh sách"),
    "programme.milestone_done": _("Mốc hoàn thành"),
    "programme.milestone_dropped": _("Bỏ mốc"),
    "programme.milestone_moved": _("Đổi hạn của mốc"),
    "programme.milestone_reopened": _("Mở lại mốc"),
    "programme.replicate": _("Ghi nơi áp dụng"),
    "programme.revise_item": _("Sửa thông tin"),
}
OBJECTS: Final = {
    "programme.item": (_("Mô hình, cách làm"), item_names),
    "programme.list": (_("Danh sách mô hình, cách làm"), list_names),
}
