from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from roviec.jobs.beat import enrol, tick
from roviec.jobs.models import Schedule
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.journal.models import Seal


@pytest.mark.django_db
def test_the_scheduler_seals_the_journal(tmp_path: Path) -> None:
    record(actor=Actor("person:1"), act="directives.amend", obj=("directives.directive", "1"))
    enrol(timezone.now())
    Schedule.objects.exclude(job="journal.seal").delete()

    with override_settings(DATA_DIR=tmp_path, SEAL_KEY=tmp_path / "keys" / "seal.pem"):
        assert tick(timezone.now()) == ["journal.seal"]

    assert Seal.objects.values_list("first_seq", "last_seq").get() == (1, 1)
    assert Schedule.objects.get().last_error == ""
