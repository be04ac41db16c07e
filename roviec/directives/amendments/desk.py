"""What the confirm page shows of amendments: a card each, by the earlier directive, with what it would do to the duty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roviec.directives.amendments.acts import problem
from roviec.directives.amendments.forms import AmendmentForm, RejectForm
from roviec.directives.amendments.reads import Difference, differences
from roviec.directives.models import Amendment, Directive, Task
from roviec.directives.sentences import REFUSALS

DOUBTFUL = 0.6  # below this confidence a card asks for a closer look


@dataclass(frozen=True)
class Card:
    row: Amendment
    number: int
    differences: list[Difference]
    choices: list[Task]  # the earlier tasks of which one must be chosen
    edit: AmendmentForm
    reject: RejectForm
    opened: str  # "edit" or "reject" when that form was sent and refused

    @property
    def is_open(self) -> bool:
        return self.row.state == Amendment.State.PROPOSED

    @property
    def doubtful(self) -> bool:
        return self.row.confidence < DOUBTFUL and not self.row.by_person

    @property
    def problem(self) -> str:
        """What must be filled in before it can be accepted as it is."""
        code = problem(self.row)
        return "" if code in ("", "no_earlier") else str(REFUSALS[code])


@dataclass(frozen=True)
class Group:
    directive: Directive | None  # None: which one is still to be chosen
    cards: list[Card]


@dataclass(frozen=True)
class Bound:
    """A form that was sent and refused, to be shown again as it was filled in."""

    amendment: int
    opened: str
    form: AmendmentForm | RejectForm


def groups(directive: Directive, today: date, bound: Bound | None = None) -> list[Group]:
    rows = list(
        directive.amendments.select_related("earlier__directive", "earlier__duty", "task", "decided_by")
        .prefetch_related("earlier__bodies")
        .defer("earlier__directive__text", "earlier__directive__search_key")
    )
    if not rows:
        return []
    for row in rows:
        row.directive = directive
    of_each = _tasks_of(rows)
    own = list(directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk"))
    found: dict[int | None, Group] = {}
    for number, row in enumerate(rows, 1):
        card = _card(row, number, of_each, own, bound if bound and bound.amendment == row.pk else None)
        key = row.earlier.directive_id if row.earlier else None
        found.setdefault(key, Group(row.earlier.directive if row.earlier else None, [])).cards.append(card)
    return list(found.values())


def _tasks_of(rows: Sequence[Amendment]) -> dict[int, list[Task]]:
    """Directive id -> the tasks it gave that stand, for the directives that the amendments speak of; one query or two."""
    named = {row.earlier_id for row in rows if row.earlier_id} | {pk for row in rows for pk in row.candidates}
    if not named:
        return {}
    those = Task.objects.filter(pk__in=named).values("directive")
    tasks = Task.objects.filter(directive__in=those, state=Task.State.CONFIRMED, duty__closed_on=None)
    found: dict[int, list[Task]] = {}
    for task in tasks.select_related("directive", "duty").defer("directive__text", "directive__search_key"):
        found.setdefault(task.directive_id, []).append(task)
    return found


def _card(
    row: Amendment, number: int, of_each: dict[int, list[Task]], own: Sequence[Task], bound: Bound | None
) -> Card:
    every = [task for tasks in of_each.values() for task in tasks]
    choices = [task for task in every if task.pk in row.candidates]
    edit, reject = AmendmentForm.of(row, every, own), RejectForm(prefix=f"khong{row.pk}")
    if bound and isinstance(bound.form, AmendmentForm):
        edit = bound.form
    elif bound and isinstance(bound.form, RejectForm):
        reject = bound.form
    opened = bound.opened if bound else ""
    return Card(row, number, differences(row), [] if row.earlier_id else choices, edit, reject, opened)


def form_choices(directive: Directive) -> tuple[list[Task], list[Task]]:
    """The tasks an amendment of this directive may be about, and its own that may take over."""
    rows = list(directive.amendments.all())
    own = directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk")
    return [task for tasks in _tasks_of(rows).values() for task in tasks], list(own)
