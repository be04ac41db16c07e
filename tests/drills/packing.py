"""Drill: the worker is killed while a pack is loaded and upgraded, version after version, over an edit of the city."""

from __future__ import annotations

import tempfile
from pathlib import Path

from roviec.duties.models import AlertStep
from roviec.journal.models import Entry
from roviec.org.models import UnitVersion
from roviec.packs.load import load_pack
from roviec.packs.models import LoadedFact
from roviec.packs.tables.loading import What
from tests.packs.conftest import HEAD, LEVELS, UNITS

STEP = '[[alert-step]]\ncode = "{code}"\nmoment = "due"\ndays = {days}\naudience = ["focal_officers"]\n'
EDITED = 99  # days of the step that the city has changed


class Packing:
    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.version = -1

    def prepare(self) -> None:
        (self.home / "mau").mkdir()
        self._write(-1)
        load_pack("mau", self.home)
        AlertStep.objects.filter(code="cua-thanh-pho").update(days=EDITED)

    def more(self, number: int) -> None:
        """A version of the pack with one more unit, the others under another name, and both steps on another day."""
        self._write(number)

    def work(self) -> None:
        load_pack("mau", self.home)

    def check(self) -> None:
        names = set(
            UnitVersion.objects.filter(unit__code__startswith="moi-", valid_to=None).values_list("name", flat=True)
        )
        assert names == {f"Sở {each} bản {self.version}" for each in range(self.version + 1)}
        assert AlertStep.objects.get(code="cua-thanh-pho").days == EDITED
        assert AlertStep.objects.get(code="cua-goi", valid_to=None).days == self.version
        assert Entry.objects.filter(act="packs.load").count() == self.version + 2
        current = LoadedFact.objects.filter(replaced_at=None)
        assert current.count() == len(set(current.values_list("section", "key")))
        again = load_pack("mau", self.home)
        assert (again.total, len(again.of(What.KEPT))) == (0, 1)

    def _write(self, number: int) -> None:
        self.version = number
        units = "".join(
            f'[[unit]]\ncode = "moi-{each}"\nname = "Sở {each} bản {number}"\n' for each in range(number + 1)
        )
        steps = STEP.format(code="cua-goi", days=number) + STEP.format(code="cua-thanh-pho", days=number)
        for name, text in {"pack": HEAD, "levels": LEVELS, "units": UNITS + units + steps}.items():
            (self.home / "mau" / f"{name}.toml").write_text(text, "utf-8")


DRILL = Packing()
