"""What judging a month costs: `python -m bench.judging` (DATABASE_URL chooses the engine; the filled database is kept for the next run).

Three years of monthly obligations of 300 agencies x 200 duties, with the rows of change that such a life leaves behind: accepted,
begun, handed in, some returned, reviewed, some due dates moved, some obstacles reported. One month of 60,000 obligations is
counted as at several moments, judged, opened, signed and published by the acts; `judging_floors` says beside what.
Each line is measured in a process of its own: medians of five runs, what they write rolled back.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django

from bench import judging_rows, kept
from bench.cost import Cost, cost
from bench.judging_floors import COLUMNS, JOINED, LOOKED_UP
from bench.judging_rows import LAST
from bench.leader import PAGES, signed_in, visit

if TYPE_CHECKING:
    from django.test import Client

JUDGED = LAST.strftime("%Y-%m")
MORNING = datetime(2024, 11, 1, 1, tzinfo=UTC)
MIDDLE = datetime(2024, 10, 15, 1, tzinfo=UTC)
LATER = datetime(2026, 10, 1, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--duties", type=int, default=200)
    parser.add_argument("--months", type=int, default=36, help="the last of them is judged")
    parser.add_argument("--drop", action="store_true", help="make the database anew and drop it at the end")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        size = (asked.units, asked.duties, asked.months)
        made_from = [Path(judging_rows.__file__)]
        stored = kept.database(
            f"judging_{'x'.join(map(str, size))}", made_from, lambda: judging_rows.fill(*size), drop=asked.drop
        )
        try:
            print(f"{engine()}, {asked.units} agencies x {asked.duties} duties x {asked.months} months")
            print(", ".join(f"{count:,} {name}" for name, count in sizes().items()))
            report(stored)
        finally:
            if asked.drop:
                kept.drop(stored)


def report(stored: str) -> None:
    floors = {
        "columns alone": cost(stored, run, COLUMNS),
        "same rows, joined": cost(stored, run, JOINED),
        "same rows, looked up": cost(stored, run, LOOKED_UP),
    }
    low = min(list(floors.values())[1:], key=lambda floor: floor.all_cpu)
    print(f"load {os.getloadavg()[0]:.1f}; x: times the cheaper floor of the same rows, by CPU and by the clock\n")
    print(f"{'':44}{'ms':>8}{'CPU ms':>8}{'x CPU':>7}{'x ms':>7}{'queries':>9}{'MB':>6}{'server MB':>11}")
    for name, floor in floors.items():
        line(f"floor: {name}", floor, low)
    moments = {"the morning after": MORNING, "two years later": LATER, "the middle of the month": MIDDLE}
    counted = {name: cost(stored, count, moment) for name, moment in moments.items()}
    for name, found in counted.items():
        line(f"counted, as at {name}", found, low)
    line("judged and stored (the act)", cost(stored, judge), low)
    line("frozen: rows read, packed, judged again", frozen := cost(stored, freeze), low)
    line("judged, opened, signed, published (the acts)", cost(stored, publish), low)
    for page, name in PAGES.items():
        line(f"{name}, as the city's leader", cost(stored, visit, page, MORNING, ready=leader), low)
    print(
        "\nof the month, as at the morning after: "
        + ", ".join(f"{n} {word}" for word, n in counted["the morning after"].result.items())
    )
    rows, size = frozen.result
    print(f"frozen at signing: {rows:,} rows in {size / 2**20:.1f} MB")


def line(name: str, found: Cost, low: Cost) -> None:
    print(
        f"{name:44}{found.seconds * 1e3:8.0f}{found.all_cpu * 1e3:8.0f}{found.all_cpu / low.all_cpu:7.1f}"
        f"{found.seconds / low.seconds:7.1f}{found.queries:9}{found.grown:6.0f}{found.backend_grown:11.0f}"
    )


def run(statement: str) -> None:
    from django.db import connection

    from roviec.assess.rules import last_day
    from roviec.duties.periods import parse

    month = parse(JUDGED)
    with connection.cursor() as cursor:
        cursor.execute(statement, [month.start.isoformat(), last_day(month).isoformat()])
        cursor.fetchall()


def count(moment: datetime) -> dict[str, int]:
    """Sums over all agencies."""
    from roviec.assess.counting import facts_by_unit
    from roviec.assess.judging import window_of
    from roviec.assess.rules import rule_for
    from roviec.assess.scoring.facts import total
    from roviec.duties.periods import parse

    month = parse(JUDGED)
    return total(facts_by_unit(window_of(rule_for(month.start), month, moment)).values()).as_dict()


def judge() -> None:
    from roviec.assess.acts import judge as act
    from roviec.journal.context import Actor

    act(actor=Actor.system("bench"), access=None, period=JUDGED, moment=MORNING)


def freeze() -> tuple[int, int]:
    """Rows and bytes."""
    from roviec.assess.frozen import freeze as pack
    from roviec.assess.models import Run
    from roviec.assess.rules import rule_for

    frozen = pack(Run(rule=rule_for(LAST), period=JUDGED, moment=MORNING))
    return frozen.count, len(frozen.data)


def publish() -> None:
    """On the days on which it would happen: the morning after, and a month later."""
    import time_machine
    from django.contrib.auth.models import User

    from roviec.assess import acts
    from roviec.org.access import access_of

    with time_machine.travel(MORNING):
        access = access_of(User.objects.get())
        run = acts.judge(actor=access.actor, access=access, period=JUDGED)
        acts.open_for_explanation(actor=access.actor, access=access, run=run)
    with time_machine.travel(MORNING + timedelta(days=30)):
        acts.publish(actor=access.actor, access=access, run=acts.sign(actor=access.actor, access=access, run=run))


def leader() -> tuple[Client]:
    """A client of the city's leader, who has to be there first."""
    from django.contrib.auth.models import User

    from roviec.org.models import Grant, Person, Role

    user = User.objects.create_user("lanhdao")
    person = Person.objects.create(id=2, full_name="Nguyễn Văn Mẫu", user=user)
    Grant.objects.create(person=person, role=Role.LEADER, unit_id=1, valid_from=judging_rows.FIRST)
    return (signed_in("lanhdao", MORNING),)


def engine() -> str:
    from django.db import connection

    return connection.vendor


def sizes() -> dict[str, int]:
    from django.apps import apps

    names = ("Obligation", "ProgressChange", "Report", "Review", "DueChange", "Blocker")
    return {f"{name.lower()}s": apps.get_model("duties", name)._default_manager.count() for name in names}


if __name__ == "__main__":
    main()
