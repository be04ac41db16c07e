"""Lead, helpers, receivers and time corrected by one field, a group decided in one act, as a browser without JavaScript sends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml.html import FormElement

from roviec.directives.acts import set_bodies
from roviec.directives.acts.stamp import stamp
from roviec.directives.models import Directive, Task
from roviec.directives.review.offers import Offer, offered_leads, offers
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


def test_a_helper_is_added_and_taken_out_again_the_others_keep_their_meaning(
    post: Post, city: City, task_with: Find
) -> None:
    def helpers() -> list[tuple[str, int | None]]:
        return list(task_with("tổng hợp kết quả").bodies.filter(part="support").values_list("text", "unit_id"))

    post("phoi-hop", pick="Sở Khoa học và Công nghệ")
    post("phoi-hop", name="cong an")
    assert helpers() == [("Sở Khoa học và Công nghệ", city.sci.pk), ("cong an", None)]
    post("phoi-hop", pick="cong an")
    assert helpers() == [("Sở Khoa học và Công nghệ", city.sci.pk)]
    assert task_with("tổng hợp kết quả").bodies.get(part="lead").text == "Tổ liên ngành số 9"


def test_a_name_takes_the_place_of_one_that_begins_at_the_same_word(post: Post, actor: Actor, task_with: Find) -> None:
    read = [Resolution("UBND thành phố trước ngày"), Resolution("Sở Nội vụ")]
    set_bodies(actor=actor, task=task_with("tổng hợp kết quả"), part="recipient", bodies=read)
    post("noi-nhan", pick="UBND thành phố")
    receivers = task_with("tổng hợp kết quả").bodies.filter(part="recipient").values_list("text", flat=True)
    assert list(receivers) == ["Sở Nội vụ", "UBND thành phố"]


def test_offered_to_help_are_those_that_do_then_those_named_in_the_words_and_before(
    actor: Actor, task_with: Find
) -> None:
    task = task_with("tổng hợp kết quả")
    set_bodies(actor=actor, task=task, part="support", bodies=[Resolution("Sở Nội vụ")])
    Task.objects.filter(pk=task.pk).update(quote=f"phối hợp với Sở Tài chính, {task.quote}")
    found = offers(task_with("tổng hợp kết quả"), "support", lambda name: True)
    assert found[:2] == [Offer("Sở Nội vụ", has=True), Offer("Sở Tài chính")]
    assert Offer("UBND thành phố") in found  # it receives: who should help instead is offered, too


def test_words_selected_in_the_text_are_the_name(client: Client, draft: Directive, task_with: Find) -> None:
    task, at = task_with("tổng hợp kết quả"), draft.text.index("Tổ liên ngành")
    page = parsed(client.get(f"/van-ban/{draft.pk}/?mode=support&item={task.pk}&start={at}&end={at + 18}"))
    assert [each.get("value") for each in found(page, "input", name="name")] == ["Tổ liên ngành số 9"]


@pytest.fixture
def two_of_one_lead(draft: Directive, task_with: Find) -> list[Task]:
    """Two tasks that follow each other under one lead, both to be looked at."""
    draft.tasks.update(confidence=0.6)
    return [task_with("rà soát hạ tầng"), task_with("định kỳ hằng tháng")]


def test_a_group_is_confirmed_in_one_act_and_that_is_undone_in_one(
    client: Client, draft: Directive, two_of_one_lead: list[Task]
) -> None:
    form = form_of(client, draft, "", "/xac-nhan-nhom/")
    assert client.post(form.action, data_of(form.form_values())).status_code == 302
    assert set(draft.tasks.filter(state="confirmed")) == set(two_of_one_lead)
    client.post(f"/van-ban/{draft.pk}/hoan-tac/")
    assert not draft.tasks.filter(state="confirmed").exists()


def test_a_group_that_has_changed_is_not_confirmed(
    client: Client, draft: Directive, actor: Actor, two_of_one_lead: list[Task]
) -> None:
    form = form_of(client, draft, "", "/xac-nhan-nhom/")
    set_bodies(actor=actor, task=two_of_one_lead[1], part="support", bodies=[Resolution("Sở Nội vụ")])
    assert "vừa thay đổi" in client.post(form.action, data_of(form.form_values())).content.decode()
    assert not draft.tasks.filter(state="confirmed").exists()


def test_one_lead_for_all_that_follow_each_other(
    client: Client, draft: Directive, actor: Actor, two_of_one_lead: list[Task], city: City
) -> None:
    form = form_of(client, draft, f"?mode=lead&item={two_of_one_lead[0].pk}&all=1", "/chu-tri/")
    data = [*form.form_values(), ("pick", "Công an thành phố")]
    assert client.post(form.action, data_of(data)).status_code == 302
    for task in two_of_one_lead:
        assert task.bodies.get(part="lead").unit_id == city.police.pk
    assert "vừa thay đổi" in client.post(form.action, data_of(data)).content.decode()
    assert draft.tasks.filter(bodies__part="lead", bodies__unit=city.police).count() == 3


def form_of(client: Client, draft: Directive, query: str, ending: str) -> FormElement:
    page = parsed(client.get(f"/van-ban/{draft.pk}/{query}"))
    return next(form for form in page.forms if (form.action or "").endswith(ending))


def data_of(values: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {name: [value for other, value in values if other == name] for name, _value in values}


def test_a_task_is_merged_with_the_one_before_unless_that_has_changed(
    client: Client, draft: Directive, actor: Actor, two_of_one_lead: list[Task]
) -> None:
    first, second = two_of_one_lead
    page = parsed(client.get(f"/van-ban/{draft.pk}/"))
    card = page.get_element_by_id(f"task-{second.pk}")
    form = next(form for form in found(card, "form") if form.get("action", "").endswith(f"/{first.pk}/gop/"))
    data = data_of(form.form_values())
    set_bodies(actor=actor, task=first, part="support", bodies=[Resolution("Sở Nội vụ")])
    assert "Người khác vừa sửa" in client.post(form.get("action"), data).content.decode()
    assert client.post(form.get("action"), {**data, "seen": stamp(draft.tasks.get(pk=first.pk))}).status_code == 302
    assert draft.tasks.get(pk=first.pk).quote.endswith(second.quote)
