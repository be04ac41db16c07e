"""What a piece of work costs, in a process of its own: seconds, CPU of the process and of its database server, queries, memory."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

import django

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Medians of the runs. In MB: the most that the process held, how much of it came with the work, and with it in the server's process."""

    seconds: float
    cpu: float
    backend_cpu: float
    queries: int
    peak: float
    grown: float
    backend_grown: float
    result: Any

    @property
    def all_cpu(self) -> float:
        return self.cpu + self.backend_cpu


def cost(
    stored: str, work: Callable[..., Any], *args: Any, ready: Callable[[], tuple[Any, ...]] = tuple, runs: int = 5
) -> Cost:
    """`work(*args)` in a fresh process connected to the database `stored`; what it writes is rolled back after each run.

    `ready` gives further arguments and comes before each run, unmeasured.
    """
    mine, theirs = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_child, args=(theirs, stored, work, args, ready, runs)
    )
    process.start()
    theirs.close()
    try:
        found: Cost = mine.recv()
    except EOFError:
        raise SystemExit(f"{work.__name__} failed: see above") from None
    finally:
        process.join()
    return found


def _child(
    out: Connection, stored: str, work: Callable[..., Any], args: tuple[Any, ...], ready: Callable[[], tuple[Any, ...]],
    runs: int,
) -> None:  # fmt: skip
    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    from bench.kept import use

    setup_test_environment(debug=False)
    use(stored)
    backend = backend_of_ours()
    connection.ensure_connection()
    before = _memory("self", "VmHWM")
    with _highest(backend) as high:
        with _undone():  # and warm
            more = ready()
            with CaptureQueriesContext(connection) as queries:
                result = work(*args, *more)
            asked = len(queries)  # the next request empties the log
        taken = []
        for _ in range(runs):
            with _undone():
                taken.append(_timed(work, (*args, *ready()), backend))
    seconds, cpu, backend_cpu = (median(column) for column in zip(*taken, strict=True))
    peak = _memory("self", "VmHWM")
    out.send(Cost(seconds, cpu, backend_cpu, asked, peak, peak - before, high["MB"], result))


def _timed(work: Callable[..., Any], args: tuple[Any, ...], backend: int | None) -> tuple[float, float, float]:
    started, cpu, there = time.perf_counter(), time.process_time(), cpu_of(backend)
    work(*args)
    return time.perf_counter() - started, time.process_time() - cpu, cpu_of(backend) - there


@contextmanager
def _undone() -> Iterator[None]:
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def backend_of_ours() -> int | None:
    """The server's process of our connection, when it runs on this machine."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        found = int(cursor.fetchone()[0])
    name = Path(f"/proc/{found}/comm")
    return found if name.exists() and name.read_text().startswith("postgres") else None


def cpu_of(backend: int | None) -> float:
    if backend is None:
        return 0.0
    fields = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of CPU: of this process and of its database server's."""
    backend = backend_of_ours()
    started, cpu = time.perf_counter(), time.process_time() + cpu_of(backend)
    work()
    return time.perf_counter() - started, time.process_time() + cpu_of(backend) - cpu


@contextmanager
def _highest(backend: int | None) -> Iterator[dict[str, float]]:
    """The most memory of its own (shared buffers aside) that the server's process took, looked at every 5 ms."""
    found = {"MB": 0.0}
    if backend is None:
        yield found
        return
    first, done = _memory(str(backend), "RssAnon"), threading.Event()

    def watch() -> None:
        while not done.wait(0.005):
            found["MB"] = max(found["MB"], _memory(str(backend), "RssAnon") - first)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        done.set()
        watcher.join()


def _memory(process: str, field: str) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1]) / 1024
