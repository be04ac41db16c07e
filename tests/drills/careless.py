"""A worker that forgets what it did: writes, and only then notes that it wrote, in two transactions. The harness must catch it."""

from __future__ import annotations

from django.db import transaction

from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.org.models import UnitKind


class Careless:
    def __init__(self) -> None:
        self.given = 0

    def prepare(self) -> None:
        """The work needs nothing."""

    def more(self, number: int) -> None:
        self.given = 10 * (number + 1)

    def work(self) -> None:
        for number in range(UnitKind.objects.count(), self.given):
            with transaction.atomic():
                record(actor=Actor.system("tests"), act="tests.send", obj=("tests.letter", str(number + 1)))
            UnitKind.objects.create(code=str(number), name="đã gửi", rank=1)

    def check(self) -> None:
        assert Entry.objects.count() == UnitKind.objects.count() == self.given, "done_twice"


DRILL = Careless()
