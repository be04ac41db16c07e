"""Everything about one item, for its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from roviec.duties.blocking.reads import Item as Stuck
from roviec.duties.blocking.reads import open_first
from roviec.duties.models import Blocker
from roviec.duties.names import UnitName, unit_names
from roviec.org.access import Access
from roviec.org.succession import Heritage
from roviec.programme.doors import ITEM, MILESTONE, PAPER
from roviec.programme.models import Decision, Item, Milestone, Paper, Replication, Stage, Visit
from roviec.programme.permissions import may_update
from roviec.programme.stages import stages_of
from roviec.programme.story import Event, story

Doors = list[tuple[str, Promise]]  # the name in the address, the words on the button


@dataclass(frozen=True)
class Step:
    milestone: Milestone
    is_late: bool
    doors: Doors


@dataclass(frozen=True)
class ItemPage:
    """`owner_now` is the unit that took over from an owner that has ended; empty while it stands."""

    item: Item
    owner: str
    owner_now: str
    stage: Stage | None
    decisions: list[Decision]
    steps: list[Step]
    blockers: list[Stuck]
    papers: list[tuple[Paper, Doors]]
    visits: list[tuple[Visit, list[str]]]
    replications: list[tuple[Replication, str]]  # the latest of each unit, with its name
    story: list[Event] = field(repr=False)
    doors: Doors


def item_page(item: Item, access: Access, today: date) -> ItemPage:
    names, may = unit_names(), may_update(access, item)
    heir = Heritage.at(today).heir(item.owner_id) if item.owner_id else None
    milestones, papers = item.milestones.order_by("due", "pk"), item.papers.select_related("directive")
    stuck = Blocker.objects.visible_to(access)
    return ItemPage(
        item,
        owner=names[item.owner_id].name if item.owner_id in names else "",
        owner_now=names[heir].name if heir in names and heir != item.owner_id else "",
        stage=_stage(item, today),
        decisions=list(item.decisions.select_related("decided_by").order_by("-on", "-pk")),
        steps=[Step(each, each.is_late(today), _milestone_doors(each, may)) for each in milestones],
        blockers=open_first(stuck.filter(pk__in=item.stuck_on.values("blocker")), access, today),
        papers=[(paper, _paper_doors(paper, may)) for paper in papers],
        visits=[(visit, _names(visit, names)) for visit in item.visits.prefetch_related("units")],
        replications=_latest(item, names),
        story=story(item),
        doors=[(name, door.label) for name, door in ITEM.items() if door.may(access, item)],
    )


def _stage(item: Item, today: date) -> Stage | None:
    """As it is called today; a stage that is no longer used, as it was called last."""
    from_today = (stage for stage in stages_of(item.kind, today) if stage.code == item.stage)
    return next(from_today, None) or Stage.objects.filter(kind=item.kind, code=item.stage).order_by("valid_from").last()


def _milestone_doors(milestone: Milestone, may: bool) -> Doors:
    return [(name, door.label) for name, door in MILESTONE.items() if may and door.fits(milestone)]


def _paper_doors(paper: Paper, may: bool) -> Doors:
    return [(name, door.label) for name, door in PAPER.items() if may and door.fits(paper)]


def _names(visit: Visit, names: dict[int, UnitName]) -> list[str]:
    return [names[unit.pk].name for unit in visit.units.all() if unit.pk in names]


def _latest(item: Item, names: dict[int, UnitName]) -> list[tuple[Replication, str]]:
    rows = {row.unit_id: row for row in item.replications.order_by("since", "pk")}
    known = [(row, names[unit]) for unit, row in rows.items() if unit in names]
    return [(row, name.name) for row, name in sorted(known, key=lambda pair: pair[1].order)]
