"""The changes of a unit, its names and its people that have a page: a form, and the act it fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.org import acts
from roviec.org.access import Access
from roviec.org.forms import AbolishForm, AliasForm, AppointForm, GrantForm, MergeForm, MoveForm, RenameForm, UnitForm
from roviec.org.models import Role, Unit

Said = Mapping[str, Any]  # a form's cleaned data: the field decides the type


@dataclass(frozen=True)
class Change:
    label: Promise
    note: Promise
    form: type[UnitForm]
    act: Callable[[Access, Unit, Said], object]


def _rename(access: Access, unit: Unit, said: Said) -> object:
    return acts.rename(access=access, unit=unit, **said)


def _move(access: Access, unit: Unit, said: Said) -> object:
    return acts.move(access=access, unit=unit, **said)


def _merge(access: Access, unit: Unit, said: Said) -> object:
    return acts.merge(access=access, units=[unit], **said)


def _abolish(access: Access, unit: Unit, said: Said) -> object:
    return acts.abolish(access=access, unit=unit, **said)


def _appoint(access: Access, unit: Unit, said: Said) -> object:
    return acts.appoint(access=access, **said)


def _grant(access: Access, unit: Unit, said: Said) -> object:
    until = said["last"] + timedelta(days=1) if said["last"] else None
    return acts.grant(
        access=access, unit=unit, person=said["person"], role=Role(said["role"]), on=said["on"], until=until,
        reason=said["reason"],
    )  # fmt: skip


def _add_alias(access: Access, unit: Unit, said: Said) -> object:
    return acts.add_alias(access=access, unit=unit, **said)


CHANGES: Final = {
    "doi-ten": Change(
        _("Đổi tên"), _("Đơn vị vẫn là một; việc đang làm và lịch sử giữ nguyên."), RenameForm, _rename
    ),
    "chuyen-cap-tren": Change(
        _("Chuyển đơn vị cấp trên"), _("Sơ đồ trước ngày này không đổi."), MoveForm, _move
    ),
    "sap-nhap": Change(
        _("Sáp nhập vào đơn vị khác"), _("Việc đang làm chuyển cho đơn vị nhận; việc đã xong ở lại."), MergeForm, _merge
    ),
    "giai-the": Change(
        _("Giải thể"), _("Đơn vị trực thuộc và việc đang làm chuyển cho đơn vị nhận."), AbolishForm, _abolish
    ),
}  # fmt: skip
NAMES_AND_PEOPLE: Final = {
    "bo-nhiem": Change(
        _("Bổ nhiệm"), _("Người đang giữ chức vụ thôi giữ từ ngày đó."), AppointForm, _appoint
    ),
    "giao-vai-tro": Change(
        _("Giao vai trò"), _("Vai trò cho người ấy thấy và làm phần việc của đơn vị này."), GrantForm, _grant
    ),
    "them-cach-viet": Change(
        _("Thêm cách viết tên"), _("Để văn bản viết tên theo cách này vẫn tìm ra đơn vị."), AliasForm, _add_alias
    ),
}  # fmt: skip
