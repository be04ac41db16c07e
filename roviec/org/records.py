"""What org tells the journal: who may read which records, who stands behind a key, and what its acts are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.journal.words import Titles, numbers
from roviec.org.access import access_of
from roviec.org.models import Grant, Person, Post, Role, UnitVersion, WorkdayChange


def may_read_everything(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return access_of(user).can("journal.read")


def may_read_unit(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and access_of(user).sees(int(object_id))


def names(keys: Collection[str]) -> dict[str, str]:
    """ "person:12" -> the person's name, "leader@so-yt" -> the role and its unit; looked up for the page each time."""
    roles = {key: key.partition("@")[::2] for key in keys if "@" in key}
    people = person_names({key.partition(":")[2] for key in keys if key.startswith("person:")})
    units = _latest("unit__code", {code for _role, code in roles.values()})
    return {f"person:{pk}": name for pk, name in people.items()} | {
        key: f"{Role(role).label}, {units.get(code, code)}"
        for key, (role, code) in roles.items()
        if role in Role.values
    }


def person_names(ids: Collection[str]) -> dict[str, str]:
    return _named(Person.objects.filter(pk__in=numbers(ids)).values_list("pk", "full_name"))


def unit_names(ids: Collection[str]) -> dict[str, str]:
    return _latest("unit", numbers(ids))


def post_names(ids: Collection[str]) -> dict[str, str]:
    """The chair and whose it is, by the unit's latest name."""
    posts = list(Post.objects.filter(pk__in=numbers(ids)).values_list("pk", "title", "unit"))
    units = _latest("unit", {unit for _pk, _title, unit in posts})
    return {str(pk): f"{title}, {units.get(str(unit), '')}" for pk, title, unit in posts}


def grant_names(ids: Collection[str]) -> dict[str, str]:
    grants = Grant.objects.filter(pk__in=numbers(ids)).select_related("person")
    return {str(grant.pk): f"{grant.person.full_name}, {grant.get_role_display()}" for grant in grants}


def day_names(ids: Collection[str]) -> dict[str, str]:
    rows = WorkdayChange.objects.filter(pk__in=numbers(ids)).values_list("pk", "day")
    return {str(pk): f"{day.day}-{day.month}-{day.year}" for pk, day in rows}


def _named(rows: Iterable[tuple[int, str]]) -> dict[str, str]:
    return {str(pk): name for pk, name in rows}


def _latest(field: str, wanted: Collection[object]) -> dict[str, str]:
    rows = UnitVersion.objects.filter(**{f"{field}__in": wanted}).order_by("valid_from") if wanted else None
    return _named(rows.values_list(field, "name")) if rows is not None else {}


ACTS: Final[dict[str, Promise]] = {
    "org.abolish": _("Giải thể đơn vị"),
    "org.add_alias": _("Thêm cách viết tên đơn vị"),
    "org.add_person": _("Thêm người"),
    "org.appoint": _("Bổ nhiệm"),
    "org.change_day": _("Đổi lịch ngày làm việc"),
    "org.delegate": _("Ủy quyền"),
    "org.establish": _("Lập đơn vị"),
    "org.grant": _("Giao vai trò"),
    "org.merge": _("Sáp nhập đơn vị"),
    "org.move": _("Chuyển đơn vị cấp trên"),
    "org.open_account": _("Mở tài khoản"),
    "org.rename": _("Đổi tên đơn vị"),
    "org.renew_password": _("Cấp lại mật khẩu"),
    "org.revoke": _("Kết thúc vai trò"),
    "org.split": _("Chia tách đơn vị"),
    # Packs are data of org's and have no catalogue of their own.
    "packs.demo": _("Lập dữ liệu trình diễn"),
    "packs.load": _("Nạp gói dữ liệu"),
}
OBJECTS: Final[dict[str, tuple[Promise, Titles | None]]] = {
    "org.unit": (pgettext_lazy("một", "Đơn vị"), unit_names),
    "org.person": (_("Người"), person_names),
    "org.post": (_("Chức vụ"), post_names),
    "org.grant": (_("Vai trò"), grant_names),
    "org.succession": (_("Thay đổi tổ chức"), None),
    "org.workdaychange": (_("Ngày trong lịch"), day_names),
    "packs.pack": (_("Gói dữ liệu"), None),
}
