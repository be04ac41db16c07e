"""What judging a month costs: `python -m bench.judging` (DATABASE_URL chooses the engine).

A scratch database with three years of monthly obligations of 300 agencies x 200 duties is filled by a few statements of the
engine itself, with the rows of change that such a life leaves behind: accepted, begun, handed in, some returned, reviewed,
some due dates moved, some obstacles reported. Then one month is judged, as at the morning after it and as at two years later.

The floors are plain SQL over the same rows: `columns` groups only the obligations of the month by agency, from the columns
that hold the present; `rows` also reads the changes, reports and reviews of those obligations, once each, and groups them.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import django

from bench.board import scratch

RUNS = 5
FIRST = date(2021, 11, 1)
JUDGED = "2024-10"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--duties", type=int, default=200)
    parser.add_argument("--months", type=int, default=36, help="the last of them is judged")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            started = time.perf_counter()
            counts = fill(asked.units, asked.duties, asked.months)
            print(f"{engine}, {asked.units} agencies x {asked.duties} duties x {asked.months} months")
            print(", ".join(f"{count:,} {name}" for name, count in counts.items()), end="")
            print(f"; filled in {time.perf_counter() - started:.0f} s\n")
            report()


@dataclass(frozen=True)
class Timed:
    name: str
    seconds: float
    queries: int


def report() -> None:
    month = last_month()
    floors = {"columns": COLUMNS, "rows": ROWS}
    low = {name: measured(name, lambda sql=sql: run(sql, month)) for name, sql in floors.items()}  # type: ignore[misc]
    print(f"{'':44}{'ms':>8}{'queries':>9}{'x columns':>11}{'x rows':>8}")
    for floor in low.values():
        line(f"floor: {floor.name}", floor, low)
    for name, work in (
        ("counted, as at the morning after", lambda: count(month, MORNING)),
        ("counted, as at now (2 years later)", lambda: count(month, LATER)),
        ("counted, as at the middle of the month", lambda: count(month, MIDDLE)),
        ("judged and stored (the act)", lambda: judge(MORNING)),
        ("signed: rows read, packed, judged again", freeze),
    ):
        line(name, measured(name, work), low)
    print(f"\npeak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def line(name: str, timed: Timed, low: dict[str, Timed]) -> None:
    ratios = [timed.seconds / floor.seconds for floor in low.values()]
    print(f"{name:44}{timed.seconds * 1e3:8.0f}{timed.queries:9}{ratios[0]:11.1f}{ratios[1]:8.1f}")


def measured(name: str, work: Callable[[], object]) -> Timed:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:  # and warm
        work()
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return Timed(name, median(seconds), len(queries))


def last_month() -> tuple[date, date]:
    from roviec.duties.periods import parse

    period = parse(JUDGED)
    assert period.end is not None
    return period.start, period.end


MORNING = datetime(2024, 11, 1, 1, tzinfo=UTC)
MIDDLE = datetime(2024, 10, 15, 1, tzinfo=UTC)
LATER = datetime(2026, 10, 1, 1, tzinfo=UTC)


def window(month: tuple[date, date], moment: datetime) -> Any:
    from roviec.assess.counting import Window
    from roviec.assess.scoring.rule import Due
    from roviec.org.calendars import city_calendar

    return Window(*month, moment, Due.MOVED_BEFORE, 3, city_calendar())


def count(month: tuple[date, date], moment: datetime) -> None:
    from roviec.assess.counting import facts_by_unit

    assert facts_by_unit(window(month, moment))


def judge(moment: datetime) -> None:
    from roviec.assess.acts.judge import judge as act
    from roviec.journal.context import Actor

    act(actor=Actor.system("bench"), access=None, period=JUDGED, moment=moment)


def freeze() -> None:
    from roviec.assess.frozen import freeze as pack
    from roviec.assess.models import Run

    run = Run.objects.get()
    frozen = pack(run)
    assert frozen.result == run.result
    if not SIZES:
        SIZES.append(len(frozen.data))


SIZES: list[int] = []

COLUMNS = (
    "select holder_id, count(*), sum(case when submitted_on <= due then 1 else 0 end),"
    " sum(case when submitted_on > due then 1 else 0 end), sum(case when submitted_on is null then 1 else 0 end)"
    " from duties_obligation where first_due between %s and %s group by holder_id"
)
# The best plain SQL that we know for the same rows: each table of changes grouped by itself, then joined.
ROWS = """
with near(id) as materialized (select id from duties_obligation where first_due between %s and %s),
steps as (
  select c.obligation_id, min(c.day) as first, sum(case when c.to_progress = 'returned' then 1 else 0 end) as returns
  from near join duties_progresschange c on c.obligation_id = near.id group by c.obligation_id),
found as (
  select r.obligation_id, max(v.verdict) as verdict, max(case when v.complete then 1 else 0 end) as complete
  from near join duties_report r on r.obligation_id = near.id join duties_review v on v.report_id = r.id
  group by r.obligation_id)
select o.holder_id, count(*), sum(case when o.submitted_on <= o.due then 1 else 0 end), sum(steps.returns),
  sum(found.complete), sum(case when found.verdict = 'shown' then 1 else 0 end), min(steps.first)
from near join duties_obligation o on o.id = near.id
left join steps on steps.obligation_id = o.id left join found on found.obligation_id = o.id group by o.holder_id
"""


def run(statement: str, month: tuple[date, date]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, [day.isoformat() for day in month] * (statement.count("%s") // 2))
        cursor.fetchall()


def fill(units: int, duties: int, months: int) -> dict[str, int]:
    from django.db import connection

    from bench.judging_rows import statements
    from roviec.assess.models import ScoringRule
    from roviec.assess.models.rule import content_hash
    from roviec.packs.parse import read_pack

    (fact, *_rest) = read_pack("da06-danang").rules
    content: dict[str, Any] = {**fact.content, "group": [{"code": "x", "name": "Đơn vị", "kinds": ["x"]}]}
    ScoringRule.objects.create(
        code=fact.code, version=fact.version, title=fact.title, content=content, sha256=content_hash(content),
        valid_from=fact.start,
    )  # fmt: skip
    people(units, duties)
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor, units, duties, starts(months)):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
        found = {}
        for table in ("obligation", "progresschange", "report", "review", "duechange", "blocker"):
            cursor.execute(f"select count(*) from duties_{table}")
            found[f"{table}s"] = cursor.fetchone()[0]
        return found


def starts(months: int) -> list[date]:
    """First days of the months, the judged one last."""
    found = [last_month()[0]]
    while len(found) < months:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def people(units: int, duties: int) -> None:
    """Units and duties, by their own numbers from 1 on."""
    from roviec.directives.models import Directive, Task
    from roviec.duties.models import Duty
    from roviec.org.models import Person, Unit, UnitVersion

    Person.objects.create(id=1, full_name="Nguyễn Văn Mẫu", search_key="mau", sort_key="mau")
    Unit.objects.bulk_create(Unit(id=n, code=f"u{n}", established_on=FIRST) for n in range(1, units + 1))
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit_id=n, level="x", kind="x", name=f"Đơn vị {n}", valid_from=FIRST, search_key=f"u{n}", sort_key=f"{n:04}"
        )
        for n in range(1, units + 1)
    )
    directive = Directive.objects.create(
        state="issued", number="1/BENCH", text="x", search_key="x", source_name="b.txt", source_kind="txt",
        source_sha256="0" * 64, issued_on=FIRST,
    )  # fmt: skip
    Task.objects.bulk_create(
        Task(id=n, directive=directive, quote="Việc", start=n, end=n + 1, state="confirmed")
        for n in range(1, duties + 1)
    )
    Duty.objects.bulk_create(
        Duty(
            id=n,
            directive=directive,
            task_id=n,
            order=n,
            quote="Việc",
            recurrence="monthly",
            opened_on=FIRST,
            search_key="v",
        )
        for n in range(1, duties + 1)
    )


if __name__ == "__main__":
    main()
