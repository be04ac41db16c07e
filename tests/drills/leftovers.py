"""Drill: killed while files and their rows are stored, and while leftovers are swept; in the end each file has its row and each row its file."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from roviec.directives.acts import take_pasted
from roviec.directives.models import Directive
from roviec.jobs.leftovers import files_in, sweep
from roviec.journal.context import Actor

AT_ONCE = 3


class Storing:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def prepare(self) -> None:
        """Nothing: each round brings texts of its own."""

    def more(self, number: int) -> None:
        self.texts += [f"Sở Mẫu {number}.{each} báo cáo kết quả trước ngày 25 hằng tháng." for each in range(AT_ONCE)]

    def work(self) -> None:
        for text in self.texts[Directive.objects.count() :]:
            take_pasted(actor=Actor.system("drill"), person=None, text=text)
        sweep(timezone.now() + timedelta(days=2))

    def check(self) -> None:
        named = list(Directive.objects.values_list("source_file", flat=True))
        assert len(named) == len(self.texts)
        assert sorted(named) == sorted(files_in(default_storage, "directives"))


DRILL = Storing()
