"""How fast the journal writes and verifies, beside the least that any journal must do: `python -m bench.journal [--rows N]`.

DATABASE_URL chooses the engine; all happens in a scratch database that is dropped at the end. Floors: for writing, the same rows made
beforehand and inserted as they are; for verifying, reading the same rows unchecked, and SHA-256 alone over the same bytes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from roviec.journal.acts import Fact
    from roviec.journal.models import Entry

SINGLE = 2000  # acts that commit one by one
CHUNK = 500
# Runs a script and prints its own peak memory (Linux), which a parent cannot tell from its own.
WATCHED = """
import atexit, runpy, sys
atexit.register(lambda: print(*(line.split(None, 1)[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=250_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            print(f"{engine}, {rows:,} entries, {os.cpu_count()} cores")
            single(min(rows, SINGLE))
            bulk(rows)
            verifying(rows)
            exported(rows, Path(folder) / "journal.jsonl")


@contextmanager
def scratch(folder: Path) -> Iterator[str]:
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = (
        str(folder / "bench.sqlite3") if connection.vendor == "sqlite" else f"bench_journal_{os.getpid()}"
    )
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield connection.vendor
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def timed(label: str, count: int, work: Callable[[], object], floor: float | None = None) -> float:
    """Seconds that `work` took; prints its rate, and how many times the floor it took."""
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    beside = f"   {took / floor:5.2f} × the floor" if floor else ""
    print(f"  {label:<52} {took:8.2f} s {count / took:12,.0f} /s{beside}")
    return took


def facts(count: int) -> Iterator[Fact]:
    """Entries of the size that duties write: a change of state, with two fields and a reason."""
    from roviec.journal.acts import Fact

    for n in range(count):
        yield Fact(
            act="duties.progress",
            obj=("duties.obligation", str(n)),
            before={"progress": "accepted", "share": n % 100},
            after={"progress": "in_progress", "share": n % 100 + 1},
            reason="Đã có kế hoạch, đang triển khai tại đơn vị",
        )


def taken_out() -> list[Entry]:
    """All rows, as made, and the table empty again."""
    from django.db import connection

    from roviec.journal import triggers
    from roviec.journal.models import Entry

    made = list(Entry.objects.order_by("seq"))
    triggers.remove(connection)
    Entry.objects.all()._raw_delete("default")
    triggers.install(connection)
    return made


def single(count: int) -> None:
    from django.db import transaction

    from roviec.journal.acts import record
    from roviec.journal.context import Actor
    from roviec.journal.models import Entry

    def acts() -> None:
        for fact in facts(count):
            with transaction.atomic():
                record(
                    actor=actor, act=fact.act, obj=fact.obj, before=fact.before, after=fact.after, reason=fact.reason
                )

    def plain() -> None:
        for row in made:
            with transaction.atomic():
                Entry.objects.bulk_create([row])

    actor = Actor("person:12", "focal_officer@so-khcn")
    acts()
    made = taken_out()
    floor = timed("plain INSERT, one a transaction (floor)", count, plain)
    taken_out()
    timed("record, one a transaction", count, acts, floor)
    taken_out()


def bulk(count: int) -> None:
    from django.db import transaction

    from roviec.journal.acts import record_many
    from roviec.journal.context import Actor
    from roviec.journal.models import Entry

    @transaction.atomic
    def acts() -> None:
        record_many(actor=Actor.system("duties.make_obligations"), facts=facts(count))

    @transaction.atomic
    def plain() -> None:
        for start in range(0, count, CHUNK):
            Entry.objects.bulk_create(made[start : start + CHUNK])

    acts()
    made = taken_out()
    floor = timed("plain INSERT, 500 a statement (floor)", count, plain)
    taken_out()
    timed("record_many", count, acts, floor)


def verifying(count: int) -> None:
    from django.utils import timezone

    from roviec.journal.acts import seal
    from roviec.journal.chain import _message
    from roviec.journal.models import Entry
    from roviec.journal.reads import verify
    from roviec.journal.rows import ENTRY, lines

    def read() -> None:
        for _ in Entry.objects.order_by("seq").values(*ENTRY).iterator(2000):
            pass

    def check() -> None:
        verdict = verify()
        assert verdict.sound
        assert verdict.entries == verdict.sealed_to == count

    timed("seal", count, lambda: seal(timezone.now()))
    texts = [_message(b"", row, "hash") for kind, row in lines("default") if kind == "entry"]
    least = timed("SHA-256 of the same bytes", count, lambda: [sha256(text).hexdigest() for text in texts])
    floor = timed("reading the rows unchecked (floor)", count, read)
    took = timed("verify the database", count, check, floor)
    print(f"  {'':<52} {took / least:34.0f} × SHA-256 alone")


def exported(count: int, path: Path) -> None:
    from roviec.journal import verifier
    from roviec.journal.export import export
    from roviec.journal.export_check import check_export

    timed("export", count, lambda: export(path))
    floor = timed(f"SHA-256 of the file, {path.stat().st_size / 1e6:.0f} MB (floor)", count, lambda: digest(path))

    def ours() -> None:
        assert check_export(path).sound

    def alone() -> None:
        command = [sys.executable, "-I", "-S", "-c", WATCHED, verifier.__file__, str(path)]
        told.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    told: list[str] = []
    timed("verify the file, ours", count, ours, floor)
    timed("verify the file, the stand-alone verifier", count, alone, floor)
    print(f"  its peak memory: {told[0].strip().splitlines()[-1]}")


def digest(path: Path) -> str:
    total = sha256()
    with path.open("rb") as file:
        for line in file:
            total.update(line)
    return total.hexdigest()


if __name__ == "__main__":
    main()
