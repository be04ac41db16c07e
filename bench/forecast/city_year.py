"""The made-up year of the demonstration city, in a scratch database and read back as the nightly job reads it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import django

from bench.board import scratch

if TYPE_CHECKING:
    from roviec.duties.risk.history import History

NIGHT = time(3)


@dataclass(frozen=True)
class Made:
    engine: str
    moment: datetime  # up to which things are known
    past: History


@contextmanager
def made(scale: str, seed: int, until: date | None) -> Iterator[Made]:
    """The twelve months up to the night of `until` (today)."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            from django.utils import timezone

            from roviec.cityyear.build import build
            from roviec.duties.risk.acts import LEARN_FROM
            from roviec.duties.risk.history import history
            from roviec.packs.load import load_pack

            moment = timezone.make_aware(datetime.combine(until or timezone.localdate(), NIGHT))
            load_pack("da06-danang")
            build(scale, seed=seed, until=moment)
            yield Made(engine, moment, history(moment, moment.date() - LEARN_FROM))
