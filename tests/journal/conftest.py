from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.journal.models import Entry

Write = Callable[..., list[Entry]]


@pytest.fixture(autouse=True)
def keys(tmp_path: Path) -> Iterator[Path]:
    """A data folder of the test's own, so that no key of the developer's is made or used."""
    folder = tmp_path / "data" / "keys"
    with override_settings(DATA_DIR=folder.parent, SEAL_KEY=folder / "seal.pem"):
        yield folder


@pytest.fixture
def write() -> Write:
    """Write some entries about directives, one transaction each."""

    def some(count: int = 1, obj: tuple[str, str] = ("directives.directive", "7")) -> list[Entry]:
        done = []
        for number in range(count):
            with transaction.atomic():
                done.append(
                    record(
                        actor=Actor("person:12", "focal_officer@so-khcn"),
                        act="directives.amend",
                        obj=obj,
                        before={"state": "nháp", "tasks": number},
                        after={"state": "đã ký", "tasks": number + 1},
                        reason="Sửa theo góp ý",
                    )
                )
        return done

    return some
