"""The regular act: gather in the scheduler, send in the worker, so that a slow mail server holds up nothing else."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from roviec.jobs.acts import paused
from roviec.notices.digests import gather, send_due
from roviec.notices.models import Digest

JOB: Final = "notices.mail"


def round_of_mail() -> None:
    now = timezone.now()
    gather(now)
    if Digest.objects.filter(next_at__lte=now).exists() and not _asked_already():
        send_digests.enqueue()


def _asked_already() -> bool:
    """One asking is enough: a worker that stood still for a night must not find a thousand."""
    waiting = DBTaskResult.objects.filter(task_path=send_digests.module_path, status=TaskResultStatus.READY)
    return bool(waiting.exists())


@task()
def send_digests() -> int:
    return send_due(stopped=lambda: paused(JOB))
