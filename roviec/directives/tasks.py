"""Recognition goes on in the worker: asked for when a file comes in, and by the scheduler for what was left in the middle."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from roviec.directives.acts.scanning import JOB, left_alone, recognise
from roviec.directives.models import Scan
from roviec.jobs.acts import paused


@task()
def recognise_scan(scan_id: int) -> None:
    if not paused(JOB):
        recognise(scan_id)


def take_up() -> None:
    """Ask for each that nobody works on and that is not asked for yet."""
    waiting = DBTaskResult.objects.filter(task_path=recognise_scan.module_path, status=TaskResultStatus.READY)
    asked = {each.args_kwargs["args"][0] for each in waiting if each.args_kwargs["args"]}
    for pk in Scan.objects.filter(left_alone(timezone.now())).values_list("pk", flat=True):
        if pk not in asked:
            recognise_scan.enqueue(pk)
