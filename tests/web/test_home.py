from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from roviec.directives.models import Acknowledgement, Circulation, Directive
from roviec.duties.blocking.acts import raise_blocker
from roviec.duties.models import Group, Obligation
from roviec.web.home import NEXT, Figures, home_of
from tests.conftest import Cast, City, Member, make_member
from tests.reports.rows import draft_row, published_row
from tests.web.conftest import QUOTE, WARD_QUOTE, Work, make_duty, make_obligation


def page(member: Member) -> str:
    answer = member.client().get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_clerk_sees_the_figures_of_their_agency_only(work: Work, cast: Cast) -> None:
    home = home_of(cast.clerk.access, work.today)
    assert home.mine == Figures(open=3, late=1, due_soon=1, not_accepted=1, returned=0, submitted=1)
    assert home.city is None
    assert QUOTE in page(cast.clerk)
    assert WARD_QUOTE not in page(cast.clerk)


def test_what_is_next_begins_with_what_is_late_and_leaves_out_what_waits_for_review(work: Work, cast: Cast) -> None:
    assert [row.period for row in home_of(cast.clerk.access, work.today).next] == ["2026-08", "2026-09"]


def test_what_has_no_due_date_comes_last(work: Work, cast: Cast, city: City) -> None:
    make_obligation(work.ward_duty, city.ward, "2026-10", work.today + timedelta(90), "accepted")
    assert [row.due is None for row in home_of(cast.ward_clerk.access, work.today).next] == [False, True]


def test_the_list_is_short(work: Work, cast: Cast, city: City) -> None:
    for month in range(NEXT + 3):
        make_obligation(work.ward_duty, city.ward, f"2027-{month}", work.today, "accepted")
    assert len(home_of(cast.ward_clerk.access, work.today).next) == NEXT


@pytest.mark.parametrize("who", ["leader", "officer", "auditor", "administrator"])
def test_who_sees_the_city_sees_its_figures_and_whom_to_urge(work: Work, cast: Cast, who: str) -> None:
    home = home_of(cast.named(who).access, work.today)
    assert home.city == Figures(open=4, late=1, due_soon=1, not_accepted=1, returned=1, submitted=1)
    assert [row.period for row in home.urge] == ["2026-08", "2026-09"]
    assert "Cần đôn đốc" in page(cast.named(who))


@pytest.mark.parametrize("who", ["stranger", "ward_clerk", "past_clerk"])
def test_others_work_is_nowhere_on_the_page(work: Work, cast: Cast, who: str) -> None:
    assert QUOTE not in page(cast.named(who))
    assert home_of(cast.named(who).access, work.today).city is None


@pytest.mark.parametrize(("who", "waits"), [("leader", True), ("officer", True), ("auditor", False), ("clerk", False)])
def test_a_draft_waits_for_who_may_sign_it(work: Work, cast: Cast, city: City, who: str, waits: bool) -> None:
    document = draft_row(city.police)
    address = f'href="/bao-cao/{document.pk}/"'
    assert (address in page(cast.named(who))) is waits
    assert "Ký Thông báo thử" not in page(cast.named("clerk"))


def test_documents_to_sign_that_do_not_fit_are_counted(work: Work, cast: Cast, city: City) -> None:
    for _ in range(NEXT + 2):
        draft_row(city.police)
    home = home_of(cast.leader.access, work.today)
    assert (len(home.to_sign), home.more_to_sign) == (NEXT, 2)
    assert "Và 2 dự thảo khác đang chờ ký" in page(cast.leader)


def test_what_is_signed_waits_no_more(work: Work, cast: Cast, city: City) -> None:
    published_row(city.police, city.ward)
    assert home_of(cast.leader.access, work.today).to_sign == []


def test_drafts_that_do_not_fit_are_counted(work: Work, cast: Cast) -> None:
    for _ in range(NEXT + 1):
        Directive.objects.create(text="", search_key="", source_name="a.txt", source_kind="txt")
    home = home_of(cast.officer.access, work.today)
    assert (len(home.drafts), home.more_drafts) == (NEXT, 2)
    page = cast.officer.client().get("/").content.decode()
    assert "Và 2 văn bản khác đang chờ xác nhận" in page
    assert 'href="/van-ban/?state=draft"' in page
    assert home_of(cast.leader.access, work.today).more_drafts == 0


def test_drafts_wait_for_the_standing_body_and_for_nobody_else(work: Work, cast: Cast) -> None:
    assert home_of(cast.officer.access, work.today).drafts == [work.draft]
    assert "Xác nhận nhiệm vụ của 42/UBND-KT" in page(cast.officer)
    for who in ("leader", "clerk", "auditor"):
        assert home_of(cast.named(who).access, work.today).drafts == []


def test_reports_wait_for_review_only_where_the_role_reviews(work: Work, cast: Cast) -> None:
    assert home_of(cast.officer.access, work.today).to_review == 1
    assert home_of(cast.auditor.access, work.today).to_review == 0


def test_a_circulation_stays_until_somebody_of_the_agency_has_acknowledged_it(work: Work, cast: Cast) -> None:
    circulation = Circulation.objects.get(directive=work.issued, unit__code="so-khcn")
    assert home_of(cast.clerk.access, work.today).unread == [circulation]
    Acknowledgement.objects.create(circulation=circulation, person=cast.clerk.person)
    assert home_of(cast.clerk.access, work.today).unread == []
    assert len(home_of(cast.ward_clerk.access, work.today).unread) == 1


def test_decisions_that_wait_are_something_to_do(work: Work, cast: Cast, city: City) -> None:
    assert "Không có gì chờ bạn." in page(cast.leader)
    raise_blocker(
        access=cast.ward_clerk.access, unit=city.ward, group=Group.LEGAL, text="Chưa có hướng dẫn", ask="Cho làm thử",
        asked_of=city.root, wanted_by=timezone.localdate(),
    )  # fmt: skip
    text = page(cast.leader)
    assert "Quyết định 1 đề nghị đang chờ bạn" in text
    assert "Không có gì chờ bạn." not in text


def test_an_agency_without_work_is_told_what_will_come(cast: Cast) -> None:
    assert "Đơn vị chưa được giao việc nào đang mở" in page(cast.clerk)
    assert "Không có gì chờ bạn." in page(cast.clerk)


def test_a_city_without_work_says_where_work_comes_from(cast: Cast) -> None:
    assert "Thành phố chưa có nhiệm vụ nào đang mở" in page(cast.leader)


def test_only_who_may_prepare_directives_is_offered_to_take_one_in(cast: Cast) -> None:
    assert "Đưa văn bản vào" in page(cast.officer)
    assert "Đưa văn bản vào" not in page(cast.leader)


def test_when_all_is_reported_the_page_says_that_nothing_need_be_done(work: Work, cast: Cast, city: City) -> None:
    Obligation.objects.filter(holder=city.sci).exclude(progress="done").update(progress="submitted")
    assert "đang chờ duyệt" in page(cast.clerk)


def test_an_account_without_a_role_is_told_whom_to_ask(cast: Cast, city: City) -> None:
    member = make_member("moi", "Mai Thị Mẫu", "focal_officer", city.ward)
    member.person.grants.all().delete()
    assert "Tài khoản chưa được giao vai trò nào" in page(member)


def test_more_work_costs_no_more_queries(
    work: Work, cast: Cast, city: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.clerk.client()
    client.get("/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for number in range(5):
        make_obligation(make_duty(work.issued, QUOTE, city.sci, 10 + number), city.sci, "once", work.today, "accepted")
    with django_assert_num_queries(len(before)):
        client.get("/")
    assert len(before) <= 15


def test_the_names_of_units_are_asked_for_once(work: Work, cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.leader.client()
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    names = [
        query
        for query in asked.captured_queries
        if query["sql"].endswith('ORDER BY "org_unitversion"."valid_from" ASC')
    ]
    assert len([query for query in names if '"kind"' not in query["sql"] and "IN (" not in query["sql"]]) == 1
    assert len(asked) < 30
