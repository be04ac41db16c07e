"""An issued directive with work in every state, and a draft, on top of the fixed cast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from roviec.directives.models import Circulation, Directive, Task
from roviec.duties.models import Assignment, Duty, Obligation, Progress
from roviec.org.models import Unit
from roviec.vietnamese.keys import search_key
from tests.conftest import PASSWORD, Cast, City

SUBJECT = "Về việc làm sạch dữ liệu đất đai"
QUOTE = "Sở Khoa học và Công nghệ rà soát hạ tầng mạng"
WARD_QUOTE = "UBND phường lập danh sách người cao tuổi"


@dataclass
class Work:
    today: date
    issued: Directive
    draft: Directive
    clerk_duty: Duty
    ward_duty: Duty


def make_directive(number: str, state: str, subject: str = SUBJECT) -> Directive:
    text = f"{subject}\n{QUOTE}\n{WARD_QUOTE}"
    return Directive.objects.create(
        state=state, number=number, subject=subject, text=text, search_key=search_key(f"{number} {text}"),
        issued_on=date(2026, 9, 1), source_name="mau.docx", source_kind="docx", source_sha256="0" * 64,
    )  # fmt: skip


def make_duty(directive: Directive, quote: str, unit: Unit, order: int) -> Duty:
    task = Task.objects.create(directive=directive, quote=quote, start=order, end=order + 1, state="confirmed")
    duty = Duty.objects.create(
        directive=directive,
        task=task,
        quote=quote,
        order=order,
        opened_on=date(2026, 9, 1),
        search_key=search_key(quote),
    )
    Assignment.objects.create(duty=duty, unit=unit, part=Assignment.Part.LEAD)
    return duty


def make_obligation(duty: Duty, unit: Unit, period: str, due: date | None, progress: str) -> Obligation:
    return Obligation.objects.create(
        duty=duty, unit=unit, holder=unit, period=period, period_start=date(2026, 9, 1), due=due, progress=progress,
        done_on=due if progress == Progress.DONE else None,
    )  # fmt: skip


@pytest.fixture
def work(city: City, cast: Cast) -> Work:
    today = timezone.localdate()
    issued, draft = make_directive("41/UBND-KT", "issued"), make_directive("42/UBND-KT", "draft")
    clerk_duty, ward_duty = make_duty(issued, QUOTE, city.sci, 1), make_duty(issued, WARD_QUOTE, city.ward, 2)
    for unit in (city.sci, city.ward):
        Circulation.objects.create(directive=issued, unit=unit, sent_at=timezone.now())
    late, soon, later = today - timedelta(3), today + timedelta(3), today + timedelta(60)
    make_obligation(clerk_duty, city.sci, "2026-07", late, Progress.DONE)
    make_obligation(clerk_duty, city.sci, "2026-08", late, Progress.IN_PROGRESS)
    make_obligation(clerk_duty, city.sci, "2026-09", soon, Progress.NOT_ACCEPTED)
    make_obligation(clerk_duty, city.sci, "2026-10", later, Progress.SUBMITTED)
    make_obligation(ward_duty, city.ward, "once", None, Progress.RETURNED)
    return Work(today, issued, draft, clerk_duty, ward_duty)


@pytest.fixture
def account(db: None) -> User:
    return User.objects.create_user("nguoi-dung", password=PASSWORD)


def sign_in(client: Client, login: str, password: str = PASSWORD, address: str = "127.0.0.1") -> int:
    return client.post("/tai-khoan/login/", {"login": login, "password": password}, REMOTE_ADDR=address).status_code
