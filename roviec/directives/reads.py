"""What pages show of directives: the list, the documents around one, and who has taken note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from roviec.directives.models import Acknowledgement, Circulation, Citation, Directive, DirectiveQuerySet, Task
from roviec.org.access import Access
from roviec.org.models import UnitVersion
from roviec.org.succession import Heritage


def listed(access: Access, state: str = "") -> DirectiveQuerySet:
    """With `task_count`, `undecided`, `sent` and `noted`; without the long texts."""
    rows = Directive.objects.visible_to(access).defer("text", "search_key")
    live = Task.objects.exclude(state=Task.State.DROPPED)
    sent = Circulation.objects.all()
    return (rows.filter(state=state) if state else rows).annotate(
        task_count=_count(live),
        undecided=_count(live.filter(state=Task.State.PROPOSED)),
        sent=_count(sent),
        noted=_count(sent.filter(acknowledgements__isnull=False)),
    )


def _count(rows: QuerySet[Task] | QuerySet[Circulation]) -> Coalesce:
    mine = rows.filter(directive=OuterRef("pk")).order_by().values("directive")
    return Coalesce(Subquery(mine.annotate(n=Count("pk", distinct=True)).values("n")), 0)


def state_counts(access: Access) -> dict[str, int]:
    rows = Directive.objects.visible_to(access).order_by().values_list("state")
    return dict(rows.annotate(n=Count("pk")))


@dataclass(frozen=True)
class Cited:
    """An edge of the graph of documents; `held` is the other document when it is here and visible."""

    citation: Citation
    held: Directive | None


def cited_documents(directive: Directive, access: Access) -> list[Cited]:
    """The documents that this one (or a document it cites) cites, each relation once."""
    citations = list(directive.citations.all())
    held = _held({citation.number_key for citation in citations}, access)
    edges = {(one.number_key, one.relation, one.cited_by): one for one in reversed(citations)}
    kept = sorted(edges.values(), key=lambda one: one.start)
    return [Cited(one, _same_year(held.get(one.number_key, []), one.dated)) for one in kept]


def citing_documents(directive: Directive, access: Access) -> list[Cited]:
    """The documents here that cite this one."""
    if not directive.number_key:
        return []
    visible = Directive.objects.visible_to(access).exclude(pk=directive.pk).exclude(state=Directive.State.DROPPED)
    rows = Citation.objects.filter(directive__in=visible, number_key=directive.number_key, cited_by="")
    kept = {row.directive_id: row for row in rows.select_related("directive") if _same_year([directive], row.dated)}
    return [Cited(row, row.directive) for row in kept.values()]


def _held(keys: Iterable[str], access: Access) -> dict[str, list[Directive]]:
    rows = Directive.objects.visible_to(access).exclude(state=Directive.State.DROPPED).filter(number_key__in=list(keys))
    found: dict[str, list[Directive]] = {}
    for row in rows.defer("text", "search_key"):
        found.setdefault(row.number_key, []).append(row)
    return found


def _same_year(rows: list[Directive], dated: date | None) -> Directive | None:
    """Numbers start again each year: an unknown date fits any year, a known one only its own."""
    fits = (row for row in rows if not dated or not row.issued_on or row.issued_on.year == dated.year)
    return next(fits, None)


@dataclass(frozen=True)
class Told:
    """A unit that the directive was sent to, and who there has taken note."""

    circulation: Circulation
    name: str
    notes: list[Acknowledgement]
    mine: bool


def circulation(directive: Directive, access: Access, today: date) -> list[Told]:
    """To those who see the city every unit, holes first; to others their own."""
    rows = directive.circulations.prefetch_related("acknowledgements__person").order_by("pk")
    if access.unit_ids is not None:
        rows = rows.filter(unit__in=access.unit_ids)
    mine = own_units(access, today)
    names = dict(UnitVersion.objects.order_by("valid_from").values_list("unit_id", "name"))  # the latest stays
    told = [Told(row, names[row.unit_id], list(row.acknowledgements.all()), row.unit_id in mine) for row in rows]
    return sorted(told, key=lambda one: bool(one.notes))


def own_units(access: Access, today: date) -> set[int]:
    """The units in whose name a person may take note: where they have a role, and those whose work these took over."""
    home = {grant.unit_id for grant in access.grants}
    heritage = Heritage.at(today)
    return home.union(*(heritage.predecessors(unit) for unit in home))


def duty_links(directive: Directive, access: Access) -> dict[int, int]:
    """Task id -> id of its duty, where this person may open the duty. Duties are a room above: only their rows' names are used."""
    rows = directive.tasks.filter(duty__isnull=False)
    if access.unit_ids is not None:
        units = access.unit_ids
        rows = rows.filter(Q(duty__assignments__unit__in=units) | Q(duty__obligations__holder__in=units)).distinct()
    return dict(rows.order_by().values_list("pk", "duty__pk"))


def has_made_up() -> bool:
    """Is work here that made-up directives gave? Then every page, document and file says so. One indexed query."""
    return Directive.objects.filter(is_sample=True, state=Directive.State.ISSUED).order_by().exists()


def made_up_note() -> str:
    """What pages and files say then; otherwise nothing."""
    if not has_made_up():
        return ""
    return _("Dữ liệu minh họa: văn bản mẫu, con số và tên người ở đây do Rõ Việc đặt ra, không phải của cơ quan nào.")
