"""A unit is stuck, says what decision it needs of whom by when, and gets one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from roviec.directives.models import Directive
from roviec.duties.blocking import acts, reads
from roviec.duties.blocking.acts import BlockerRefused
from roviec.duties.blocking.order import order_text
from roviec.duties.models import Blocker, Group, Obligation
from roviec.journal.models import Entry
from roviec.org.access import Access
from roviec.org.models import Role, Unit
from tests.conftest import Cast, City, Member, make_member

State = Blocker.State
Raise = Callable[..., Blocker]
SECRET = "đường truyền của phường đứt từ tháng 8"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def raised(owed: Obligation, cast: Cast, city: City, today: date) -> Raise:
    """The ward's blocker, asked of the city unless said otherwise."""

    def make(access: Access | None = None, unit: Unit | None = None, **other: object) -> Blocker:
        values: dict[str, object] = {
            "group": Group.INFRASTRUCTURE, "text": SECRET, "ask": "Cho dùng kinh phí dự phòng để nối lại đường truyền",
            "asked_of": city.root, "wanted_by": today + timedelta(days=5), "obligation": owed,
        }  # fmt: skip
        return acts.raise_blocker(access=access or cast.ward_clerk.access, unit=unit or city.ward, **(values | other))  # type: ignore[arg-type]  # the keywords of raise_blocker

    return make


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(BlockerRefused) as refusal:
        act()
    return refusal.value.code


def test_it_works(raised: Raise, cast: Cast, owed: Obligation) -> None:
    blocker = raised()
    assert (blocker.state, blocker.duty, blocker.raised_by) == (State.OPEN, owed.duty, cast.ward_clerk.person)
    acts.decide(access=cast.leader.access, blocker=blocker, text="Đồng ý.")
    blocker.refresh_from_db()
    assert blocker.state == State.DECIDED
    assert [(change.to_state, change.person) for change in blocker.changes.all()] == [
        (State.DECIDED, cast.leader.person)
    ]


def test_the_journal_has_keys_and_not_the_words(raised: Raise, cast: Cast) -> None:
    blocker = raised()
    acts.decide(access=cast.leader.access, blocker=blocker, text="Đồng ý chi.")
    entries = Entry.objects.filter(object_type="duties.blocker", object_id=str(blocker.pk)).order_by("seq")
    assert [entry.act for entry in entries] == ["duties.raise_blocker", "duties.move_blocker"]
    for entry in entries:
        assert "đường truyền" not in str(entry.after) + entry.reason
        assert "Đồng ý" not in str(entry.after) + entry.reason


@pytest.mark.parametrize("who", ["stranger", "clerk", "past_clerk", "leader", "auditor", "administrator"])
def test_nobody_raises_for_another_unit(raised: Raise, cast: Cast, who: str) -> None:
    assert refused(lambda: raised(access=cast.named(who).access)) == "forbidden"
    assert not Blocker.objects.exists()


def test_the_standing_body_may_raise_for_any_unit(raised: Raise, cast: Cast) -> None:
    assert raised(access=cast.officer.access).raised_by == cast.officer.person


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"text": "  "}, "words_required"),
        ({"ask": ""}, "words_required"),
        ({"wanted_by": date(2020, 1, 1)}, "wanted_in_the_past"),
    ],
)
def test_what_says_nothing_is_refused(raised: Raise, other: dict[str, object], code: str) -> None:
    assert refused(lambda: raised(**other)) == code
    assert not Blocker.objects.exists()


@pytest.mark.parametrize("who", ["officer", "ward_clerk", "stranger", "clerk", "auditor", "administrator"])
def test_only_leaders_of_the_unit_that_is_asked_decide(raised: Raise, cast: Cast, who: str) -> None:
    blocker = raised()
    assert refused(lambda: acts.decide(access=cast.named(who).access, blocker=blocker, text="Đồng ý.")) == "forbidden"
    blocker.refresh_from_db()
    assert blocker.state == State.OPEN


def test_a_department_that_is_asked_decides_by_its_head(raised: Raise, cast: Cast, city: City) -> None:
    head = make_member("head", "Ngô Văn Mẫu", Role.UNIT_HEAD, city.sci)
    blocker = raised(asked_of=city.sci)
    assert refused(lambda: acts.decide(access=cast.leader.access, blocker=blocker, text="Đồng ý.")) == "forbidden"
    assert acts.decide(access=head.access, blocker=blocker, text="Đồng ý.").person == head.person


def test_when_the_unit_that_is_asked_has_ended_its_heir_decides(
    raised: Raise, cast: Cast, city: City, today: date
) -> None:
    head = make_member("head", "Ngô Văn Mẫu", Role.UNIT_HEAD, city.sci)
    blocker = raised(asked_of=city.info)
    assert list(reads.waiting_for(head.access)) == [blocker]
    assert reads.blocker_page(blocker, head.access, today).may_decide
    assert not list(reads.waiting_for(cast.leader.access))
    assert acts.decide(access=head.access, blocker=blocker, text="Đồng ý.").person == head.person


def test_two_decisions_at_once_leave_one(raised: Raise, cast: Cast) -> None:
    blocker = raised()
    same = Blocker.objects.get(pk=blocker.pk)
    acts.decide(access=cast.leader.access, blocker=blocker, text="Đồng ý.")
    assert refused(lambda: acts.decide(access=cast.leader.access, blocker=same, text="Không.")) == "changed_meanwhile"
    assert blocker.changes.count() == 1


def test_who_raised_it_takes_it_back_with_a_reason(raised: Raise, cast: Cast) -> None:
    blocker = raised()
    assert refused(lambda: acts.withdraw(access=cast.stranger.access, blocker=blocker, reason="thôi")) == "forbidden"
    assert (
        refused(lambda: acts.withdraw(access=cast.ward_clerk.access, blocker=blocker, reason=" ")) == "words_required"
    )
    acts.withdraw(access=cast.ward_clerk.access, blocker=blocker, reason="đã nối lại")
    assert Blocker.objects.get().state == State.WITHDRAWN


def test_what_was_decided_can_be_opened_again_and_the_story_stays(raised: Raise, cast: Cast) -> None:
    blocker = raised()
    assert (
        refused(lambda: acts.reopen(access=cast.ward_clerk.access, blocker=blocker, reason="lại đứt"))
        == "changed_meanwhile"
    )
    acts.decide(access=cast.leader.access, blocker=blocker, text="Đồng ý.")
    acts.reopen(access=cast.ward_clerk.access, blocker=blocker, reason="lại đứt")
    assert [change.to_state for change in blocker.changes.all()] == [State.DECIDED, State.OPEN]
    assert blocker.raised_at == Blocker.objects.get().raised_at


def test_it_is_seen_by_the_unit_the_asked_and_the_city(raised: Raise, cast: Cast, city: City) -> None:
    raised(asked_of=city.sci)
    seen = {
        who: Blocker.objects.visible_to(cast.named(who).access).exists()
        for who in ("leader", "officer", "auditor", "ward_clerk", "clerk", "stranger", "administrator")
    }
    assert seen == {
        "leader": True, "officer": True, "auditor": True, "ward_clerk": True, "clerk": True, "stranger": False,
        "administrator": True,
    }  # fmt: skip


class TestADecisionBecomesATask:
    @pytest.fixture
    def decided(self, raised: Raise, cast: Cast) -> Blocker:
        blocker = raised()
        acts.decide(
            access=cast.leader.access, blocker=blocker,
            text="Nâng cấp đường truyền tại trụ sở, báo cáo UBND thành phố trước ngày 30 tháng 12 năm 2026.",
        )  # fmt: skip
        return blocker

    def test_the_draft_has_the_unit_as_lead_and_the_deadline(self, decided: Blocker, cast: Cast, city: City) -> None:
        directive = acts.draft_order(access=cast.officer.access, blocker=decided)
        assert directive.state == Directive.State.DRAFT
        (task,) = directive.tasks.all()
        assert task.deadline == date(2026, 12, 30)
        assert [body.unit for body in task.bodies.filter(part="lead")] == [city.ward]
        assert Blocker.objects.get(pk=decided.pk).became == directive

    def test_only_once(self, decided: Blocker, cast: Cast) -> None:
        acts.draft_order(access=cast.officer.access, blocker=decided)
        again = Blocker.objects.get(pk=decided.pk)
        assert refused(lambda: acts.draft_order(access=cast.officer.access, blocker=again)) == "drafted_already"
        assert Directive.objects.filter(state=Directive.State.DRAFT).count() == 1

    def test_a_later_decision_becomes_a_task_of_its_own(self, decided: Blocker, cast: Cast, today: date) -> None:
        first = acts.draft_order(access=cast.officer.access, blocker=decided)
        acts.reopen(access=cast.ward_clerk.access, blocker=decided, reason="lại đứt")
        assert refused(lambda: acts.draft_order(access=cast.officer.access, blocker=decided)) == "not_decided"
        acts.decide(access=cast.leader.access, blocker=decided, text="Thuê đường truyền thứ hai.")
        again = Blocker.objects.get(pk=decided.pk)
        assert reads.blocker_page(again, cast.officer.access, today).may_draft
        second = acts.draft_order(access=cast.officer.access, blocker=again)
        assert second != first
        assert "thuê đường truyền thứ hai" in second.text
        assert not reads.blocker_page(again, cast.officer.access, today).may_draft

    def test_not_when_it_was_opened_again_meanwhile(self, decided: Blocker, cast: Cast) -> None:
        stale = Blocker.objects.get(pk=decided.pk)
        acts.reopen(access=cast.ward_clerk.access, blocker=decided, reason="lại đứt")
        assert refused(lambda: acts.draft_order(access=cast.officer.access, blocker=stale)) == "not_decided"

    @pytest.mark.parametrize("who", ["leader", "ward_clerk", "administrator"])
    def test_only_who_prepares_directives(self, decided: Blocker, cast: Cast, who: str) -> None:
        assert refused(lambda: acts.draft_order(access=cast.named(who).access, blocker=decided)) == "forbidden"
        assert not Directive.objects.filter(state=Directive.State.DRAFT).exists()

    def test_not_before_the_decision(self, raised: Raise, cast: Cast) -> None:
        assert refused(lambda: acts.draft_order(access=cast.officer.access, blocker=raised())) == "not_decided"

    def test_an_abbreviation_keeps_its_capitals(self, raised: Raise, cast: Cast, today: date) -> None:
        blocker = raised()
        acts.decide(access=cast.leader.access, blocker=blocker, text="UBND phường tự chủ kinh phí.")
        assert "Giao UBND phường Hải Châu UBND phường tự chủ" in order_text(blocker, today)


class TestTheList:
    def test_the_leader_has_what_waits_for_them_the_nearest_first(
        self, raised: Raise, cast: Cast, city: City, today: date
    ) -> None:
        later = raised(wanted_by=today + timedelta(days=9))
        sooner = raised(wanted_by=today + timedelta(days=1))
        raised(asked_of=city.sci)
        found = reads.listed(cast.leader.access, reads.Chosen(waiting=True), today)
        assert [item.blocker for item in found.items] == [sooner, later]
        assert found.waiting == 2

    def test_days_past_the_wanted_day_are_counted_while_it_is_open(
        self, raised: Raise, cast: Cast, today: date
    ) -> None:
        blocker = raised(wanted_by=today)
        in_a_week = today + timedelta(days=7)
        (item,) = reads.items([blocker], cast.leader.access, in_a_week)
        assert (item.days_late, item.days_waiting) == (7, 7)
        acts.decide(access=cast.leader.access, blocker=blocker, text="Đồng ý.")
        (item,) = reads.items([blocker], cast.leader.access, in_a_week)
        assert item.days_late == 0

    def test_words_are_found_with_or_without_marks(self, raised: Raise, cast: Cast, today: date) -> None:
        raised()
        access = cast.officer.access
        assert reads.chosen_rows(access, reads.Chosen(q="duong truyen")).count() == 1
        assert reads.chosen_rows(access, reads.Chosen(q="nhân lực")).count() == 0

    def test_groups_are_counted_over_what_the_other_filters_leave(self, raised: Raise, cast: Cast, today: date) -> None:
        raised()
        raised(group=Group.LEGAL)
        found = reads.listed(cast.officer.access, reads.Chosen(group=Group.LEGAL), today)
        assert len(found.items) == 1
        assert {code: count for code, _, count in found.by_group if count} == {"infrastructure": 1, "legal": 1}


class TestPages:
    def form(self, city: City, today: date) -> dict[str, str]:
        return {
            "group": "data", "text": "Dữ liệu hộ tịch cũ chưa số hóa", "ask": "Cho thuê đơn vị số hóa",
            "asked_of": str(city.root.pk), "wanted_by": (today + timedelta(days=3)).isoformat(),
        }  # fmt: skip

    def test_a_clerk_raises_one_from_the_duty_and_the_leader_decides(
        self, owed: Obligation, cast: Cast, city: City, today: date
    ) -> None:
        address = f"/nhiem-vu/phan-viec/{owed.pk}/vuong-mac/"
        clerk = cast.ward_clerk.client()
        assert f'href="{address}"' in clerk.get("/nhiem-vu/").content.decode()
        assert clerk.post(address, self.form(city, today)).status_code == 302
        blocker = Blocker.objects.get()
        leader = cast.leader.client()
        assert "Cho thuê đơn vị số hóa" in leader.get("/").content.decode()
        page = f"/nhiem-vu/vuong-mac/{blocker.pk}/"
        assert "Nội dung quyết định" in leader.get(page).content.decode()
        assert leader.post(page + "quyet-dinh/", {"text": "Đồng ý."}).status_code == 302
        seen = clerk.get(page).content.decode()
        assert "Đồng ý." in seen
        assert "Nội dung quyết định" not in seen
        assert "Cho thuê đơn vị số hóa" not in leader.get("/").content.decode()

    def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
        self, owed: Obligation, cast: Cast, city: City, today: date
    ) -> None:
        sent = self.form(city, today) | {"ask": "", "wanted_by": "2020-01-01"}
        answer = cast.ward_clerk.client().post(f"/nhiem-vu/phan-viec/{owed.pk}/vuong-mac/", sent)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Dữ liệu hộ tịch cũ chưa số hóa" in page
        assert "Ngày này đã qua." in page
        assert not Blocker.objects.exists()

    @pytest.mark.parametrize("who", ["stranger", "leader", "auditor"])
    def test_the_form_is_for_the_unit_that_holds_the_work(self, owed: Obligation, cast: Cast, who: str) -> None:
        address = f"/nhiem-vu/phan-viec/{owed.pk}/vuong-mac/"
        assert cast.named(who).client().get(address).status_code == 404

    def test_who_may_not_decide_is_told_so_and_nothing_changes(self, raised: Raise, cast: Cast) -> None:
        blocker = raised()
        address = f"/nhiem-vu/vuong-mac/{blocker.pk}/quyet-dinh/"
        assert cast.stranger.client().post(address, {"text": "Đồng ý."}).status_code == 404
        answer = cast.ward_clerk.client().post(address, {"text": "Đồng ý."}, follow=True)
        assert "Bạn không có quyền làm bước này." in answer.content.decode()
        assert Blocker.objects.get().state == State.OPEN

    def test_the_standing_body_makes_a_directive_of_a_decision(self, raised: Raise, cast: Cast) -> None:
        blocker = raised()
        acts.decide(
            access=cast.leader.access, blocker=blocker, text="Rà soát, báo cáo trước ngày 30 tháng 12 năm 2026."
        )
        officer = cast.officer.client()
        assert "Soạn văn bản" in officer.get(f"/nhiem-vu/vuong-mac/{blocker.pk}/").content.decode()
        answer = officer.post(f"/nhiem-vu/vuong-mac/{blocker.pk}/giao/")
        assert answer["Location"] == f"/van-ban/{Blocker.objects.get().became_id}/"

    def test_the_duty_shows_its_blockers(self, raised: Raise, cast: Cast, owed: Obligation) -> None:
        raised()
        page = cast.officer.client().get(f"/nhiem-vu/{owed.duty_id}/").content.decode()
        assert "Cho dùng kinh phí dự phòng" in page

    def test_the_file_follows_the_filters_and_runs_no_formula(self, raised: Raise, cast: Cast) -> None:
        raised(text="=1+1")
        raised(group=Group.LEGAL, text="Chưa có quy định")
        answer = cast.leader.client().get("/nhiem-vu/vuong-mac.csv?group=infrastructure")
        told = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
        assert "'=1+1" in told
        assert "Chưa có quy định" not in told
        assert (
            "đường truyền"
            not in b"".join(
                cast.stranger.client().get("/nhiem-vu/vuong-mac.csv").streaming_content  # type: ignore[attr-defined]
            ).decode()
        )

    def test_an_empty_list_says_what_to_do(self, cast: Cast) -> None:
        assert "Không có quyết định nào đang chờ bạn." in text(cast.leader, "?waiting=on")
        assert "Đơn vị nêu vướng mắc ngay tại phần việc của mình" in text(cast.ward_clerk, "")

    def test_the_number_of_queries_does_not_grow(
        self, raised: Raise, cast: Cast, django_assert_max_num_queries: Callable[..., object]
    ) -> None:
        for _ in range(12):
            raised()
        client = cast.leader.client()
        with django_assert_max_num_queries(19):  # type: ignore[attr-defined]  # a context manager
            assert client.get("/nhiem-vu/vuong-mac/").status_code == 200


def text(member: Member, query: str) -> str:
    return member.client().get("/nhiem-vu/vuong-mac/" + query).content.decode()
