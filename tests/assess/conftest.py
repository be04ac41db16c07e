"""A month of work in the small city: obligations made by the acts, and what happened to them as rows at chosen moments."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from roviec.assess import acts
from roviec.assess.models import Run, Score, ScoringRule
from roviec.assess.models.rule import content_hash
from roviec.duties.models import Blocker, DueChange, Duty, Obligation, Progress, Report, Review
from roviec.duties.progress import take_step
from roviec.journal.context import Actor
from roviec.org.access import Access
from roviec.org.models import Unit
from tests.conftest import Cast, City, Member, make_member
from tests.duties.conftest import Draft

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SYSTEM = Actor.system("tests")
RULE: dict[str, Any] = {
    "code": "thang", "version": "1", "due": "moved_before", "explanation_days": 3, "least": 1,
    "criterion": [
        {"code": "dung-han", "name": "Đúng hạn", "kind": "on_time", "weight": 40},
        {"code": "lan-dau", "name": "Duyệt lần đầu", "kind": "first_accepted", "weight": 20, "falls_to": "dung-han"},
        {"code": "minh-chung", "name": "Minh chứng", "kind": "evidence", "weight": 15,
         "values": {"shown": 1, "partly": 0.5, "not_shown": 0, "contrary": 0}},
        {"code": "day-du", "name": "Đầy đủ", "kind": "complete", "weight": 5},
        {"code": "tra-lai", "name": "Trả lại", "kind": "returns", "weight": 5, "zero": 2, "full": 0},
        {"code": "tiep-nhan", "name": "Tiếp nhận", "kind": "accepted", "weight": 10, "days": 3},
        {"code": "vuong-mac", "name": "Vướng mắc", "kind": "blockers", "weight": 5, "falls_to": "dung-han"},
    ],
    "class": [
        {"code": "A", "name": "Xuất sắc", "start": 90}, {"code": "B", "name": "Tốt", "start": 75},
        {"code": "C", "name": "Đạt", "start": 50}, {"code": "D", "name": "Chưa đạt", "start": 0},
    ],
    "group": [
        {"code": "so", "name": "Sở, ngành", "kinds": ["so", "cong_an"]},
        {"code": "quan", "name": "Quận", "kinds": ["ubnd_quan_huyen"]},
        {"code": "phuong", "name": "Phường", "kinds": ["ubnd_phuong_xa"]},
    ],
    "year": {"method": "mean", "least_months": 2, "cap": [{"month_class": "D", "months": 1, "at_most": "B"}]},
}  # fmt: skip


def make_rule(start: date = date(2024, 1, 1), end: date | None = None, **changes: Any) -> ScoringRule:
    content = {**deepcopy(RULE), **changes}
    return ScoringRule.objects.create(
        code=content["code"], version=content["version"], title="Chấm hằng tháng (thử)", content=content,
        sha256=content_hash(content), valid_from=start, valid_to=end, certainty="our default, unverified",
    )  # fmt: skip


def at(day: int, month: int = 10, hour: int = 9, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


def on(day: int, month: int = 10, year: int = 2024) -> date:
    return date(year, month, day)


class Month:
    """Duties due in October 2024 unless told otherwise; `owe` makes one, the other words happen to it."""

    def __init__(self, city: City, cast: Cast) -> None:
        self.city, self.cast = city, cast
        self.number = 100

    def owe(
        self, *units: Unit, due: date = date(2024, 10, 20), opened: date = date(2024, 10, 1), made: date | None = None
    ) -> list[Obligation]:
        """`made`: the day on which it was recorded, if that is not the day it was opened."""
        self.number += 1
        draft = Draft(f"{self.number}/UBND-TN")
        draft.task(*units, deadline=due)
        day = made or opened
        with time_machine.travel(datetime(day.year, day.month, day.day, 8, tzinfo=HANOI), tick=False):
            (duty,) = draft.issue(opened_on=opened)
        return [Obligation.objects.get(duty=duty, unit=unit) for unit in units]

    def one(self, unit: Unit, **how: Any) -> Obligation:
        return self.owe(unit, **how)[0]

    def owed(self, unit: Unit) -> Obligation:
        """The one owed by this unit last."""
        return Obligation.objects.filter(unit=unit).latest("pk")

    def step(self, row: Obligation, to: str, moment: datetime, day: date | None = None) -> None:
        row.refresh_from_db()
        access = self.cast.officer.access if to in _REVIEWED else self.holder(row)
        with time_machine.travel(moment, tick=False):
            take_step(actor=access.actor, access=access, obligation=row, to=to, reason="vì", day=day)

    def holder(self, row: Obligation) -> Access:
        for name in ("clerk", "ward_clerk", "stranger", "past_clerk", "officer_of_police"):
            member = getattr(self.cast, name, None) or self._police()
            if any(grant.unit_id == row.holder_id for grant in member.access.grants):
                return member.access
        raise AssertionError(row.holder_id)

    def _police(self) -> Member:
        if not hasattr(self, "_police_clerk"):
            self._police_clerk = make_member("police", "Tô Văn Mẫu", "focal_officer", self.city.police)
        return self._police_clerk

    def begin(self, row: Obligation, moment: datetime) -> None:
        self.step(row, Progress.ACCEPTED, moment)
        self.step(row, Progress.IN_PROGRESS, moment)

    def hand_in(self, row: Obligation, moment: datetime, day: date | None = None) -> Report:
        row.refresh_from_db()
        if row.progress == Progress.NOT_ACCEPTED:
            self.begin(row, moment)
        self.step(row, Progress.SUBMITTED, moment, day)
        return Report.objects.create(
            obligation=row, number=row.reports.count() + 1, state="submitted", claim="done", text="Đã làm",
            submitted_on=day or moment.astimezone(HANOI).date(), submitted_at=moment,
        )  # fmt: skip

    def review(
        self, row: Obligation, moment: datetime, *, accepted: bool = True, verdict: str = "shown", complete: bool = True
    ) -> None:
        report = row.reports.latest("number")
        Review.objects.create(
            report=report, verdict=verdict, complete=complete, accepted=accepted, note="" if accepted else "thiếu",
            person=self.cast.officer.person, at=moment,
        )  # fmt: skip
        Report.objects.filter(pk=report.pk).update(state="accepted" if accepted else "returned")
        self.step(row, Progress.DONE if accepted else Progress.RETURNED, moment)

    def do(self, row: Obligation, day: int = 15, **review: Any) -> None:
        """Handed in on a day of October, reviewed on the next."""
        self.hand_in(row, at(day))
        self.review(row, at(day + 1), **review)

    def block(self, row: Obligation, moment: datetime) -> None:
        Blocker.objects.create(
            duty=row.duty, obligation=row, unit_id=row.holder_id, group="legal", text="Chưa có hướng dẫn", ask="Hướng dẫn",
            asked_of=self.city.police, wanted_by=row.due or moment.date(), raised_at=moment, search_key="chua",
        )  # fmt: skip

    def move_due(self, row: Obligation, to: date, moment: datetime) -> None:
        row.refresh_from_db()
        DueChange.objects.create(
            obligation=row, from_due=row.due, to_due=to, reason="lũ lụt", allowed_by=self.cast.officer.person, at=moment
        )
        Obligation.objects.filter(pk=row.pk).update(due=to)

    def close(self, duty: Duty, day: date, moment: datetime) -> None:
        Duty.objects.filter(pk=duty.pk).update(closed_on=day, closed_at=moment)


_REVIEWED = {Progress.DONE, Progress.RETURNED, Progress.REOPENED}


@pytest.fixture
def month(city: City, cast: Cast) -> Month:
    return Month(city, cast)


@pytest.fixture
def rule(db: None) -> ScoringRule:
    return make_rule()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Monday, 4 November 2024, nine o'clock; tests move it on."""
    with time_machine.travel(at(4, 11), tick=False) as traveller:
        yield traveller


@pytest.fixture
def judged(month: Month, rule: ScoringRule, clock: time_machine.Traveller) -> Run:
    """October's draft: the department did two of two, one after a return; the ward did one of two; the other ward nothing."""
    city = month.city
    first, second = month.one(city.sci), month.one(city.sci)
    month.do(first)
    month.hand_in(second, at(10))
    month.review(second, at(11), accepted=False, verdict="partly", complete=False)
    month.do(second, 18)
    month.do(month.one(city.ward), 25)
    month.one(city.ward)
    month.one(city.other_ward)
    clock.move_to(at(4, 11))
    return acts.judge(actor=cast_access(month).actor, access=cast_access(month), period="2024-10")


def cast_access(month: Month) -> Access:
    return month.cast.officer.access


@pytest.fixture
def opened(judged: Run, cast: Cast) -> Run:
    """Open until Thursday the 7th: three working days."""
    return acts.open_for_explanation(actor=cast.officer.access.actor, access=cast.officer.access, run=judged)


@pytest.fixture
def signed(opened: Run, cast: Cast, clock: time_machine.Traveller) -> Run:
    clock.move_to(at(8, 11))
    return acts.sign(actor=cast.leader.access.actor, access=cast.leader.access, run=opened)


@pytest.fixture
def published(signed: Run, cast: Cast) -> Run:
    return acts.publish(actor=cast.officer.access.actor, access=cast.officer.access, run=signed)


def score_of(run: Run, unit: Unit) -> Score:
    return Score.objects.get(run=run, unit=unit)
