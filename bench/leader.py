"""What the pages of a lived-in city cost, and whether they grow with its years: `python -m bench.leader [--scale full] [--years 1 3]`.

DATABASE_URL chooses the engine; each number of years is a filled database of its own, kept for the next run: the pack, the cast and
so many made-up years up to one fixed morning, without their journal. Each page is measured through the whole stack (middleware,
templates) in a process of its own, on that morning: medians of five requests.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import django

from bench import kept
from bench.board import fetch
from bench.cost import Cost, cost

if TYPE_CHECKING:
    from django.test import Client

MORNING = datetime(2026, 11, 24, 2, tzinfo=UTC)  # nine o'clock in the city
READERS = {"lanhdao": "leader", "thuongtruc": "standing body", "haichau": "officer of a ward"}
PAGES = {"/": "home", "/nhiem-vu/bang-theo-doi/": "board", "/nhiem-vu/": "my work"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", choices=["small", "full"], default="full")
    parser.add_argument("--years", type=int, nargs="+", default=[1, 3])
    parser.add_argument("--drop", action="store_true", help="make the databases anew and drop them at the end")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        found = {years: measured(asked.scale, years, asked.drop) for years in asked.years}
    print(f"\n{'page':10}{'as':20}", *(f"{title:>26}" for title in map("{} years".format, found)), sep="")
    print(f"{'':30}" + f"{'ms':>7}{'CPU':>5}{'queries':>9}{'MB':>5}" * len(found))
    for page, name in PAGES.items():
        for login, reader in READERS.items():
            cells = "".join(cell(costs[page, login]) for costs in found.values())
            print(f"{name:10}{reader:20}{cells}")


def cell(found: Cost) -> str:
    return f"{found.seconds * 1e3:7.0f}{found.all_cpu * 1e3:5.0f}{found.queries:9}{found.peak:5.0f}"


def measured(scale: str, years: int, drop: bool) -> dict[tuple[str, str], Cost]:
    from django.db import connection

    from roviec.duties.models import Obligation

    made_from = [path for room in ("cityyear", "packs") for path in (kept.ROOT / "roviec" / room).glob("*.py")]
    stored = kept.database(f"leader_{scale}_{years}", made_from, lambda: fill(scale, years), drop=drop)
    try:
        print(
            f"{connection.vendor}, {years} years: {Obligation.objects.count():,} obligations; load {os.getloadavg()[0]:.1f}"
        )
        return {
            (page, login): cost(stored, visit, page, MORNING, ready=partial(reader, login))
            for page in PAGES
            for login in READERS
        }
    finally:
        if drop:
            kept.drop(stored)


def fill(scale: str, years: int) -> None:
    import time_machine

    from roviec.cityyear.build import build
    from roviec.packs.demo import load_demo
    from roviec.packs.load import load_pack

    with time_machine.travel(MORNING):
        load_pack("da06-danang")
        load_demo()
        build(scale, years=years)


def signed_in(login: str, moment: datetime) -> Client:
    import time_machine
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    with time_machine.travel(moment):
        client.force_login(User.objects.get(username=login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def reader(login: str) -> tuple[Client]:
    return (signed_in(login, MORNING),)


def visit(page: str, moment: datetime, client: Client) -> int:
    """Bytes of the page."""
    import time_machine

    with time_machine.travel(moment):
        return fetch(client, page)


if __name__ == "__main__":
    main()
