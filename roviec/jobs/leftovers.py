"""Files that an act killed in its middle left in storage: on the disk, in no row. They are swept after a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.apps import apps
from django.core.files.storage import Storage
from django.db import models, transaction
from django.utils import timezone

from roviec.journal.acts import record
from roviec.journal.context import Actor

KEPT: Final = timedelta(days=1)  # an act at work has stored its file and not yet its row
AT_ONCE: Final = 500
SWEEPER: Final = Actor.system("jobs.sweep")


def sweep_now() -> None:
    sweep(timezone.now())


def sweep(now: datetime) -> int:
    """Delete what no row names and is older than a day; how many. A folder belongs to the file fields that store in it."""
    swept = 0
    for (storage, folder), fields in _fields_by_folder().items():
        old = [name for name in files_in(storage, folder) if storage.get_modified_time(name) < now - KEPT]
        for start in range(0, len(old), AT_ONCE):
            names = old[start : start + AT_ONCE]
            for name in set(names) - _named(fields, names):
                storage.delete(name)
                swept += 1
    if swept:
        with transaction.atomic():
            record(actor=SWEEPER, act="jobs.sweep", obj=("jobs.storage", "files"), after={"files": swept})
    return swept


def _fields_by_folder() -> dict[tuple[Storage, str], list[models.FileField]]:
    found = defaultdict(list)
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                found[field.storage, str(field.upload_to).partition("/")[0]].append(field)
    return found


def files_in(storage: Storage, folder: str) -> Iterator[str]:
    """The names of all files beneath, as rows name them."""
    if not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from files_in(storage, f"{folder}/{name}")


def _named(fields: list[models.FileField], names: list[str]) -> set[str]:
    """Those that a row stands on."""
    found: set[str] = set()
    for field in fields:
        rows = field.model._default_manager.filter(**{f"{field.name}__in": names})
        found.update(rows.values_list(field.name, flat=True))
    return found
