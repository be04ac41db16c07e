"""What the nightly forecast costs, in a process of its own: `python -m bench.forecast.nightly MOMENT` on the database of DATABASE_URL."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import django


def nightly(moment: datetime) -> str:
    """Run it on the database that this process is connected to; what the other one printed."""
    from django.db import connection

    chosen = {"DATABASE_URL": _address(connection.settings_dict)} | {"DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
    words = [sys.executable, "-m", "bench.forecast.nightly", moment.isoformat()]
    return subprocess.run(words, env=os.environ | chosen, capture_output=True, text=True, check=True).stdout.strip()


def _address(chosen: dict[str, object]) -> str:
    if "sqlite" in str(chosen["ENGINE"]):
        return f"sqlite:///{chosen['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**chosen)


def main() -> None:
    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from roviec.duties.risk.acts import forecast

    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        rows = forecast(datetime.fromisoformat(sys.argv[1]))
        took = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        f"{rows:,} forecasts in {took:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of CPU with the start of the process, "
        f"{len(queries)} queries, peak memory {peak() / 1024:.0f} MB"
    )


def peak() -> int:
    """In KB, of this program alone: `ru_maxrss` would begin with that of the process which started it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
