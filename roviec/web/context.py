"""What every page's frame needs: where one can go, who one is, in which language and light."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from roviec.directives.reads import made_up_note
from roviec.notices.reads import unread
from roviec.org.access import Access, access_of
from roviec.org.marks import NOBODY, account_mark

THEMES: Final = {"auto": _("Theo máy"), "light": _("Sáng"), "dark": _("Tối")}

# view, label, permission (empty: everybody)
PLACES: Final[list[tuple[str, Promise, str]]] = [
    ("web:home", _("Trang chủ"), ""),
    ("duties:mine", _("Việc của tôi"), ""),
    ("duties:queue", _("Chờ duyệt"), "duties.review"),
    ("duties:board", _("Bảng theo dõi"), ""),
    ("measures:list", _("Chỉ tiêu"), ""),
    ("duties:blockers", _("Vướng mắc"), ""),
    ("directives:list", _("Văn bản"), ""),
    ("assess:index", _("Đánh giá"), ""),
    ("reports:list", pgettext_lazy("văn bản đi", "Báo cáo"), ""),
    ("programme:list", _("Mô hình, cách làm"), ""),
    ("org:chart", _("Đơn vị"), ""),
    ("web:jobs", _("Việc tự động"), "jobs.pause"),
    ("journal:index", _("Nhật ký"), "journal.read"),
]


# pages that belong to another entry than the first of their room
ELSEWHERE: Final = {
    "duties:alert_steps": "",
    "duties:review": "duties:queue",
    "duties:oddities": "duties:board",
    "duties:forecast": "duties:board",
    "duties:issue": "directives:list",
}


class Shell(TypedDict):
    nav: list[NavItem]
    place: str  # a view whose page depends on whose work it shows says its own
    access: Access
    unread: Callable[[], int]
    language: str
    theme: str
    themes: Mapping[str, Promise]
    account: str  # its mark
    made_up: object  # the words, or empty; asked only by pages, not by fragments


@dataclass(frozen=True)
class NavItem:
    view: str
    url: str
    label: Promise


def shell(request: HttpRequest) -> Shell:
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    return {
        "nav": nav(access_of(request.user)) if signed_in else [],
        "place": current_place(request),
        "access": SimpleLazyObject(lambda: access_of(request.user)),  # type: ignore[typeddict-item]
        "unread": lambda: unread(access_of(request.user)),
        "language": get_language() or "vi",
        "theme": theme_of(request),
        "themes": THEMES,
        "account": account_mark(request.user) if signed_in else NOBODY,
        "made_up": SimpleLazyObject(made_up_note) if signed_in else "",
    }


def theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in THEMES else "auto"


def nav(access: Access) -> list[NavItem]:
    return [
        NavItem(view, reverse(view), label)
        for view, label, permission in PLACES
        if not permission or access.can(permission)
    ]


def current_place(request: HttpRequest) -> str:
    """The menu's entry for the page: the page itself, the list that it is one of, else the first entry of the same room."""
    view = request.resolver_match.view_name if request.resolver_match else ""
    views = [place[0] for place in PLACES]
    room = view.partition(":")[0]
    if view in views or room == "web":
        return view
    if view in ELSEWHERE:
        return ELSEWHERE[view]
    if f"{view}s" in views:
        return f"{view}s"
    return next((place for place in views if place.partition(":")[0] == room), "")
