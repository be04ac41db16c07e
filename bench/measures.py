"""What the pages of indicators cost beside the bare SQL: `python -m bench.measures [--indicators 1000 --units 300 --months 60]`.

DATABASE_URL chooses the engine. One figure in twenty was revised once. Pages go through the whole stack as the city's leader; each
runs in a process of its own. The floor is plain SQL over the same rows: the sums of the page's two months, a unit's rows, the rows
as they were known at a moment.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import django

from bench import kept
from bench.cost import Cost, cost

if TYPE_CHECKING:
    from django.test import Client

FIRST: Final = date(2021, 1, 1)
REVISED: Final = 20  # one in so many


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--indicators", type=int, default=1000)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--months", type=int, default=60)
    parser.add_argument("--load", type=int, default=1_000_000, help="figures of the bulk load")
    parser.add_argument("--drop", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        from django.db import connection

        name = f"measures_{asked.indicators}x{asked.units}x{asked.months}"
        made_from = [Path(__file__), *sorted(Path("roviec/measures/migrations").glob("0*.py"))]
        stored = kept.database(
            name, made_from, lambda: fill(asked.indicators, asked.units, asked.months), drop=asked.drop
        )  # fmt: skip
        print(
            f"{connection.vendor}, {rows():,} observations of {asked.indicators} indicators x {asked.units} units x {asked.months} months"
        )
        print(f"\n{'':34}{'ms':>8}{'CPU ms':>8}{'floor ms':>10}{'floor CPU':>11}{'ratio':>7}{'queries':>9}{'MB':>7}")
        for title, url, floor in pages(asked.months):
            say(title, cost(stored, fetch, url, ready=signed_in, runs=3), cost(stored, run, floor, runs=3))
        ours = cost(stored, load, asked.load, asked.units, runs=1)
        bare = cost(stored, copy, asked.load, asked.units, runs=1)
        say(f"load of {asked.load:,}", ours, bare)
        if asked.drop:
            kept.drop(stored)


def say(title: str, ours: Cost, floor: Cost) -> None:
    ratio = ours.all_cpu / max(floor.all_cpu, 1e-9)
    print(
        f"{title:34}{ours.seconds * 1e3:8.0f}{ours.all_cpu * 1e3:8.0f}{floor.seconds * 1e3:10.0f}{floor.all_cpu * 1e3:11.0f}"
        f"{ratio:7.1f}{ours.queries:9}{ours.grown + ours.backend_grown:7.0f}"
    )


def rows() -> int:
    from roviec.measures.models import Observation

    return Observation.objects.count()


def months(count: int) -> list[tuple[str, date]]:
    return [(f"{year}-{month:02}", date(year, month, 1)) for year, month in (month_of(at) for at in range(count))]


def month_of(at: int) -> tuple[int, int]:
    return FIRST.year + at // 12, at % 12 + 1


def pages(count: int) -> Iterator[tuple[str, str, list[str]]]:
    (before, _), (last, start) = months(count)[-2:]
    two = f"period in ('{before}', '{last}') and replaced_at is null"
    sums = "select indicator_id, period, sum(numerator), sum(denominator), count(*) from measures_observation where"
    at = f"{start.isoformat()} 12:00:00+00:00"
    yield "city", f"/chi-tieu/?month={last}", [f"{sums} {two} group by indicator_id, period"]
    yield "a unit", f"/chi-tieu/?month={last}&unit=7", [f"{sums} {two} and unit_id = 7 group by indicator_id, period"]
    one = "select unit_id, period, numerator, denominator from measures_observation where indicator_id = 1"
    last_two_years = ", ".join(f"'{key}'" for key, _ in months(count)[-24:])
    yield (
        "an indicator",
        f"/chi-tieu/b-1/?period={last}",
        [f"{one} and replaced_at is null and period in ({last_two_years})"],
    )
    known = f"recorded_at <= '{at}' and (replaced_at is null or replaced_at > '{at}')"
    yield (
        "an indicator as at a past day", f"/chi-tieu/b-1/?period={last}&day={start.isoformat()}",
        [f"{one} and {known} and period in ({last_two_years})"],
    )  # fmt: skip


def fill(indicators: int, units: int, count: int) -> None:
    """Straight into the tables: a figure of each unit for each month, and for one in twenty a first version that was replaced."""
    from django.db import connection

    from bench.board import make_unit, sign_in
    from roviec.measures.models import Batch, Definition, Indicator
    from roviec.org.models import Role

    made = [make_unit(number) for number in range(units)]
    sign_in("leader", Role.LEADER, made[0])
    Indicator.objects.bulk_create(Indicator(code=f"b-{at}") for at in range(1, indicators + 1))
    Definition.objects.bulk_create(
        Definition(
            indicator=indicator, name=f"Chỉ tiêu số {at}", topic=f"Nhóm {at % 20}", kind="ratio", measure="người",
            better="up", over_periods="last", every="monthly", source_kind="sheet", kinds=["x"], rank=at,
            valid_from=date(2020, 1, 1),
        )
        for at, indicator in enumerate(Indicator.objects.order_by("pk"))
    )  # fmt: skip
    batch = Batch.objects.create(way="computed")
    columns = (
        "indicator_id, unit_id, period, period_start, revision, numerator, denominator, estimate, word, recorded_at,"
        " replaced_at, batch_id"
    )  # fmt: skip
    top = "(i.id * 7 + v.id * 13 + {at}) % 100"
    with kept.bulk_loading("measures"), connection.cursor() as cursor:
        for at, (key, start) in enumerate(months(count)):
            first, later = f"'{start} 09:00:00+00:00'", f"'{start} 15:00:00+00:00'"
            source = "FROM measures_indicator i CROSS JOIN org_unit v"
            odd = f"(i.id + v.id + {at}) % {REVISED} = 0"
            value = top.format(at=at)
            cursor.execute(
                f"INSERT INTO measures_observation ({columns}) SELECT i.id, v.id, '{key}', '{start}',"
                f" CASE WHEN {odd} THEN 2 ELSE 1 END, {value}, 100, {false(connection.vendor)}, '',"
                f" CASE WHEN {odd} THEN {stamp(later)} ELSE {stamp(first)} END, NULL, {batch.pk} {source}"
            )
            cursor.execute(
                f"INSERT INTO measures_observation ({columns}) SELECT i.id, v.id, '{key}', '{start}', 1, {value} / 2, 100,"
                f" {false(connection.vendor)}, '', {stamp(first)}, {stamp(later)}, {batch.pk} {source} WHERE {odd}"
            )


def false(vendor: str) -> str:
    return "false" if vendor == "postgresql" else "0"


def stamp(text: str) -> str:
    """A moment as each engine keeps it: SQLite as Django writes it, without zone."""
    from django.db import connection

    return f"{text}::timestamptz" if connection.vendor == "postgresql" else text.replace("+00:00", "")


def signed_in() -> tuple[Client]:
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username="leader"), backend="django.contrib.auth.backends.ModelBackend")
    return (client,)


def fetch(url: str, client: Client) -> int:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return len(answer.content)


def run(floor: list[str]) -> int:
    from django.db import connection

    count = 0
    with connection.cursor() as cursor:
        for statement in floor:
            cursor.execute(statement)
            count += len(cursor.fetchall())
    return count


def load(count: int, units: int) -> int:
    """By the act itself: checks, revisions, one line in the journal."""
    from roviec.journal.context import Actor
    from roviec.measures.acts import Figure, observe
    from roviec.org.models import Unit

    ids = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    figures = (
        Figure(
            indicator=f"b-{at // (units * 12) + 1}", unit_id=ids[at % units], period=f"2020-{at // units % 12 + 1:02}",
            numerator=Decimal(at % 90), denominator=Decimal(100),
        )
        for at in range(count)
    )  # fmt: skip
    started = time.perf_counter()
    told = observe(actor=Actor.system("bench.measures"), way="file", figures=figures, origin="bench")
    assert told.new == count, told
    return round(count / (time.perf_counter() - started))


def copy(count: int, units: int) -> int:
    """The floor: the same rows inserted by one statement each hundred, nothing checked."""
    from django.db import connection

    from roviec.measures.models import Batch

    batch = Batch.objects.create(way="file")
    every = (
        (at // (units * 12) + 1, at % units + 1, f"2020-{at // units % 12 + 1:02}", f"2020-{at // units % 12 + 1:02}-01",
         1, at % 90, 100, False, "", "2020-12-31 00:00:00+00:00", batch.pk)
        for at in range(count)
    )  # fmt: skip
    statement = (
        "INSERT INTO measures_observation (indicator_id, unit_id, period, period_start, revision, numerator, denominator,"
        " estimate, word, recorded_at, batch_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(every))
    return count


if __name__ == "__main__":
    main()
