"""What a period that is being judged waits for, and from whom."""

from __future__ import annotations

import time_machine

from roviec.assess import acts
from roviec.assess.models import Run
from roviec.assess.waiting import waits_for
from tests.assess.conftest import at, on
from tests.assess.test_explain import say
from tests.conftest import Cast, City, Member


def words(member: Member, day: int = 5) -> list[str]:
    return [wait.words for wait in waits_for(member.access, on(day, 11))]


def test_it_works(opened: Run, cast: Cast, city: City) -> None:
    (wait,) = waits_for(cast.ward_clerk.access, on(5, 11))
    assert wait.words == "Xem điểm tháng 10 năm 2024 của đơn vị, giải trình nếu cần"
    assert wait.url == f"/danh-gia/{opened.pk}/don-vi/{city.ward.pk}/"
    assert wait.until == opened.open_until


def test_nothing_before_the_opening(judged: Run, cast: Cast) -> None:
    assert [words(cast.named(who)) for who in ("ward_clerk", "officer", "leader")] == [[], [], []]


def test_who_has_explained_or_has_no_score_is_left_alone(opened: Run, cast: Cast, city: City) -> None:
    say(cast.ward_clerk, opened, city.ward)
    assert words(cast.ward_clerk) == []
    assert len(words(cast.stranger)) == 1
    assert words(cast.past_clerk) == []
    assert words(cast.auditor) == []


def test_the_standing_body_answers_then_it_can_be_signed_and_published(
    opened: Run, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    said = say(cast.ward_clerk, opened, city.ward)
    assert words(cast.officer) == ["Trả lời 1 giải trình, tháng 10 năm 2024"]
    assert words(cast.leader) == []
    officer = cast.officer.access
    acts.answer(actor=officer.actor, access=officer, explanation=said, verdict="rejected", text="Không.")
    assert words(cast.officer) == words(cast.leader) == []
    clock.move_to(at(8, 11))
    assert words(cast.officer, 8) == words(cast.leader, 8) == ["Ký kết quả đánh giá tháng 10 năm 2024"]
    assert words(cast.stranger, 8) == []
    leader = cast.leader.access
    acts.sign(actor=leader.actor, access=leader, run=opened)
    assert words(cast.officer, 8) == ["Công bố kết quả đánh giá tháng 10 năm 2024"]
    assert words(cast.leader, 8) == []
