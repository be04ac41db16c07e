"""The changes of a unit that have a page: a form, and the act it fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.org import acts
from roviec.org.access import Access
from roviec.org.forms import AbolishForm, ChangeForm, MergeForm, MoveForm, RenameForm
from roviec.org.models import Unit

Said = Mapping[str, Any]  # a form's cleaned data: the field decides the type


@dataclass(frozen=True)
class Change:
    label: Promise
    note: Promise
    form: type[ChangeForm]
    act: Callable[[Access, Unit, Said], object]


def _rename(access: Access, unit: Unit, said: Said) -> object:
    return acts.rename(access=access, unit=unit, **said)


def _move(access: Access, unit: Unit, said: Said) -> object:
    return acts.move(access=access, unit=unit, **said)


def _merge(access: Access, unit: Unit, said: Said) -> object:
    return acts.merge(access=access, units=[unit], **said)


def _abolish(access: Access, unit: Unit, said: Said) -> object:
    return acts.abolish(access=access, unit=unit, **said)


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
