"""Files without a row are swept after a day; everything else stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django.fixtures import Settings

from roviec.directives.acts import take_pasted
from roviec.jobs.beat import enrol, tick
from roviec.jobs.leftovers import sweep
from roviec.jobs.models import Schedule
from roviec.journal.context import Actor
from roviec.journal.models import Entry

TEXT = "UBND thành phố yêu cầu: Sở Mẫu báo cáo kết quả trước ngày 25 hằng tháng."
Put = Callable[..., str]


@pytest.fixture(autouse=True)
def here(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def put(here: Path) -> Put:
    """A file without a row, so many hours old."""

    def make(name: str, hours: float) -> str:
        default_storage.save(name, ContentFile(b"x"))
        age(here / name, hours)
        return name

    return make


def age(path: Path, hours: float) -> None:
    then = (timezone.now() - timedelta(hours=hours)).timestamp()
    os.utime(path, (then, then))


def left(now: datetime | None = None) -> int:
    return sweep(now or timezone.now())


@pytest.mark.django_db
def test_what_no_row_names_goes_after_a_day(put: Put) -> None:
    old = [put(f"{folder}/2026/10/abc", 25) for folder in ("evidence", "reports", "directives")]
    fresh = put("evidence/2026/10/moi", 23)
    assert left() == 3
    assert not any(default_storage.exists(name) for name in old)
    assert default_storage.exists(fresh)
    assert left() == 0


@pytest.mark.django_db
def test_a_row_keeps_its_file_however_old(here: Path) -> None:
    directive = take_pasted(actor=Actor.system("tests"), person=None, text=TEXT)
    name = str(directive.source_file.name)
    age(here / name, 24 * 400)
    assert left() == 0
    assert default_storage.exists(name)


@pytest.mark.django_db
def test_other_folders_are_not_looked_at(put: Put) -> None:
    preview = put("previews/ab/ab.png", 24 * 30)
    assert left() == 0
    assert default_storage.exists(preview)


@pytest.mark.django_db
def test_the_journal_says_how_many_and_is_silent_when_there_was_nothing(put: Put) -> None:
    left()
    put("evidence/2026/10/abc", 25)
    left()
    entry = Entry.objects.get(act="jobs.sweep")
    assert (entry.actor, entry.after) == ("system:jobs.sweep", {"files": 1})


@pytest.mark.django_db
def test_the_scheduler_does_it_once_a_day(put: Put) -> None:
    now = timezone.now()
    enrol(now)
    Schedule.objects.exclude(job="jobs.sweep").update(paused=True)
    old = put("reports/2026/10/abc.pdf", 25)
    assert tick(now) == ["jobs.sweep"]
    assert not default_storage.exists(old)
    assert tick(now + timedelta(hours=23)) == []
    assert tick(now + timedelta(hours=24)) == ["jobs.sweep"]
