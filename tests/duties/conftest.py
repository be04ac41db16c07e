"""A directive of the small city, from its tasks to its duties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from roviec.directives.models import Directive, Task, TaskBody
from roviec.duties.issue import issue_directive
from roviec.duties.models import Duty, Obligation
from roviec.journal.context import Actor
from roviec.org.models import Selector, Unit
from roviec.vietnamese.keys import search_key
from tests.conftest import Cast, City

ISSUED, OPENED = date(2024, 9, 23), date(2024, 9, 24)
SYSTEM = Actor.system("tests")
TEXT = "Báo cáo kết quả rà soát dữ liệu dân cư. " * 20


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """The cast's eight passwords cost seconds a test with the hash of production."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class Draft:
    """A draft directive that takes tasks one after the other."""

    def __init__(self, number: str = "01/UBND-TN") -> None:
        self.directive = Directive.objects.create(
            number=number, number_key=search_key(number), issued_on=ISSUED, text=TEXT, subject="Việc thử nghiệm",
            search_key=search_key(TEXT), source_name="thu-nghiem.txt", source_kind="txt", source_sha256="0" * 64,
        )  # fmt: skip

    def task(
        self, *leads: Unit | Selector | None, recurrence: str = "", deadline: date | None = None,
        time_text: str = "", supports: tuple[Unit | Selector, ...] = (), state: str = Task.State.CONFIRMED,
        quote: str = "Báo cáo kết quả rà soát dữ liệu dân cư.",
    ) -> Task:  # fmt: skip
        start = self.directive.tasks.count()
        task = Task.objects.create(
            directive=self.directive, state=state, start=start, end=start + 40, quote=quote,
            deadline=deadline, time_text=time_text, recurrence=recurrence, deliverable="Báo cáo",
        )  # fmt: skip
        for part, bodies in ((TaskBody.Part.LEAD, leads), (TaskBody.Part.SUPPORT, supports)):
            for order, body in enumerate(bodies):
                unit = body if isinstance(body, Unit) else None
                selector = body if isinstance(body, Selector) else None
                TaskBody.objects.create(task=task, part=part, order=order, text=str(body), unit=unit, selector=selector)
        return task

    def issue(self, opened_on: date = OPENED, actor: Actor = SYSTEM) -> list[Duty]:
        return issue_directive(actor=actor, directive=self.directive, opened_on=opened_on)


@pytest.fixture
def draft(city: City) -> Draft:
    return Draft()


@pytest.fixture
def open_duty(city: City) -> Callable[..., Duty]:
    """Issue a directive with one task and hand the duty over."""

    def make(*leads: Unit | Selector, opened_on: date = OPENED, **task: object) -> Duty:
        directive = Draft(number=f"{Directive.objects.count() + 10}/UBND-TN")
        directive.task(*leads, **task)  # type: ignore[arg-type]  # the keywords of Draft.task
        return directive.issue(opened_on)[0]

    return make


@pytest.fixture
def owed(open_duty: Callable[..., Duty], cast: Cast, city: City) -> Obligation:
    """The ward's monthly report for September 2024, not accepted yet."""
    duty = open_duty(city.ward, recurrence="monthly", time_text="trước ngày 28 hằng tháng")
    return duty.obligations.get(period="2024-09")


def periods_of(duty: Duty, unit: Unit | None = None) -> list[str]:
    rows = duty.obligations.order_by("period_start", "period")
    return list((rows.filter(unit=unit) if unit else rows).values_list("period", flat=True))


@pytest.fixture(autouse=True)
def own_storage(settings: Settings, tmp_path: Path) -> Path:
    """Evidence of a test goes where the test goes."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"
