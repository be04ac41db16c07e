"""What the programme tells the rooms beneath. The journal: who may read the record of an item (those who see the item itself), and
what its acts and objects are called. The blockers: which of them hang on an item."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.duties.blocking.subjects import Subject
from roviec.journal.words import numbers
from roviec.org.access import Access, access_of
from roviec.programme.models import Item, ItemBlocker


def sees_item(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Item.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def subjects(blockers: Collection[int], access: Access) -> dict[int, Subject]:
    """The items that blockers hang on, where the reader sees the item."""
    seen = ItemBlocker.objects.filter(blocker__in=blockers, item__in=Item.objects.visible_to(access))
    rows = seen.values_list("blocker", "item", "item__name")
    return {
        pk: Subject(OBJECTS["programme.item"][0], name, reverse("programme:item", args=[item]))
        for pk, item, name in rows
    }


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
    "programme.raise_blocker": _("Nêu vướng mắc"),
    "programme.replicate": _("Ghi nơi áp dụng"),
    "programme.revise_item": _("Sửa thông tin"),
}
OBJECTS: Final = {
    "programme.item": (_("Mô hình, cách làm"), item_names),
    "programme.list": (_("Danh sách mô hình, cách làm"), list_names),
}
