"""The lead and the time corrected by one field, as a browser without JavaScript sends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from roviec.directives.acts import set_bodies
from roviec.directives.models import Directive, Task
from roviec.directives.review.offers import offered_leads
from roviec.journal.context import Actor
from roviec.org.resolve import Resolution
from tests.conftest import Cast, City
from tests.directives.pages import found, parsed, words

Find = Callable[[str], Task]
Post = Callable[..., HttpResponse]


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.officer.client()


@pytest.fixture
def post(client: Client, draft: Directive, task_with: Find) -> Post:
    def send(path: str, **data: object) -> HttpResponse:
        task = task_with("tổng hợp kết quả")
        return client.post(f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/{path}/", data)  # type: ignore[return-value]

    return send


@pytest.mark.parametrize("field", ["name", "pick"])
def test_a_lead_that_is_typed_or_picked_leads_alone(post: Post, city: City, task_with: Find, field: str) -> None:
    assert post("chu-tri", **{field: "Sở Khoa học và Công nghệ"}).status_code == 302
    lead = task_with("tổng hợp kết quả").bodies.get(part="lead")
    assert (lead.text, lead.unit_id) == ("Sở Khoa học và Công nghệ", city.sci.pk)


def test_words_that_somebody_gave_a_meaning_here_keep_it(post: Post, actor: Actor, city: City, task_with: Find) -> None:
    bodies = [Resolution("đơn vị đó", city.ward.pk)]
    set_bodies(actor=actor, task=task_with("tuyên truyền"), part="lead", bodies=bodies)
    post("chu-tri", name="đơn vị đó")
    assert task_with("tổng hợp kết quả").bodies.get(part="lead").unit_id == city.ward.pk


def test_no_lead_is_asked_again(post: Post, task_with: Find) -> None:
    assert "bắt buộc" in post("chu-tri", name=" ").content.decode()
    assert task_with("tổng hợp kết quả").bodies.get(part="lead").text == "Tổ liên ngành số 9"


def test_offered_are_those_that_fit_and_the_leads_around_nearest_first(
    actor: Actor, city: City, task_with: Find
) -> None:
    task = task_with("tổng hợp kết quả")
    around = ["UBND các phường, xã", "Công an thành phố", "Sở Khoa học và Công nghệ"]
    assert offered_leads(task)[:3] == around
    fits = Resolution("phường", candidates=(city.ward.pk, city.other_ward.pk))
    set_bodies(actor=actor, task=task, part="lead", bodies=[fits])
    assert offered_leads(task)[:3] == ["UBND phường Hải Châu", "UBND phường An Khê", *around][:3]


def test_the_form_offers_them_by_number(client: Client, draft: Directive, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    page = parsed(client.get(f"/van-ban/{draft.pk}/?mode=lead&item={task.pk}"))
    picks = found(page, "button", name="pick")
    assert [each.get("data-digit") for each in picks][:2] == ["1", "2"]
    assert picks[0].get("value") == offered_leads(task)[0]


@pytest.mark.parametrize(
    ("typed", "deadline", "recurrence", "time_text"),
    [
        ("1/12", date(2025, 12, 1), "", "ngày 1/12"), ("cuoi quy 4", date(2025, 12, 31), "", "cuối quý 4"),
        ("15 hang thang", None, "monthly", "ngày 15 hằng tháng"), ("", None, "", ""),
    ],
)  # fmt: skip
def test_a_time_is_typed(
    post: Post, task_with: Find, typed: str, deadline: date | None, recurrence: str, time_text: str
) -> None:
    before = task_with("tổng hợp kết quả")
    assert post("thoi-gian", words=typed).status_code == 302
    task = task_with("tổng hợp kết quả")
    assert (task.deadline, task.recurrence, task.time_text) == (deadline, recurrence, time_text)
    assert (task.quote, task.deliverable, task.by_person) == (before.quote, before.deliverable, True)


def test_a_time_that_is_not_understood_is_asked_again(post: Post, task_with: Find) -> None:
    page = post("thoi-gian", words="31/2").content.decode()
    assert "Không hiểu “31/2”" in page
    assert 'value="31/2"' in page
    assert task_with("tổng hợp kết quả").deadline == date(2025, 12, 15)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30/9", "→ 30-9-2025 (Thứ 3)"), ("15 hằng tháng", "→ Hằng tháng “ngày 15 hằng tháng”"), ("31/2", "Chưa hiểu."),
        ("", "Không có thời hạn, không định kỳ."), ("1/8", "→ 1-8-2025 (Thứ 6) Trước ngày văn bản"),
    ],
)  # fmt: skip
def test_what_is_being_typed_is_said_at_once(
    client: Client, draft: Directive, task_with: Find, typed: str, said: str
) -> None:
    task = task_with("tổng hợp kết quả")
    answer = client.get(f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/thoi-gian/", {"words": typed})
    assert words(parsed(answer)) == said
    assert "<html" not in answer.content.decode()
    assert task_with("tổng hợp kết quả").deadline == date(2025, 12, 15)
