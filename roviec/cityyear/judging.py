"""Storing how the months of the year, and a calendar year, were judged: a period a transaction, when all work is there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from django.db import transaction

from roviec.assess.models import ScoringRule
from roviec.cityyear.book import Book
from roviec.cityyear.events import OfMonth
from roviec.cityyear.judged import PeriodRows
from roviec.cityyear.models import CityYear
from roviec.cityyear.months import Judging, months_of, years_of
from roviec.cityyear.simulate import Year
from roviec.duties.periods import Period
from roviec.journal.acts import record_many
from roviec.journal.context import Actor


def store_judging(
    row: CityYear, year: Year, book: Book, tell: Callable[[str], None], actor: Actor, journal: bool
) -> None:
    for period, rule in judged_periods(year)[len(row.runs) :]:
        with transaction.atomic():
            rows = PeriodRows(period, rule, year.world, book)
            run = rows.take(events_of(rows, year))
            if journal:
                record_many(actor=actor, facts=rows.facts)
            row.runs.append(run.pk)
            row.save(update_fields=["runs"])
        tell(f"{period.key} · {run.get_state_display()} · {len(rows.said)} giải trình / explanations")


def judged_periods(year: Year) -> list[tuple[Period, ScoringRule]]:
    """Those that a rule was in force for: the months, then the year that consists of them."""
    found = []
    for period in [*months_of(year.span), *years_of(year.span)]:
        rule = ScoringRule.objects.filter(ScoringRule.on(period.start)).order_by("code").first()
        if rule is not None:
            found.append((period, rule))
    return found


def events_of(rows: PeriodRows, year: Year) -> list[OfMonth]:
    """What is known of it; reads the figures of all moments from the work that is stored."""
    judging = Judging(rows.period, year.days, rows.rule.rule.explanation_days, year.seed)
    events = judging.year_events() if len(rows.period.key) == 4 else judging.events(rows.look)
    return list(takewhile(lambda event: event.at <= year.span.until, events))
