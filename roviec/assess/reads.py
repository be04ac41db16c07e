"""Runs and their scores for pages and files; every row passes `visible_to`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max
from django.utils import timezone

from roviec.assess.judging import stored
from roviec.assess.models import Explanation, Run, Score, ScoringRule
from roviec.assess.scoring.facts import Facts, regrouped
from roviec.assess.scoring.rule import Rule
from roviec.assess.scoring.score import score
from roviec.assess.scoring.standing import ranks, standings
from roviec.duties.heirs import Heirs
from roviec.duties.names import UnitName, unit_names
from roviec.org.access import Access
from roviec.vietnamese.keys import search_key


@dataclass(frozen=True)
class Chosen:
    """The filters of a run's page, checked."""

    group: str = ""
    klass: str = ""  # a class, or NO_CLASS
    standing: str = ""
    sort: str = ""
    chart: str = ""  # "today": summed under the units that answer today
    q: str = ""


NO_CLASS = "-"


@dataclass(frozen=True)
class Line:
    score: Score
    name: str
    klass: str  # in words, or empty
    change: Decimal | None


@dataclass(frozen=True)
class GroupLines:
    code: str
    name: str
    lines: list[Line]


@dataclass(frozen=True)
class RunPage:
    groups: list[GroupLines]
    classes: list[tuple[str, str, int]]  # code, name, how many; the last is those without
    everyone: int
    shown: int


def runs(access: Access) -> list[Run]:
    return list(Run.objects.visible_to(access).select_related("rule", "signed_by"))


def rules() -> list[ScoringRule]:
    return list(ScoringRule.objects.all())


def run_page(run: Run, access: Access, chosen: Chosen) -> RunPage:
    rule, names = run.rule.rule, unit_names()
    scores = visible_scores(run, access, chosen)
    lines = [line_of(rule, row, names) for row in scores]
    counts = Counter(line.score.klass for line in lines)
    classes = [(item.code, item.name, counts[item.code]) for item in rule.classes] + [("", "", counts[""])]
    kept = [line for line in lines if _fits(line, chosen)]
    groups = [
        GroupLines(group.code, group.name, _sorted([line for line in kept if line.score.group == group.code], chosen))
        for group in rule.groups
    ]
    return RunPage([group for group in groups if group.lines], classes, len(lines), len(kept))


def visible_scores(run: Run, access: Access, chosen: Chosen) -> list[Score]:
    seen = list(Score.objects.visible_to(access).filter(run=run))
    if not chosen.chart or run.is_year:
        return seen
    # A place is one among all of the group; a sum is shown to who sees all of its parts.
    everyone, today, heirs = list(Score.objects.filter(run=run)), timezone.localdate(), Heirs()
    units = {row.unit_id for row in seen}
    hidden = {heirs.heir(row.unit_id, today) for row in everyone if row.unit_id not in units}
    return [row for row in on_todays_chart(run, everyone, today) if row.unit_id not in hidden]


def on_todays_chart(run: Run, scores: Iterable[Score], today: date) -> list[Score]:
    """The same counts under the heirs: nothing is stored, sums stay, and each is scored anew by the same rule."""
    heirs, rule, rows = Heirs(), run.rule.rule, list(scores)
    groups = {row.unit_id: row.group for row in rows}
    to = {row.unit_id: heirs.heir(row.unit_id, today) for row in rows}
    for unit, heir in to.items():
        groups.setdefault(heir, groups[unit])
    found = {
        unit: score(rule, facts)
        for unit, facts in regrouped({row.unit_id: Facts.of(row.facts) for row in rows}, to).items()
    }
    made = []
    for group in rule.groups:
        members = {unit: each for unit, each in found.items() if groups[unit] == group.code}
        stands, places = standings(rule, members), ranks(members)
        made += [
            Score(run=run, unit_id=unit, group=group.code, rank=places.get(unit), standing=stands[unit].value, **stored(each))
            for unit, each in members.items()
        ]  # fmt: skip
    return made


def line_of(rule: Rule, row: Score, names: dict[int, UnitName]) -> Line:
    klass = next((item.name for item in rule.classes if item.code == row.klass), "")
    change = Decimal(row.change["total"]) if row.change else None
    return Line(row, names[row.unit_id].name, klass, change)


def _fits(line: Line, chosen: Chosen) -> bool:
    row, key = line.score, search_key(line.name)
    return (
        chosen.group in ("", row.group)
        and (chosen.klass in ("", row.klass) or (chosen.klass == NO_CLASS and not row.klass))
        and chosen.standing in ("", row.standing)
        and all(word in key for word in search_key(chosen.q).split())
    )


def _sorted(lines: list[Line], chosen: Chosen) -> list[Line]:
    """In Vietnamese order of names first; those without a figure come last."""
    names = unit_names()
    lines = sorted(lines, key=lambda line: names[line.score.unit_id].order)
    if chosen.sort == "name":
        return lines
    if chosen.sort == "change":
        return sorted(lines, key=lambda line: (line.change is None, -abs(float(line.change or 0))))
    return sorted(lines, key=lambda line: (line.score.total is None, -(line.score.total or 0)))


def lowered(run: Run) -> dict[str, object]:
    """ "units" that may explain again because a new judging lowered their score, and the last day "until"; empty where there are none."""
    if run.state != Run.State.OPEN:
        return {}
    rows = run.scores.filter(reopened_until__gte=timezone.localdate())
    found = rows.aggregate(units=Count("pk"), until=Max("reopened_until"))
    return found if found["units"] else {}


def explanations(access: Access, *, waiting: bool) -> list[Explanation]:
    rows = Explanation.objects.visible_to(access).select_related("score__run__rule", "person", "answer__person")
    rows = rows.filter(answer=None, score__run__state=Run.State.OPEN) if waiting else rows.exclude(answer=None)
    return list(rows.order_by("at" if waiting else "-answer__at")[:200])
