"""Do published figures come back as they were? `python -m bench.as_at [--scale full] [--year 2025]`; DATABASE_URL chooses the engine.

In a scratch database with the pack and the cast a made-up year is loaded up to its last evening. Then:
again     each published month is computed again from what was frozen, and from all rows as at its moment: every score, criterion,
          class and count, and why it moved, as published
late      a report on paper, of a day within the month, is recorded today: the published figures stay; a comparison with today
          lists this obligation more, with the reason, and no other; only its unit's counts change, of no other month
merged    the month as then and on today's chart: no count is lost or doubled, each heir has what its predecessors had
stopped   the year is taken away, and loaded anew up to the moment of a month alone: a database that knows nothing later; for as many
          months as `--stops` says, spread over the year
It ends with 1 when anything differs, and says what.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

from bench.board import scratch

if TYPE_CHECKING:
    from roviec.assess.models import Run
    from roviec.cityyear.write import Asked
    from roviec.org.access import Access

Figures = dict[int, tuple[Any, ...]]  # unit -> all that a score says


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", choices=["small", "full"], default="full")
    parser.add_argument("--year", type=int, default=2025)
    parser.add_argument("--stops", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            print(f"{engine}, {asked.year}, {asked.scale}")
            return prove(asked.year, asked.scale, asked.stops)


def prove(year: int, scale: str, stops: int) -> int:
    from django.contrib.auth.models import User

    from roviec.assess.models import Run
    from roviec.cityyear.remove import remove
    from roviec.cityyear.simulate import at
    from roviec.cityyear.write import Asked, load
    from roviec.duties.models import Obligation
    from roviec.journal.reads import verify
    from roviec.org.access import access_of
    from roviec.packs.demo import load_demo
    from roviec.packs.load import load_pack

    load_pack("da06-danang")
    load_demo()
    until = at(date(year, 12, 31), datetime.max.time())
    asked = Asked(first=date(year, 1, 1), last=date(year, 12, 31), until=until, scale=scale)
    timed("loaded", lambda: load(asked, lambda line: None))
    runs = list(Run.objects.filter(state=Run.State.PUBLISHED).select_related("rule").order_by("period_start"))
    published = {run.period: (run.moment, figures(run)) for run in runs}
    print(f"{Obligation.objects.count():,} obligations, {len(runs)} published months")
    problems = [
        *timed("again", lambda: [problem for run in runs for problem in again(run)]),
        *timed("merged", lambda: [problem for run in runs for problem in merged(run)]),
        *timed("late", lambda: late(runs, access_of(User.objects.get(username="thuongtruc")))),
    ]
    if timed("journal", lambda: verify().problems):
        problems.append("the journal is not whole")
    print(f"taken away: {timed('remove', remove):,} rows")
    chosen = {runs[len(runs) * (number + 1) // stops - 1].period for number in range(stops)}
    some = {period: there for period, there in published.items() if period in chosen}
    problems += timed("stopped", lambda: list(stopped(asked, some)))
    print(f"stopped at: {', '.join(some)}")
    print("\n".join(problems) or "all as published")
    return 1 if problems else 0


def timed(name: str, work: Any) -> Any:
    started = time.perf_counter()
    found = work()
    print(f"{name:10}{time.perf_counter() - started:8.1f} s", flush=True)
    return found


def figures(run: Run) -> Figures:
    return {row.unit_id: said(row) for row in run.scores.all()}


def said(row: Any) -> tuple[Any, ...]:
    total = None if row.total is None else f"{row.total:.2f}"
    return (
        row.group, total, row.low, row.high, row.klass, row.rank, str(row.standing), row.facts, row.criteria, row.change,
    )  # fmt: skip


def again(run: Run) -> list[str]:
    from roviec.assess.judging import judge_month
    from roviec.assess.rerun import rerun
    from roviec.duties.periods import parse

    found = [] if rerun(run).equal else [f"{run.period}: not equal when computed again from what was frozen"]
    judged = judge_month(run.rule, parse(run.period), run.moment)
    if judged.result != run.result or {row.unit_id: said(row) for row in judged.rows} != figures(run):
        found.append(f"{run.period}: not the published figures as at {run.moment}")
    return found


def merged(run: Run) -> list[str]:
    from django.utils import timezone

    from roviec.assess.reads import on_todays_chart
    from roviec.assess.scoring.facts import Facts, total
    from roviec.duties.heirs import Heirs

    today = timezone.localdate()
    heirs, then = Heirs(), {row.unit_id: Facts(**row.facts) for row in run.scores.all()}
    now = {row.unit_id: Facts(**row.facts) for row in on_todays_chart(run, run.scores.all(), today)}
    summed: dict[int, Facts] = {}
    for unit, facts in then.items():
        heir = heirs.heir(unit, today)
        summed[heir] = summed.get(heir, Facts()) + facts
    ended = len(then.keys() - now.keys())
    print(f"  {run.period}: {len(then)} units as then, {ended} of them ended since; {total(then.values()).due:,} due")
    same = summed == now and total(then.values()) == total(now.values())
    return [] if same else [f"{run.period}: sums on today's chart differ"]


def late(runs: list[Run], access: Access) -> list[str]:
    """Through the acts, by somebody of the standing body."""
    from django.utils import timezone

    from roviec.assess.frozen import thaw, thawed_rows
    from roviec.assess.models import Input
    from roviec.assess.rerun import Why, compare, rerun
    from roviec.duties.acts import Content, draft_report, submit_report
    from roviec.duties.models import Obligation

    by_id = Obligation.objects.exclude(progress__in=["submitted", "done"]).in_bulk()
    for run in runs:
        rows = thawed_rows(thaw(Input.objects.get(run=run)))
        row = next((row for row in rows if row.handed_in is None and not row.closed and row.id in by_id), None)
        if row is not None:
            break
    else:
        return ["nothing that was never reported: no late report to try"]
    now = timezone.now()
    before = {each.period: compare(each, now) for each in runs}
    kept = {each.period: figures(each) for each in runs}
    counted = {"phai_lam": 10, "da_lam": 10} if by_id[row.id].duty.sheets.exists() else {}
    content = Content("done", "Báo cáo giấy, ghi nhận sau.", counted, dict.fromkeys(counted, "Theo bản giấy."))
    draft = draft_report(actor=access.actor, access=access, obligation=by_id[row.id], content=content)
    submit_report(actor=access.actor, access=access, report=draft, day=row.due)
    found = []
    for each in runs:
        if not rerun(each).equal or figures(each) != kept[each.period]:
            found.append(f"{each.period}: a report recorded late changed what was published")
        old, new = before[each.period], compare(each, timezone.now())
        more = [item for item in new.differences if item not in old.differences]
        gone = [item for item in old.differences if item.row.id != row.id and item not in new.differences]
        moved = {unit for unit, score in new.scores.items() if score.facts != old.scores[unit].facts}
        expected = ([(row.id, Why.HANDED_IN)], {row.unit}) if each == run else ([], set())
        if ([(item.row.id, item.why) for item in more], moved) != expected or gone:
            found.append(f"{each.period}: compared with today {more} {moved}, expected {expected}")
    return found


class _Undone(Exception):
    """Takes back what was stored."""


def stopped(asked: Asked, published: dict[str, tuple[datetime, Figures]]) -> Iterator[str]:
    from django.db import transaction

    from roviec.assess.models import Run
    from roviec.cityyear.models import CityYear
    from roviec.cityyear.read_world import read_world
    from roviec.cityyear.simulate import Span, Year
    from roviec.cityyear.write import SHARES, store

    for period, (moment, before) in published.items():
        year = Year(read_world(), Span(asked.first, asked.last, moment), asked.seed, share=SHARES[asked.scale])
        found: Figures = {}
        try:
            with transaction.atomic():
                row = CityYear.objects.create(
                    first=asked.first, last=asked.last, until=moment, seed=asked.seed, scale=asked.scale
                )
                store(row, year, lambda line: None, journal=False)
                found = figures(Run.objects.get(period=period))
                raise _Undone
        except _Undone:
            pass
        if found != before:
            yield f"{period}: a database that stopped at {moment} gives other figures"


if __name__ == "__main__":
    sys.exit(main())
