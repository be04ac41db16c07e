from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from roviec.measures.acts import observe
from roviec.measures.errors import MeasureRefused
from roviec.measures.importing.plan import Plan, plan_of
from roviec.measures.models import Batch
from roviec.org.access import Access


@dataclass(frozen=True)
class Stored:
    new: int
    changed: int
    same: int
    left_out: int  # rows with something wrong


@transaction.atomic
def store(*, access: Access, data: bytes, filename: str, digest: str, keep_good_rows: bool) -> Stored:
    """All of what was shown or nothing; with `keep_good_rows` the wrong rows are left out.

    MeasureRefused: "figures_changed" when what is there has changed since it was shown, "rows_wrong".
    """
    access.require("measures.record")
    plan = plan_of(data, filename)
    if plan.digest != digest:
        raise MeasureRefused("figures_changed")
    if plan.figures.bad_rows and not keep_good_rows:
        raise MeasureRefused("rows_wrong", count=plan.figures.bad_rows)
    lines = [*plan.figures.of("new"), *plan.figures.of("changed")]
    observe(
        actor=access.actor, way=Batch.Way.FILE, figures=[line.figure for line in lines], origin=filename[:200],
        person=access.person,
    )  # fmt: skip
    return counts(plan)


def counts(plan: Plan) -> Stored:
    figures = plan.figures
    return Stored(len(figures.of("new")), len(figures.of("changed")), len(figures.of("same")), figures.bad_rows)
