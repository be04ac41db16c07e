"""What is to be looked at first, what is folded, and that an act brings back no more than it changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from lxml.html import HtmlElement

from roviec.directives.acts import confirm_task
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from tests.conftest import Cast
from tests.directives.pages import found, parsed, words

Find = Callable[[str], Task]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.officer.client()


@pytest.fixture
def sure_and_not(draft: Directive, task_with: Find) -> tuple[Task, Task, Task]:
    """(a doubtful one, a more doubtful one, one whose lead nobody knows); the other two are certain."""
    doubts = task_with("tuyên truyền"), task_with("kế hoạch kiểm tra an toàn"), task_with("tổng hợp kết quả")
    draft.tasks.update(confidence=0.92)
    for task, confidence in zip(doubts, (0.8, 0.6, 0.92), strict=True):
        Task.objects.filter(pk=task.pk).update(confidence=confidence)
    return doubts


def page_of(client: Client, draft: Directive, query: str = "") -> HtmlElement:
    return parsed(client.get(f"/van-ban/{draft.pk}/{query}"))


def order(page: HtmlElement) -> list[int]:
    return [int(card.get("data-task")) for card in found(page, "article")]


def test_doubtful_ones_come_first_the_most_doubtful_at_the_top(
    client: Client, draft: Directive, sure_and_not: tuple[Task, ...]
) -> None:
    less, more, unknown = (task.pk for task in sure_and_not)
    certain = [pk for pk in draft.tasks.values_list("pk", flat=True) if pk not in {less, more, unknown}]
    assert order(page_of(client, draft)) == [unknown, more, less, *certain]
    assert order(page_of(client, draft, "?xep=van-ban")) == list(draft.tasks.values_list("pk", flat=True))


def test_certain_ones_are_one_line_that_opens(
    client: Client, draft: Directive, sure_and_not: tuple[Task, ...], task_with: Find
) -> None:
    page, task = page_of(client, draft), task_with("định kỳ hằng tháng")
    card = page.get_element_by_id(f"task-{task.pk}")
    (details,) = [each for each in card if each.tag == "details"]
    assert details.get("open") is None
    line = words(found(details, "span", class_="line")[0])
    assert line == "2 Sở Khoa học và Công nghệ định kỳ hằng tháng báo cáo kết quả về UBND thành phố Hằng tháng"
    opened = page_of(client, draft, f"?mode=drop&item={task.pk}").get_element_by_id(f"task-{task.pk}")
    assert found(opened, "details")[0].get("open") is not None


def test_doubts_are_said_in_words(client: Client, draft: Directive, sure_and_not: tuple[Task, ...]) -> None:
    page = page_of(client, draft)
    doubts = [
        words(each)
        for each in found(page.get_element_by_id(f"task-{sure_and_not[2].pk}"), "span", class_="task__doubt")
    ]
    assert doubts == ["Cơ quan chủ trì không khớp đơn vị nào"]
    assert found(page.get_element_by_id(f"task-{sure_and_not[1].pk}"), "span", class_="task__doubt")


def test_the_head_counts_what_is_left(
    client: Client, draft: Directive, actor: Actor, sure_and_not: tuple[Task, ...]
) -> None:
    assert "Còn lại 3 việc cần xem" in words(page_of(client, draft).get_element_by_id("desk-head"))
    confirm_task(actor=actor, task=sure_and_not[0])
    head = words(page_of(client, draft).get_element_by_id("desk-head"))
    assert "Còn lại 2 việc cần xem" in head
    assert "Xác nhận 2 nhiệm vụ chắc chắn" in head


def test_after_the_doubtful_ones_come_those_that_need_a_glance(
    client: Client, draft: Directive, sure_and_not: tuple[Task, ...], task_with: Find
) -> None:
    less, more, unknown = sure_and_not
    steps = [(unknown, more), (more, less), (less, task_with("rà soát hạ tầng"))]
    for task, following in steps:
        answer = client.post(f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/xac-nhan/")
        assert answer.headers["Location"].endswith(f"#task-{following.pk}")


def test_what_was_glanced_at_is_what_is_confirmed(
    client: Client, draft: Directive, sure_and_not: tuple[Task, ...], actor: Actor
) -> None:
    form = next(form for form in page_of(client, draft).forms if (form.action or "").endswith(f"/{draft.pk}/xac-nhan/"))
    seen = form.fields["seen"]
    Task.objects.filter(pk=sure_and_not[0].pk).update(confidence=0.92)  # one more by now
    page = client.post(f"/van-ban/{draft.pk}/xac-nhan/", {"seen": seen}).content.decode()
    assert "Danh sách nhiệm vụ chắc chắn vừa thay đổi" in page
    Task.objects.filter(pk=sure_and_not[0].pk).update(confidence=0.8)
    assert client.post(f"/van-ban/{draft.pk}/xac-nhan/", {"seen": seen}).status_code == 302
    assert draft.tasks.filter(state="confirmed").count() == 2


def htmx(client: Client, draft: Directive, path: str, **data: object) -> HttpResponse:
    headers = HTMX | {"HX-Current-URL": f"http://testserver/van-ban/{draft.pk}/"}
    return client.post(f"/van-ban/{draft.pk}/{path}", data, headers=headers)  # type: ignore[return-value]


def ids(answer: HttpResponseBase) -> set[str]:
    page = parsed(answer)
    return {each.get("id") for each in page.iter() if each.get("hx-swap-oob")}


def test_an_act_brings_its_card_and_the_head_and_no_more(
    client: Client, draft: Directive, sure_and_not: tuple[Task, ...]
) -> None:
    whole = len(client.get(f"/van-ban/{draft.pk}/", headers=HTMX).content)
    task, following = sure_and_not[1], sure_and_not[0]
    answer = htmx(client, draft, f"nhiem-vu/{task.pk}/xac-nhan/")
    assert ids(answer) == {"desk-head", f"task-{task.pk}"}
    assert answer.headers["HX-Reswap"].startswith("none")
    assert answer.headers["HX-Replace-Url"].endswith(f"focus={following.pk}#task-{following.pk}")
    assert parsed(answer).get_element_by_id("desk-head").get("data-focus") == str(following.pk)
    assert len(answer.content) < whole / 3


def test_a_form_that_opens_closes_the_one_that_was_open(
    client: Client, draft: Directive, sure_and_not: tuple[Task, ...]
) -> None:
    first, second = sure_and_not[:2]
    headers = HTMX | {"HX-Current-URL": f"http://testserver/van-ban/{draft.pk}/?mode=lead&item={first.pk}"}
    answer = client.get(f"/van-ban/{draft.pk}/?mode=when&item={second.pk}", headers=headers)
    assert ids(answer) == {"desk-head", f"task-{first.pk}", f"task-{second.pk}"}


@pytest.mark.parametrize(("path", "data"), [("bo/", {"pick": "1"}), ("gop/", {})])
def test_when_the_list_changes_the_work_area_comes_whole(
    client: Client, draft: Directive, path: str, data: dict[str, object]
) -> None:
    task = draft.tasks.all()[0]
    answer = htmx(client, draft, f"nhiem-vu/{task.pk}/{path}", **data)
    assert answer.content.decode().lstrip().startswith('<div id="workbench"')
    assert answer.headers["HX-Retarget"] == "#workbench"


def test_a_reason_is_chosen_or_written(client: Client, draft: Directive, task_with: Find) -> None:
    task, other = task_with("tuyên truyền"), task_with("tổng hợp kết quả")
    client.post(f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/bo/", {"pick": "3"})
    client.post(f"/van-ban/{draft.pk}/nhiem-vu/{other.pk}/bo/", {"reason": "Tổ đã giải thể"})
    reasons = dict(draft.tasks.filter(state="dropped").values_list("pk", "drop_reason"))
    assert reasons == {task.pk: "Trùng với nhiệm vụ khác", other.pk: "Tổ đã giải thể"}
