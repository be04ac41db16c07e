"""What the leader's home and the board cost in a lived-in city: `python -m bench.leader [--scale full] [--years 4]`.

DATABASE_URL chooses the engine; all happens in a scratch database with the pack, the cast and `--years` made-up years up to today, the last as
`roviec city-year` makes it, the earlier ones without their journal. Times are the median of several requests through the whole
stack, as the city's leader, the standing body and the officer of one ward.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import tracemalloc
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import django

from bench.board import fetch, scratch, timed

if TYPE_CHECKING:
    from django.test import Client

READERS = {"lanhdao": "leader", "thuongtruc": "standing body", "haichau": "ward"}
PAGES = ["/", "/nhiem-vu/bang-theo-doi/", "/nhiem-vu/"]
RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", choices=["small", "full"], default="full")
    parser.add_argument("--years", type=int, default=4)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            from roviec.cityyear.build import build
            from roviec.packs.demo import load_demo
            from roviec.packs.load import load_pack

            started = time.perf_counter()
            load_pack("da06-danang")
            load_demo()
            rows = build(asked.scale, years=asked.years)
            print(
                f"{engine}: {rows:,} obligations in {asked.years} years, stored in {time.perf_counter() - started:.0f} s\n"
            )
            print(f"{'page':28}{'as':16}{'ms':>8}{'queries':>9}{'peak MB':>9}{'KB out':>9}")
            for login, name in READERS.items():
                browser = signed_in(login)
                for page in PAGES:
                    measure(browser, name, page)


def signed_in(login: str) -> Client:
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username=login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def measure(browser: Client, name: str, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    size = fetch(browser, page)  # warm, and the size
    took = median(timed(lambda: fetch(browser, page)) for _ in range(RUNS))
    with CaptureQueriesContext(connection) as captured:
        fetch(browser, page)
    queries = len(captured)
    tracemalloc.start()
    fetch(browser, page)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{page:28}{name:16}{took * 1e3:8.0f}{queries:9}{peak / 2**20:9.1f}{size / 1024:9.0f}")


if __name__ == "__main__":
    main()
