"""An agency's people hear that their score is open, what they were answered, and that it is published; nobody hears of another's."""

from __future__ import annotations

from roviec.assess import acts
from roviec.assess.models import Explanation, Run, Score
from roviec.notices.models import Notice
from roviec.notices.render import lines
from tests.assess.test_explain import say
from tests.conftest import Cast, City, Member


def told(member: Member) -> list[str]:
    mine = Notice.objects.filter(person=member.person, code__startswith="assess.").order_by("pk")
    return [line.text for line in lines(member.access, mine)]


def test_each_hears_of_its_own_score_and_until_when(judged: Run, cast: Cast, city: City) -> None:
    acts.open_for_explanation(actor=cast.officer.access.actor, access=cast.officer.access, run=judged)
    assert told(cast.ward_clerk) == [
        "Tháng 10 năm 2024: đã có điểm dự kiến của UBND phường Hải Châu; giải trình được đến hết ngày 7-11-2024"
    ]
    (notice,) = Notice.objects.filter(person=cast.ward_clerk.person)
    assert cast.ward_clerk.client().get(notice.url).status_code == 200
    assert told(cast.stranger) == [
        "Tháng 10 năm 2024: đã có điểm dự kiến của UBND phường An Khê; giải trình được đến hết ngày 7-11-2024"
    ]
    assert told(cast.leader) == []


def test_who_explained_hears_that_it_was_answered(opened: Run, cast: Cast, city: City) -> None:
    say(cast.ward_clerk, opened, city.ward)
    access = cast.officer.access
    acts.answer(
        actor=access.actor,
        access=access,
        explanation=Explanation.objects.get(),
        verdict="rejected",
        text="Giữ nguyên điểm",
    )
    assert told(cast.ward_clerk)[-1] == "Tháng 10 năm 2024: giải trình của UBND phường Hải Châu đã được trả lời"
    assert len(told(cast.stranger)) == 1


def test_publication_is_told_to_all_who_were_judged(published: Run, cast: Cast) -> None:
    for member, unit in ((cast.ward_clerk, "UBND phường Hải Châu"), (cast.clerk, "Sở Khoa học và Công nghệ")):
        assert told(member)[-1] == f"Tháng 10 năm 2024: đã công bố kết quả đánh giá của {unit}"


def test_a_score_that_was_judged_anew_is_no_longer_told_of(opened: Run, cast: Cast, city: City) -> None:
    Score.objects.filter(run=opened, unit=city.ward).delete()
    assert told(cast.ward_clerk) == ["Thông báo về việc nay không còn thuộc phạm vi của bạn."]
