"""What a signed run gives to documents: its sums, the agencies' scores, what was late, what was explained and answered.

Every number is read from the rows that were frozen at signing, never counted again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone

from roviec.assess.frozen import thaw, thawed_rows
from roviec.assess.models import Explanation, Run, Score
from roviec.assess.scoring.facts import Facts, Row, facts_of, total
from roviec.duties.labels import period_label
from roviec.duties.models import Duty, Obligation
from roviec.duties.names import UnitName, unit_names
from roviec.reports.builders.official import official_name
from roviec.reports.layout.model import Block, Bullet, Column, Figure, NamedFigure, Paragraph, Table

NONE: Final = Paragraph("Không có.")
UNKNOWN: Final = Paragraph("Chưa có số liệu.")
_SCORES: Final = (
    Column("TT", 1, numeric=True),
    Column("Đơn vị", 6),
    Column("Điểm", 2, numeric=True),
    Column("Xếp loại", 3),
    Column("Đúng hạn/ đến hạn", 2),
    Column("So với tháng trước", 2, numeric=True),
)
_LATE: Final = (
    Column("TT", 1, numeric=True),
    Column("Đơn vị", 5),
    Column("Nhiệm vụ", 7),
    Column("Hạn", 2),
    Column("Tình hình", 3),
)


def day(value: date) -> str:
    """As documents write it; a hyphen would let the line break inside a date."""
    return f"{value.day}/{value.month}/{value.year}"


def hour(moment: datetime) -> str:
    """ "11 giờ 32 phút ngày 25/11/2026"."""
    local = timezone.localtime(moment)
    return f"{local.hour} giờ {local.minute:02} phút ngày {day(local.date())}"


def count(value: int) -> Figure:
    return Figure(Decimal(value))


def summary(run: Run) -> list[Block]:
    """Sums over all units that were judged, and how many are in each class."""
    scores = list(Score.objects.filter(run=run))
    facts = total(Facts.of(score.facts) for score in scores)
    share = Decimal(100 * facts.in_time) / facts.due if facts.due else None
    classes = {each.code: each.name for each in run.rule.rule.classes}
    found: list[Block] = [
        NamedFigure("Số đơn vị được đánh giá", count(sum(score.total is not None for score in scores))),
        NamedFigure("Số phần việc đến hạn", count(facts.due)),
        NamedFigure("Báo cáo đúng hạn", count(facts.in_time)),
        NamedFigure("Báo cáo quá hạn", count(facts.late)),
        NamedFigure("Quá hạn, chưa báo cáo", count(facts.open_late)),
        NamedFigure("Tỷ lệ đúng hạn", Figure(share, places=1, unit="%")),
        NamedFigure("Số lượt báo cáo bị trả lại", count(facts.returns)),
    ]
    found += [
        NamedFigure(f"Xếp loại {name}", count(sum(score.klass == code for score in scores)))
        for code, name in classes.items()
    ]
    if unclassed := sum(score.total is not None and not score.klass for score in scores):
        found.append(NamedFigure("Chưa xếp loại vì quá ít việc", count(unclassed)))
    return found


def agencies(run: Run) -> list[Block]:
    """A table for each group of units that are compared with one another, the best first; who could not be judged is named."""
    names = unit_names()
    scores = list(Score.objects.filter(run=run))
    found: list[Block] = []
    for group in run.rule.rule.groups:
        members = [score for score in scores if score.group == group.code]
        ranked = sorted(
            (score for score in members if score.total is not None),
            key=lambda score: (score.rank or 0, names[score.unit_id].order),
        )
        if ranked:
            rows = tuple(_score_row(number, score, run, names) for number, score in enumerate(ranked, 1))
            found.append(Table(_SCORES, rows, caption=group.name))
        left = sorted((names[score.unit_id] for score in members if score.total is None), key=lambda name: name.order)
        if left:
            words = "; ".join(official_name(name.name) for name in left)
            found.append(Paragraph(f"{group.name}, chưa đủ dữ liệu để đánh giá: {words}."))
    return found or [NONE]


def _score_row(number: int, score: Score, run: Run, names: Mapping[int, UnitName]) -> tuple[str | Figure | None, ...]:
    facts = Facts.of(score.facts)
    classes = {each.code: each.name for each in run.rule.rule.classes}
    moved = score.change.get("total")
    return (
        count(number),
        official_name(names[score.unit_id].name),
        Figure(score.total, places=2),
        classes.get(score.klass, "Chưa xếp loại"),
        f"{facts.in_time}/{facts.due}",
        Figure(Decimal(moved), places=2) if moved is not None else None,
    )


def late(run: Run, sheet: str = "") -> list[Block]:
    """Handed in late, or not at all, by the frozen rows: by agency, the longest overdue first.

    With the code of a `sheet`, of duties that are reported on it: that is how the work of one programme is told from another's.
    """
    content = thaw(run.input)
    today = date.fromisoformat(content["today"])
    rows = [row for row in thawed_rows(content) if _is_late(row, today)]
    if sheet:
        own = Obligation.objects.filter(pk__in=[row.id for row in rows], duty__sheets__code=sheet)
        kept = set(own.values_list("pk", flat=True))
        rows = [row for row in rows if row.id in kept]
    if not rows:
        return [NONE]
    names, quotes = unit_names(), _quotes(row.id for row in rows)
    ordered = sorted(rows, key=lambda row: (names[row.unit].order, row.due, row.id))
    cells = tuple(
        (count(number), official_name(names[row.unit].name), quotes[row.id], day(row.due), _state(row))
        for number, row in enumerate(ordered, 1)
    )
    return [Table(_LATE, cells)]


def _is_late(row: Row, today: date) -> bool:
    facts = facts_of(row, today)
    return bool(facts.late or facts.open_late)


def _state(row: Row) -> str:
    return f"Báo cáo ngày {day(row.handed_in)}" if row.handed_in else "Chưa báo cáo"


def _quotes(ids: Iterable[int]) -> dict[int, str]:
    """Obligation -> what was ordered, and for which period."""
    rows = Obligation.objects.filter(pk__in=list(ids)).values_list("pk", "duty_id", "period")
    found = list(rows)
    said = dict(Duty.objects.filter(pk__in={duty for _, duty, _ in found}).values_list("pk", "quote"))
    return {pk: f"{said[duty]} ({_small(period_label(period))})" for pk, duty, period in found}


def appeals(run: Run) -> list[Block]:
    """Who explained about what, and what they were answered. Their own words are for fewer readers (`assess.forms.READERS`)."""
    names = unit_names()
    criteria = {each.code: each.name for each in run.rule.rule.criteria}
    rows = Explanation.objects.filter(score__run=run).select_related("score", "answer").order_by("at", "pk")
    found: list[Block] = []
    for row in rows:
        about = f" ({_small(criteria[row.criterion])})" if row.criterion in criteria else ""
        answer = (
            f"{row.answer.get_verdict_display()}: {row.answer.text}" if hasattr(row, "answer") else "Chưa được trả lời."
        )
        found.append(Bullet(f"{official_name(names[row.score.unit_id].name)}{about}. {answer}"))
    return found or [NONE]


PARTS: Final[dict[str, Callable[[Run], list[Block]]]] = {
    "assess.summary": summary,
    "assess.agencies": agencies,
    "assess.appeals": appeals,
}


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
