"""Kill a worker at random points and see that nothing is doubled, nothing lost: `python -m tests.drills.kill MODULE --kills 200`.

The module holds a `Drill` named DRILL. All happens in a scratch database (DATABASE_URL chooses the engine).
Each worker is a forked process that dies by SIGKILL: at a point between two statements or, every other time, at a moment of the clock.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn, Protocol, cast

import django

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_ROUNDS = 20  # for each kill asked: a drill whose work is over before anybody can be killed is no drill


class Drill(Protocol):
    def prepare(self) -> None:
        """Fill the empty database; may start threads (a mail server), which live on in the host."""

    def more(self, number: int) -> None:
        """Give new work, for the `number`-th round."""

    def work(self) -> None:
        """What the worker does, all of it. Runs in a process of its own, which is killed; then again, till it ends by itself."""

    def check(self) -> None:
        """AssertionError unless all work given so far is done, once. (That the journal is whole is checked anyway.)"""


@dataclass
class Played:
    kills: int = 0
    rounds: int = 0
    at_points: int = 0  # of the kills, those between statements; the others by the clock


class Switch:
    """Counts a process's way in points, two a statement (before and after it), and kills it at one of them."""

    def __init__(self, deadly: int | None) -> None:
        self.seen, self.deadly = 0, deadly

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self._pass()
        done = execute(sql, params, many, context)
        self._pass()
        return done

    def _pass(self) -> None:
        if self.seen == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen += 1


@dataclass
class Worker:
    pid: int
    pipe: int
    started: float

    @classmethod
    def start(cls, work: Callable[[], None], deadly: int | None) -> Worker:
        from django.db import connections

        connections.close_all()  # a connection must not live in two processes
        here, there = os.pipe()
        pid = os.fork()
        if pid:
            os.close(there)
            return cls(pid, here, time.monotonic())
        os.close(here)
        return _be_worker(work, deadly, there)

    def wait(self) -> tuple[int, int, float]:
        """Signal it died of (0: it ended by itself), points passed, seconds."""
        with os.fdopen(self.pipe, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(self.pid, 0)
        died_of = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if not died_of and os.waitstatus_to_exitcode(status):
            raise AssertionError(f"the worker failed by itself: {said.decode(errors='replace')}")
        return died_of, int(said or 0), time.monotonic() - self.started


def _be_worker(work: Callable[[], None], deadly: int | None, pipe: int) -> NoReturn:
    from django.db import connection

    switch = Switch(deadly)
    try:
        with connection.execute_wrapper(switch):
            work()
        os.write(pipe, str(switch.seen).encode())
        code = 0
    except BaseException as error:  # noqa: BLE001  # of any kind: it must reach the host, not the host's caller
        os.write(pipe, repr(error).encode())
        code = 1
    os._exit(code)


def play(drill: Drill, kills: int, rng: random.Random) -> Played:
    played = Played()
    drill.prepare()
    drill.more(0)
    _, points, seconds = Worker.start(drill.work, None).wait()
    _checked(drill)
    while played.kills < kills:
        played.rounds += 1
        assert played.rounds <= kills * MOST_ROUNDS, "the work ends before its killer comes"
        drill.more(played.rounds)
        while died_of := _strike(drill, played, rng, points, seconds):
            assert died_of == signal.SIGKILL, died_of
            played.kills += 1
        _checked(drill)
    return played


def _strike(drill: Drill, played: Played, rng: random.Random, points: int, seconds: float) -> int:
    """One worker, and the blow that may meet it; what it died of."""
    by_point = played.kills % 2 == 0
    worker = Worker.start(drill.work, rng.randrange(points) if by_point else None)
    if not by_point:
        time.sleep(rng.uniform(0, seconds))
        os.kill(worker.pid, signal.SIGKILL)  # not yet waited for, so the number is still its own
    died_of, _, _ = worker.wait()
    played.at_points += by_point and died_of != 0
    return died_of


def _checked(drill: Drill) -> None:
    from roviec.journal.reads import verify

    drill.check()
    assert verify().problems == ()


def run(module: str, kills: int, seed: int = 1, timeout: int = 1800) -> Played:
    """Play a drill in a process of its own (pytest's own has threads and a database of its own)."""
    words = [sys.executable, "-m", "tests.drills.kill", module, "--kills", str(kills), "--seed", str(seed)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    found = re.search(r"(\d+) kills, (\d+) of them between statements, in (\d+) rounds", done.stdout)
    assert found is not None, done.stdout
    kills, at_points, rounds = map(int, found.groups())
    return Played(kills, rounds, at_points)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        from bench.board import scratch

        with scratch(Path(folder)) as engine:
            started = time.monotonic()
            played = play(cast("Drill", import_module(asked.module).DRILL), asked.kills, random.Random(asked.seed))
            print(
                f"{asked.module} on {engine}: {played.kills} kills, {played.at_points} of them between statements, "
                f"in {played.rounds} rounds, {time.monotonic() - started:.0f} s; nothing doubled, nothing lost"
            )


if __name__ == "__main__":
    main()
