"""The list of items with its filters, and how many are in which stage: now, or as on a past day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from roviec.org.access import Access
from roviec.programme.as_on import as_on, with_late_milestones
from roviec.programme.models import Item, Kind, Stage
from roviec.vietnamese.keys import search_key

A_PAGE: Final = 50
UNDECIDED: Final = "none"  # the filter's word for items without a decision


@dataclass(frozen=True)
class Chosen:
    """The list's filters, checked. `stage` is "kind:code"; `day` None: today."""

    kind: str = ""
    stage: str = ""
    decision: str = ""
    owner: int | None = None
    group: str = ""
    late: bool = False
    day: date | None = None
    q: str = ""


@dataclass(frozen=True)
class StageCount:
    kind: str
    code: str
    name: str
    count: int
    of: int  # items of the kind
    unverified: bool

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.code}"


@dataclass(frozen=True)
class Listing:
    page: Page[Any]
    total: int
    undecided: int
    late: int
    stages: dict[Kind, list[StageCount]] = field(default_factory=dict)


def items(access: Access, chosen: Chosen) -> QuerySet[Any]:
    """The rows behind the list and its files: each with `stage_then`, `decision_then` and `late` (milestones)."""
    rows = without_stage(access, chosen)
    if chosen.stage:
        kind, _colon, code = chosen.stage.partition(":")
        rows = rows.filter(kind=kind, stage_then=code)
    return rows.order_by("kind", "sort_key", "pk")


def without_stage(access: Access, chosen: Chosen) -> QuerySet[Any]:
    today = timezone.localdate()
    rows: QuerySet[Any] = with_late_milestones(as_on(Item.objects.visible_to(access), chosen.day or today), today)
    for name in ("kind", "group", "owner"):
        if value := getattr(chosen, name):
            rows = rows.filter(**{name: value})
    if chosen.decision:
        rows = rows.filter(Q(decision_then="" if chosen.decision == UNDECIDED else chosen.decision))
    if chosen.late:
        rows = rows.filter(Q(late__gt=0))
    for word in search_key(chosen.q).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def listing(access: Access, chosen: Chosen, page: str = "1") -> Listing:
    rows = items(access, chosen)
    counts = rows.order_by().aggregate(
        n_undecided=Count("pk", filter=Q(decision_then="")), n_late=Count("pk", filter=Q(late__gt=0))
    )
    shown = Paginator(rows, A_PAGE).get_page(page)
    return Listing(shown, shown.paginator.count, counts["n_undecided"], counts["n_late"], _stages(access, chosen))


def _stages(access: Access, chosen: Chosen) -> dict[Kind, list[StageCount]]:
    """Every stage in force that day and every other one that items are in, by kind; kinds without items are left out."""
    found = without_stage(access, chosen).order_by().values_list("kind", "stage_then").annotate(n=Count("pk"))
    counts = {(kind, code): n for kind, code, n in found}
    totals = {kind: sum(n for (of, _code), n in counts.items() if of == kind) for kind in Kind}
    steps = Stage.objects.filter(Stage.on(chosen.day or timezone.localdate())).order_by("rank", "code")
    stages: dict[Kind, list[StageCount]] = {kind: [] for kind in Kind if totals[kind]}
    for step in steps:
        if (kind := Kind(step.kind)) in stages:
            n = counts.pop((kind, step.code), 0)
            stages[kind].append(StageCount(kind, step.code, step.name, n, totals[kind], step.unverified))
    for (of, code), n in counts.items():
        stages[Kind(of)].append(StageCount(of, code, code, n, totals[Kind(of)], False))
    return stages
