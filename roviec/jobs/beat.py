"""The scheduler: asks one cheap indexed question, claims what is due, runs it, and says what went wrong."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections
from django.utils import timezone

from roviec.jobs.models import Schedule
from roviec.jobs.registry import JOBS, Job

log = logging.getLogger(__name__)


def enrol(now: datetime) -> None:
    """Give every registered job a row; a new job is due at once."""
    known = set(Schedule.objects.values_list("job", flat=True))
    Schedule.objects.bulk_create(
        [Schedule(job=name, next_at=now) for name in JOBS if name not in known], ignore_conflicts=True
    )


def claim(row: Schedule, job: Job, now: datetime) -> bool:
    """Move the row's clock on; False when somebody else moved it first."""
    due = Schedule.objects.filter(pk=row.pk, next_at=row.next_at, paused=False)
    return due.update(next_at=now + job.every, last_started=now) == 1


def tick(now: datetime) -> list[str]:
    """Run whatever is due at `now`; the names of the jobs run. A failing job leaves its error on its row."""
    ran = []
    for row in Schedule.objects.filter(next_at__lte=now, paused=False).order_by("next_at"):
        job = JOBS.get(row.job)
        if job is None or not claim(row, job, now):
            continue
        error = ""
        try:
            job.run()
        except Exception as problem:
            log.exception("job %s failed", job.name)
            error = f"{type(problem).__name__}: {problem}"
        Schedule.objects.filter(pk=row.pk).update(last_finished=timezone.now(), last_error=error)
        ran.append(job.name)
    return ran


def beat(stopped: Callable[[], bool], pause: float = 5.0) -> None:
    """Tick until told to stop."""
    enrol(timezone.now())
    while not stopped():
        close_old_connections()
        tick(timezone.now())
        time.sleep(pause)
