"""Search over directives, duties, documents, programme items and units, with or without marks: all words must be there, the last perhaps unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.directives.models import Directive
from roviec.duties.models import Duty
from roviec.org.access import Access
from roviec.org.models import UnitAlias, UnitVersion
from roviec.programme.models import Item
from roviec.reports.models import Document
from roviec.vietnamese.keys import search_key

LONGEST = 200  # characters of a query
FIRST, A_PAGE = 5, 20  # rows of a group among others; on its own


@dataclass(frozen=True)
class Group:
    key: str
    label: Promise
    page: Page[Model]


@dataclass(frozen=True)
class Results:
    query: str
    words: list[str]
    groups: list[Group] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(group.page.paginator.count for group in self.groups)


LABELS: Final = {
    "van-ban": _("Văn bản"),
    "nhiem-vu": _("Nhiệm vụ"),
    "bao-cao": pgettext_lazy("văn bản đi", "Báo cáo"),
    "mo-hinh": _("Mô hình, cách làm"),
    "don-vi": _("Đơn vị"),
}


def search(query: str, access: Access, only: str = "", page: str = "1") -> Results:
    query = query.strip()[:LONGEST]
    words = search_key(query).split()
    if not words:
        return Results(query, words)
    rows: dict[
        str, QuerySet[Directive] | QuerySet[Duty] | QuerySet[Document] | QuerySet[Item] | Sequence[UnitVersion]
    ] = {
        "van-ban": Directive.objects.visible_to(access).filter(all_words(words)).order_by("-issued_on", "-pk"),
        "nhiem-vu": Duty.objects.visible_to(access)
        .filter(all_words(words))
        .select_related("directive")
        .order_by("-directive__issued_on", "directive", "order"),
        "bao-cao": Document.objects.visible_to(access).filter(all_words(words)).defer("content"),
        "mo-hinh": Item.objects.visible_to(access).filter(all_words(words)).order_by("kind", "sort_key"),
        "don-vi": units(words),
    }
    chosen = [only] if only in rows else list(rows)
    size = A_PAGE if only in rows else FIRST
    groups = [Group(key, LABELS[key], Paginator(rows[key], size).get_page(page)) for key in chosen]
    return Results(query, words, [group for group in groups if group.page.paginator.count])


def all_words(words: list[str], column: str = "search_key") -> Q:
    """Rows that hold every word: whole, but for the last, which may still be being typed."""
    *whole, last = words
    found = Q(**{f"{column}__startswith": last}) | Q(**{f"{column}__contains": f" {last}"})
    for word in whole:
        found &= (
            Q(**{column: word})
            | Q(**{f"{column}__startswith": f"{word} "})
            | Q(**{f"{column}__contains": f" {word} "})
            | Q(**{f"{column}__endswith": f" {word}"})
        )
    return found


def units(words: list[str]) -> list[UnitVersion]:
    """By any name they have had or are called by; each unit once, as it was last."""
    aliases = UnitAlias.objects.filter(all_words(words, "key")).values("unit")
    named = UnitVersion.objects.filter(all_words(words)).values("unit")
    versions = UnitVersion.objects.filter(Q(unit__in=named) | Q(unit__in=aliases)).select_related("unit")
    latest = {version.unit_id: version for version in versions.order_by("valid_from")}
    return sorted(latest.values(), key=lambda version: (version.unit.abolished_on is not None, version.sort_key))
