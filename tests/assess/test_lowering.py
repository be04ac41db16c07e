"""Judged again after the units were shown their scores: who falls is told, may explain again, and until then nothing is signed."""

from __future__ import annotations

from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from roviec.assess import acts
from roviec.assess.acts.lowering import fell, lowered
from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Run, Score
from roviec.assess.waiting import waits_for
from roviec.duties.models import Obligation
from roviec.journal.models import Entry
from tests.assess.conftest import Month, at, on, score_of
from tests.assess.test_explain import say
from tests.assess.test_telling import told
from tests.conftest import Cast, City

TOTALS = st.none() | st.decimals(0, 100, places=2)


@pytest.fixture
def again(opened: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller) -> Run:
    """The window closed on the 7th. On the 8th a report of the department is reviewed anew and falls; the month is judged again."""
    clock.move_to(at(8, 11))
    row = Obligation.objects.filter(unit=city.sci).earliest("pk")
    month.step(row, "reopened", at(8, 11, 8))
    month.step(row, "in_progress", at(8, 11, 8))
    month.hand_in(row, at(8, 11, 8))
    month.review(row, at(8, 11, 8), accepted=False, verdict="not_shown", complete=False)
    officer = cast.officer.access
    acts.judge(actor=officer.actor, access=officer, period="2024-10")
    opened.refresh_from_db()
    return opened


def test_the_unit_whose_score_fell_has_the_rules_days_again_and_no_other(again: Run, city: City) -> None:
    assert score_of(again, city.sci).total < Decimal("78.75")
    assert score_of(again, city.sci).open_until == on(13, 11)  # Mon 11, Tue 12, Wed 13
    assert score_of(again, city.ward).open_until == again.open_until == on(7, 11)
    assert Entry.objects.filter(act="assess.judge").latest("pk").after["lowered"] == [city.sci.pk]


def test_its_people_are_told_and_its_home_page_waits_for_them(again: Run, cast: Cast, city: City) -> None:
    words = (
        "Tháng 10 năm 2024: chấm lại, điểm dự kiến của Sở Khoa học và Công nghệ thấp hơn trước; "
        "giải trình được đến hết ngày 13-11-2024"
    )
    assert told(cast.clerk)[-1] == words
    assert len(told(cast.ward_clerk)) == 1
    (wait,) = waits_for(cast.clerk.access, on(8, 11))
    assert wait.until == on(13, 11)
    assert waits_for(cast.ward_clerk.access, on(8, 11)) == []


def test_it_explains_until_the_new_day_and_the_others_no_more(
    again: Run, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    clock.move_to(at(13, 11, 20))
    with pytest.raises(JudgementRefused, match="not_open"):
        say(cast.ward_clerk, again, city.ward)
    assert say(cast.clerk, again, city.sci).score.unit_id == city.sci.pk
    assert waits_for(cast.clerk.access, on(13, 11)) == []
    clock.move_to(at(14, 11))
    with pytest.raises(JudgementRefused, match="not_open"):
        say(cast.clerk, again, city.sci)


def test_nothing_is_signed_until_then_and_the_page_says_why(
    again: Run, cast: Cast, clock: time_machine.Traveller
) -> None:
    leader = cast.leader.access
    with pytest.raises(JudgementRefused, match="lowered"):
        acts.sign(actor=leader.actor, access=leader, run=again)
    page = cast.leader.client().get(reverse("assess:sign_page", args=[again.pk])).content.decode()
    assert "Lần chấm lại làm giảm điểm đã cho đơn vị xem" in page
    assert "Sở Khoa học và Công nghệ</a>, đến hết ngày 13-11-2024" in page
    run_page = cast.officer.client().get(reverse("assess:run", args=[again.pk])).content.decode()
    assert "1 đơn vị bị giảm điểm khi chấm lại, giải trình được đến hết ngày 13-11-2024" in run_page
    clock.move_to(at(14, 11))
    leader = cast.leader.access
    assert acts.sign(actor=leader.actor, access=leader, run=again).state == Run.State.SIGNED


def test_the_units_page_says_it_and_until_when(again: Run, cast: Cast, city: City) -> None:
    page = cast.clerk.client().get(reverse("assess:score", args=[again.pk, city.sci.pk])).content.decode()
    assert "thấp hơn điểm đã xem" in page
    assert "Gửi được đến hết ngày 13-11-2024" in page


def test_who_rises_or_stays_gets_no_new_window(
    opened: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    month.hand_in(Obligation.objects.get(unit=city.other_ward), at(8, 11, 8), day=on(19))
    clock.move_to(at(8, 11))
    officer = cast.officer.access
    acts.judge(actor=officer.actor, access=officer, period="2024-10")
    assert score_of(opened, city.other_ward).total != 0
    assert not Score.objects.exclude(reopened_until=None).exists()
    opened.refresh_from_db()
    assert acts.sign(actor=officer.actor, access=officer, run=opened).state == Run.State.SIGNED


def test_a_draft_that_nobody_was_shown_falls_freely(
    judged: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    row = Obligation.objects.filter(unit=city.sci).earliest("pk")
    month.step(row, "reopened", at(4, 11, 10))
    clock.move_to(at(4, 11, 11))
    officer = cast.officer.access
    acts.judge(actor=officer.actor, access=officer, period="2024-10")
    assert score_of(judged, city.sci).total < Decimal("78.75")
    assert not Score.objects.exclude(reopened_until=None).exists()


@given(before=TOTALS, after=TOTALS)
def test_a_score_falls_unless_it_stays_or_rises(before: Decimal | None, after: Decimal | None) -> None:
    rises = before is not None and after is not None and after >= before
    assert fell(before, after) == (not (rises or before == after))


def test_a_unit_that_is_judged_only_now_has_not_seen_its_score() -> None:
    rows = [Score(unit_id=1, total=Decimal(50)), Score(unit_id=2, total=None), Score(unit_id=3, total=Decimal(40))]
    assert lowered({1: Decimal(50), 2: Decimal(10)}, rows) == [2, 3]
    assert lowered({}, rows) == []
