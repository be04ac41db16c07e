from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from roviec.journal import reads, views
from roviec.journal.acts import Fact, record, record_many, seal
from roviec.journal.context import Actor
from roviec.journal.views import PAGE
from tests.conftest import Cast
from tests.journal.conftest import Write
from tests.tables.downloads import rows_of

pytestmark = pytest.mark.django_db
ABOUT = ("directives.directive", "7")
RECORD = "/nhat-ky/directives.directive/7/"


def test_it_works(cast: Cast, write: Write) -> None:
    write(2)
    page = cast.auditor.client().get(RECORD)
    assert reverse("journal:record", args=ABOUT) == RECORD
    assert page.status_code == 200
    text = page.content.decode()
    assert "<del>nháp</del> → <ins>đã ký</ins>" in text
    assert "Sửa theo góp ý" in text
    assert [line.entry.seq for line in page.context["lines"]] == [2, 1]


@pytest.mark.parametrize(
    ("who", "status"),
    [("auditor", 200), ("administrator", 200), ("officer", 200), ("leader", 404), ("clerk", 404), ("ward_clerk", 404)],
)
def test_who_reads_every_record(cast: Cast, write: Write, who: str, status: int) -> None:
    write(1)
    browser = cast.named(who).client()
    assert browser.get(RECORD).status_code == status
    assert browser.get(reverse("journal:index")).status_code == status


def test_a_stranger_is_sent_to_sign_in(cast: Cast, write: Write) -> None:
    write(1)
    page = Client().get(RECORD)
    assert page.status_code == 302
    assert "Sửa" not in page.content.decode()


def test_a_room_opens_the_records_of_its_own_objects_only(
    cast: Cast, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def owner(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
        return user.pk == cast.clerk.user.pk and object_id == "7"

    write(1)
    monkeypatch.setattr(reads, "_readers", dict(reads._readers))
    reads.register_reader("directives.directive", owner)

    assert cast.clerk.client().get(RECORD).status_code == 200
    assert cast.stranger.client().get(RECORD).status_code == 404
    assert cast.clerk.client().get("/nhat-ky/directives.directive/8/").status_code == 404
    assert cast.clerk.client().get("/nhat-ky/duties.duty/7/").status_code == 404
    assert cast.clerk.client().get(reverse("journal:index")).status_code == 404


def test_names_are_shown_though_only_keys_are_kept(cast: Cast) -> None:
    entry = record(actor=cast.clerk.access.actor, act="directives.amend", obj=ABOUT)
    assert entry.actor == f"person:{cast.clerk.person.pk}"
    text = cast.auditor.client().get(RECORD).content.decode()
    assert cast.clerk.person.full_name in text


def test_what_is_written_cannot_run_in_the_page(cast: Cast) -> None:
    record(actor=Actor("person:1"), act="a.b", obj=ABOUT, after={"<b>": "<script>x</script>"}, reason="<i>y</i>")
    text = cast.auditor.client().get(RECORD).content.decode()
    assert "&lt;script&gt;x" in text
    assert "<script>x" not in text
    assert "<i>y" not in text


def test_pages_go_back_in_time_and_keep_the_filter(cast: Cast) -> None:
    browser = cast.auditor.client()
    facts = [
        Fact(act=f"duties.{'make' if n % 2 else 'close'}", obj=("duties.duty", str(n))) for n in range(2 * PAGE + 4)
    ]
    record_many(actor=Actor.system("duties.make_obligations"), facts=facts)

    first = browser.get(reverse("journal:index"), {"act": "duties.make"})
    seqs = [line.entry.seq for line in first.context["lines"]]
    assert len(seqs) == PAGE
    second = browser.get(f"{reverse('journal:index')}?{first.context['older']}")
    rest = [line.entry.seq for line in second.context["lines"]]
    assert seqs + rest == list(range(2 * PAGE + 4, 0, -2))
    assert second.context["older"] == ""


@pytest.mark.parametrize("before", ["", "x", "-1", "٣", "9" * 40, "1;DROP"])
def test_a_broken_address_shows_the_first_page(cast: Cast, write: Write, before: str) -> None:
    write(1)
    page = cast.auditor.client().get(RECORD, {"before": before})
    assert [line.entry.seq for line in page.context["lines"]] == [1]


def test_the_index_says_how_far_it_is_sealed(cast: Cast, write: Write) -> None:
    browser = cast.auditor.client()
    assert "Chưa niêm phong" in browser.get(reverse("journal:index")).content.decode()
    write(3)
    seal(datetime(2024, 9, 30, 17, 0, tzinfo=UTC))
    assert "Đã niêm phong đến dòng 3, lúc 00:00, 1-10-2024" in browser.get(reverse("journal:index")).content.decode()


def test_an_object_without_entries_says_so(cast: Cast) -> None:
    assert "Chưa có việc nào" in cast.auditor.client().get(RECORD).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_entries(
    cast: Cast, write: Write, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = cast.auditor.client()
    write(1)
    with CaptureQueriesContext(connection) as one:
        browser.get(RECORD)
    write(40)
    with django_assert_num_queries(len(one)):
        browser.get(RECORD)
    assert sum("journal_" in query["sql"] for query in one) == 1


def test_the_whole_journal_is_a_file_in_the_order_of_the_page(
    cast: Cast, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "CHUNK", 2)
    write(5)
    found = rows_of(cast.auditor.client(), reverse("journal:file"))
    assert [row["Số thứ tự"] for row in found] == ["5", "4", "3", "2", "1"]
    assert found[0]["Trước và sau"] == "Trạng thái: nháp → đã ký; Các nhiệm vụ đề xuất: 4 → 5"
    assert found[0]["Lý do"] == "Sửa theo góp ý"
    assert rows_of(cast.auditor.client(), reverse("journal:file") + "?act=none.such") == []
    assert cast.leader.client().get(reverse("journal:file")).status_code == 404
