from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import confirm_task, set_bodies
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from roviec.org.resolve import Resolution
from tests.conftest import Cast, City
from tests.directives.pages import parsed, words

Find = Callable[[str], Task]


@pytest.fixture
def ready(actor: Actor, city: City, draft: Directive, task_with: Find) -> Directive:
    lead = [Resolution("Sở KH&CN", city.sci.pk)]
    set_bodies(actor=actor, task=task_with("tổng hợp kết quả"), part="lead", bodies=lead)
    for task in draft.tasks.all():
        confirm_task(actor=actor, task=task)
    return draft


def said(cast: Cast, directive: Directive, query: str = "") -> str:
    return words(parsed(cast.officer.client().get(f"/van-ban/{directive.pk}/giao/{query}")))


def test_it_says_what_will_happen(cast: Cast, ready: Directive) -> None:
    page = said(cast, ready, "?opened_on=2025-08-06")
    assert "5 nhiệm vụ sẽ giao" in page
    assert "5 đơn vị nhận văn bản" in page
    assert "0 điều còn vướng" in page
    assert "Ngày giao: 6-8-2025" in page
    assert "2 đơn vị chủ trì" in page


def test_the_button_posts_the_day_to_the_issue(cast: Cast, ready: Directive) -> None:
    page = parsed(cast.officer.client().get(f"/van-ban/{ready.pk}/giao/?opened_on=2025-08-06"))
    (form,) = [form for form in page.forms if form.method == "POST" and "opened_on" in form.fields]
    assert form.action == f"/nhiem-vu/giao/{ready.pk}/"
    assert form.fields["opened_on"] == "2025-08-06"


def test_it_names_what_is_unresolved_and_offers_no_button(
    cast: Cast, draft: Directive, actor: Actor, task_with: Find
) -> None:
    confirm_task(actor=actor, task=task_with("tổng hợp kết quả"))
    page = said(cast, draft)
    assert "Chưa được xác nhận: Nhiệm vụ 1 , Nhiệm vụ 2 , Nhiệm vụ 3 , Nhiệm vụ 4" in page
    assert "Cơ quan chủ trì không khớp đơn vị nào: Nhiệm vụ 5" in page
    assert "Giao nhiệm vụ" not in page


@pytest.mark.parametrize("day", ["", "2025-02-31", "mai"])
def test_a_day_that_is_none_is_asked_for_again(cast: Cast, ready: Directive, day: str) -> None:
    page = cast.officer.client().get(f"/van-ban/{ready.pk}/giao/?opened_on={day}").content.decode()
    assert "field--error" in page
    assert "nhiem-vu/giao" not in page


def test_what_is_issued_already_opens_its_page(cast: Cast, issued: Directive) -> None:
    answer = cast.officer.client().get(f"/van-ban/{issued.pk}/giao/")
    assert answer.headers["Location"] == f"/van-ban/{issued.pk}/"


def test_pressed_it_is_issued(cast: Cast, ready: Directive) -> None:
    client = cast.officer.client()
    client.post(f"/nhiem-vu/giao/{ready.pk}/", {"opened_on": "2025-08-06"})
    ready.refresh_from_db()
    assert ready.state == Directive.State.ISSUED
    assert ready.circulations.count() == 5
    page = client.get(f"/van-ban/{ready.pk}/").content.decode()
    assert page.count('href="/nhiem-vu/') >= 5


def test_in_english_the_page_is_english(cast: Cast, draft: Directive) -> None:
    client = cast.officer.client()
    client.cookies["django_language"] = "en"
    page = words(parsed(client.get(f"/van-ban/{draft.pk}/giao/")))
    assert "Date of issue" in page
    assert "Ngày giao" not in page
