"""The confirm page as it is without JavaScript: the text, the cards, one open form at a time."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml.html import HtmlElement

from roviec.directives.acts import confirm_task, drop_task
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from tests.conftest import Cast
from tests.directives.pages import found, paragraphs, parsed, words

Find = Callable[[str], Task]


@pytest.fixture
def opened(cast: Cast, draft: Directive) -> Callable[..., HtmlElement]:
    client = cast.officer.client()

    def open_page(query: str = "") -> HtmlElement:
        return parsed(client.get(f"/van-ban/{draft.pk}/{query}"))

    return open_page


def card(page: HtmlElement, task: Task) -> HtmlElement:
    return page.get_element_by_id(f"task-{task.pk}")


def test_the_text_on_the_page_is_the_directive_s(opened: Callable[..., HtmlElement], draft: Directive) -> None:
    assert paragraphs(opened()) == draft.text.strip("\n")


def test_each_task_leads_to_its_card_and_back(opened: Callable[..., HtmlElement], draft: Directive) -> None:
    page = opened()
    for task in draft.tasks.all():
        marks = found(page, "mark", data_tasks=str(task.pk))
        assert "".join(mark.text_content() for mark in marks) == task.quote
        assert {link.get("href") for mark in marks for link in mark.iter("a")} == {f"#task-{task.pk}"}
        assert found(card(page, task), "a", href=f"#quote-{task.pk}")
        assert page.get_element_by_id(f"quote-{task.pk}") is not None


def test_a_card_says_who_what_when_and_what_is_unclear(opened: Callable[..., HtmlElement], task_with: Find) -> None:
    said = words(card(opened(), task_with("kế hoạch kiểm tra an toàn")))
    for expected in ("Công an thành phố", "30-9-2025", "trước ngày 30/9/2025", "kế hoạch kiểm tra an toàn"):
        assert expected in said
    assert "Thiếu: rõ trách nhiệm, rõ quy trình" in said


def test_a_class_says_how_many_units_it_catches_and_an_unknown_lead_that_it_is_unknown(
    opened: Callable[..., HtmlElement], task_with: Find
) -> None:
    page = opened()
    assert "2 đơn vị" in words(card(page, task_with("tuyên truyền")))
    assert "Cơ quan chủ trì không khớp đơn vị nào" in words(card(page, task_with("tổng hợp kết quả")))


def test_the_head_counts(opened: Callable[..., HtmlElement], actor: Actor, task_with: Find) -> None:
    confirm_task(actor=actor, task=task_with("tuyên truyền"))
    head = words(found(opened(), "div", class_="desk__head")[0])
    assert "Đã xác nhận 1/5 nhiệm vụ" in head
    assert "Độ phủ văn bản 100%" in head
    assert "Chưa rõ chủ trì 1 nhiệm vụ" in head


def test_every_kind_of_clause_can_be_changed_by_a_link(opened: Callable[..., HtmlElement], draft: Directive) -> None:
    kinds = found(opened(), "a", class_="kind")
    assert len(kinds) == draft.clauses.count()
    clause = draft.clauses.all()[0]
    (form,) = found(opened(f"?mode=clause&item={clause.pk}"), "form", class_="kind-form")
    assert form.get("action") == f"/van-ban/{draft.pk}/doan/{clause.pk}/"


def test_the_edit_form_has_what_is_known_and_room_for_more(opened: Callable[..., HtmlElement], task_with: Find) -> None:
    task = task_with("kế hoạch kiểm tra an toàn")
    page = opened(f"?mode=edit&item={task.pk}")
    fields = next(card(page, task).iter("form")).fields
    assert (fields["quote"].strip(), fields["deadline"]) == (task.quote, "2025-09-30")
    leads = found(card(page, task), "input", name="lead")
    assert [field.get("value") for field in leads] == ["Công an thành phố", ""]
    units = [option.get("value") for option in page.iter("option")]
    assert {"Sở Khoa học và Công nghệ", "UBND các phường, xã"} <= set(units)
    assert "Sở Thông tin và Truyền thông" not in units  # ended before the document's day


def test_the_split_form_offers_natural_places_and_the_one_asked_for(
    opened: Callable[..., HtmlElement], task_with: Find
) -> None:
    task = task_with("tổng hợp kết quả")
    at = task.start + task.quote.index("UBND")
    radios = found(card(opened(f"?mode=split&item={task.pk}&at={at}"), task), "input", name="at")
    assert [(int(each.get("value")), each.get("checked") is not None) for each in radios] == [
        (task.start + task.quote.index("báo cáo"), False),
        (at, True),
    ]


@pytest.mark.parametrize(
    "query", ["?mode=edit&item=999999", "?mode=fly&item=1", "?mode=split&item=x&at=-3", "?focus=²"]
)
def test_an_address_that_makes_no_sense_opens_nothing(opened: Callable[..., HtmlElement], query: str) -> None:
    actions = [form.action or "" for form in opened(query).forms]
    assert not [action for action in actions if action.endswith(("/sua/", "/tach/"))]


def test_dropped_tasks_are_listed_apart_with_their_reason(
    opened: Callable[..., HtmlElement], actor: Actor, task_with: Find
) -> None:
    task = drop_task(actor=actor, task=task_with("tuyên truyền"), reason="Trùng kế hoạch năm")
    page = opened()
    assert not found(page, "article", id=f"task-{task.pk}")
    assert not found(page, "mark", data_tasks=str(task.pk))
    assert "Trùng kế hoạch năm" in words(page)


def test_htmx_gets_the_work_area_alone(cast: Cast, draft: Directive) -> None:
    answer = cast.officer.client().get(f"/van-ban/{draft.pk}/", headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith('<div id="workbench"')
    assert "<html" not in answer.content.decode()


def test_no_script_and_no_style_stand_in_the_page(cast: Cast, draft: Directive) -> None:
    page = cast.officer.client().get(f"/van-ban/{draft.pk}/").content.decode()
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=\"", page)


@pytest.mark.parametrize("mode", ["", "?mode=edit&item={task}", "?mode=clause&item={clause}"])
def test_the_number_of_queries_does_not_grow_with_the_text(
    cast: Cast, draft: Directive, django_assert_max_num_queries: pytest.FixtureRequest, mode: str
) -> None:
    for task in list(draft.tasks.prefetch_related("bodies")):
        for _ in range(8):
            bodies = list(task.bodies.all())
            task.pk = None
            task.save(force_insert=True)
            for body in bodies:
                body.pk, body.task = None, task
                body.save(force_insert=True)
    query = mode.format(task=draft.tasks.all()[0].pk, clause=draft.clauses.all()[0].pk)
    client = cast.officer.client()
    with django_assert_max_num_queries(24):
        assert client.get(f"/van-ban/{draft.pk}/{query}").status_code == 200


def test_in_english_one_task_is_a_task_and_many_are_tasks(cast: Cast, draft: Directive) -> None:
    client = cast.officer.client()
    client.cookies["django_language"] = "en"
    page = parsed(client.get(f"/van-ban/{draft.pk}/"))
    assert words(page.get_element_by_id("tasks-title")) == "Tasks (5)"
    first = draft.tasks.all()[0]
    assert words(page.get_element_by_id(f"task-title-{first.pk}")) == "Task 1"
