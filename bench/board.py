"""What the pages of duties cost beside the least that the database must do: `python -m bench.board [--duties 100 --units 200 --periods 12]`.

DATABASE_URL chooses the engine; all happens in a scratch database that is dropped at the end. Times are the median of several
requests through the whole stack (middleware, templates), as the city's leader and as a ward's clerk. The floor of a page is plain
SQL that answers its question: the same counts and cells, or the same rows, fetched and thrown away.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, cast

import django

from bench import cost

if TYPE_CHECKING:
    from django.test import Client

OPENED = date(2025, 12, 1)
RUNS = 5
PERIOD = "2026-06"


@dataclass(frozen=True)
class Reader:
    name: str
    client: Client
    unit_id: int | None  # None: sees the whole city


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--duties", type=int, default=100)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--periods", type=int, default=12)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            started = time.perf_counter()
            rows, readers, duty_id = fill(asked.duties, asked.units, asked.periods)
            print(f"{engine}, {asked.duties} duties x {asked.units} units x {asked.periods} periods")
            print(f"{rows:,} obligations made by the act itself in {time.perf_counter() - started:.1f} s")
            print(f"the scheduler's hourly look, nothing to make: {timed(look) * 1e3:.0f} ms\n")
            print(
                f"{'page':34}{'as':8}{'ms':>8}{'CPU ms':>8}{'floor ms':>10}{'floor CPU':>11}{'queries':>9}{'peak MB':>9}{'KB out':>9}"
            )
            for reader in readers:
                measure_all(reader, duty_id)


@contextmanager
def scratch(folder: Path) -> Iterator[str]:
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    sqlite = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = str(folder / "bench.sqlite3") if sqlite else f"bench_board_{os.getpid()}"
    name = connection.settings_dict["NAME"]
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    setup_test_environment(debug=False)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield connection.vendor
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def fill(duties: int, units: int, periods: int) -> tuple[int, list[Reader], int]:
    """A root and its wards, monthly duties for all of them, `periods` months, and progress in every state."""
    from django.db.models import F

    from roviec.directives.models import Directive, Task
    from roviec.duties.models import Assignment, Duty, Obligation, Progress
    from roviec.duties.obligations import make_obligations
    from roviec.org.models import Role

    root, *wards = [make_unit(number) for number in range(units)]
    directive = Directive.objects.create(
        state="issued", number="1/BENCH", text="x" * 40_000, search_key="x", source_name="b.txt", source_kind="txt",
        source_sha256="0" * 64, issued_on=OPENED,
    )  # fmt: skip
    quote = "Rà soát, làm sạch dữ liệu chuyên ngành và báo cáo kết quả thực hiện theo mẫu. " * 3
    made = []
    for order in range(1, duties + 1):
        task = Task.objects.create(directive=directive, quote=quote, start=order, end=order + 1, state="confirmed")
        made.append(
            Duty.objects.create(
                directive=directive, task=task, order=order, quote=quote, recurrence="monthly", opened_on=OPENED,
                search_key="ra soat lam sach du lieu",
            )
        )  # fmt: skip
    Assignment.objects.bulk_create(
        [Assignment(duty=duty, unit_id=unit, part="lead") for duty in made for unit in (root, *wards)], batch_size=500
    )
    last = OPENED + timedelta(days=30 * periods - 15)
    make_obligations(last, 0, duties=made)
    rows = Obligation.objects.annotate(kind=F("pk") % 5)
    rows.filter(kind__lt=3, due__lt=last - timedelta(40)).update(progress=Progress.DONE, done_on=F("due"))
    rows.filter(kind=3).update(progress=Progress.IN_PROGRESS)
    readers = [
        Reader("leader", sign_in("leader", Role.LEADER, root), None),
        Reader("clerk", sign_in("clerk", Role.FOCAL_OFFICER, wards[0]), wards[0]),
    ]
    return Obligation.objects.count(), readers, made[0].pk


def look() -> None:
    from roviec.duties.handover import hand_over
    from roviec.duties.obligations import make_obligations

    last = OPENED + timedelta(days=40)
    assert make_obligations(last, 0) == hand_over(last) == 0


def make_unit(number: int) -> int:
    from roviec.org.models import Unit, UnitVersion

    unit = Unit.objects.create(code=f"u{number}", established_on=OPENED)
    parent = Unit.objects.get(code="u0") if number else None
    UnitVersion.objects.create(
        unit=unit, parent=parent, level="x", kind="x", name=f"UBND phường số {number}", valid_from=date(2020, 1, 1),
        search_key=f"phuong {number}", sort_key=f"{number:06}",
    )  # fmt: skip
    return unit.pk


def sign_in(login: str, role: str, unit_id: int) -> Client:
    from django.contrib.auth.models import User
    from django.test import Client

    from roviec.org.models import Grant, Person

    user = User.objects.create_user(login)
    person = Person.objects.create(user=user, full_name=login, search_key=login, sort_key=login)
    Grant.objects.create(person=person, role=role, unit_id=unit_id, valid_from=date(2020, 1, 1))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def measure_all(reader: Reader, duty_id: int) -> None:
    mine = "" if reader.unit_id is None else f" and holder_id = {reader.unit_id}"
    month = f"from duties_obligation where period_start <= '2026-06-30' and period_end >= '2026-06-01'{mine}"
    open_ = f"from duties_obligation where progress <> 'done'{mine}"
    cells = "select holder_id, duty_id, unit_id, period, progress, due, done_on"
    held = f"from duties_obligation where holder_id = {reader.unit_id or 1} and progress <> 'done'"
    pages = [
        (f"/nhiem-vu/bang-theo-doi/?period={PERIOD}", [*counted(month), f"{cells} {month} limit 2000"]),
        ("/nhiem-vu/bang-theo-doi/", [*counted(open_), f"{cells} {open_}"]),
        ("/nhiem-vu/", [f"select {counts()} {held}", f"select * {held} order by due limit 20"]),
        (f"/nhiem-vu/{duty_id}/", [f"select * from duties_obligation where duty_id = {duty_id}{mine}"]),
        (
            f"/nhiem-vu/bang-theo-doi.csv?period={PERIOD}",
            [f"select * {month} order by duty_id, period_start, holder_id"],
        ),
        (
            f"/nhiem-vu/bang-theo-doi.xlsx?period={PERIOD}",
            [f"select * {month} order by duty_id, period_start, holder_id"],
        ),
        ("/nhiem-vu/bang-theo-doi.csv", [f"select * {open_} order by duty_id, period_start, holder_id"]),
    ]
    for url, floor in pages:
        measure(reader, url, floor)


def counts() -> str:
    today = date.today().isoformat()  # noqa: DTZ011  # any day of these months will do
    return (
        f"count(*), count(case when due < '{today}' and progress <> 'done' then 1 end), "
        "count(case when progress = 'not_accepted' then 1 end), count(case when progress = 'submitted' then 1 end), "
        "count(case when progress = 'done' then 1 end)"
    )


def counted(rows: str) -> list[str]:
    return [f"select {key}, {counts()} {rows} group by {key}" for key in ("holder_id", "duty_id")]


def measure(reader: Reader, url: str, floor: list[str]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    size = fetch(reader.client, url)  # warm, and the size
    took, cpu = medians(lambda: fetch(reader.client, url))
    least, least_cpu = medians(lambda: run(floor))
    with CaptureQueriesContext(connection) as captured:
        fetch(reader.client, url)
    queries = len(captured)  # the next request empties the log
    tracemalloc.start()
    fetch(reader.client, url)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"{url.removeprefix('/nhiem-vu')[:33]:34}{reader.name:8}{took * 1e3:8.0f}{cpu * 1e3:8.0f}{least * 1e3:10.0f}{least_cpu * 1e3:11.0f}"
        f"{queries:9}{peak / 2**20:9.1f}{size / 1024:9.0f}"
    )


def medians(work: Callable[[], object]) -> tuple[float, ...]:
    """Seconds by the clock and of CPU."""
    return tuple(map(median, zip(*(cost.timed(work) for _ in range(RUNS)), strict=True)))


def fetch(client: Client, url: str) -> int:
    """Read the answer piece by piece, as a browser does; its size."""
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    if response.streaming:
        pieces = cast("Iterable[bytes]", response.streaming_content)  # type: ignore[attr-defined]  # it streams
        size = sum(map(len, pieces))
        response.close()
        return size
    return len(response.content)


def run(statements: list[str]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            while cursor.fetchmany(2000):
                pass


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
