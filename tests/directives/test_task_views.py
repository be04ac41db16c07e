"""Each button of the confirm page, as a browser without JavaScript presses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from roviec.directives.acts import drop_task, set_bodies
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from roviec.org.resolve import Resolution
from tests.conftest import Cast, City

Find = Callable[[str], Task]
Post = Callable[..., HttpResponse]


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.officer.client()


@pytest.fixture
def post(client: Client, draft: Directive) -> Post:
    def send(path: str, **data: object) -> HttpResponse:
        return client.post(f"/van-ban/{draft.pk}/{path}", data)  # type: ignore[return-value]

    return send


def filled(task: Task, **changed: object) -> dict[str, object]:
    bodies = {
        part: list(task.bodies.filter(part=part).values_list("text", flat=True))
        for part in ("lead", "support", "recipient")
    }
    deadline = task.deadline.isoformat() if task.deadline else ""
    words = {
        "quote": task.quote,
        "time_text": task.time_text,
        "recurrence": task.recurrence,
        "deliverable": task.deliverable,
    }
    return {**words, "deadline": deadline, **bodies, **changed}


def test_confirm_goes_on_to_the_next_that_is_to_be_looked_at(post: Post, draft: Directive) -> None:
    first, second, *_ = draft.tasks.all()
    answer = post(f"nhiem-vu/{first.pk}/xac-nhan/")
    assert answer.headers["Location"] == f"/van-ban/{draft.pk}/?focus={second.pk}#task-{second.pk}"
    first.refresh_from_db()
    assert first.state == Task.State.CONFIRMED


def test_after_the_last_it_goes_back_to_one_that_was_left_out(post: Post, draft: Directive) -> None:
    draft.tasks.update(confidence=0.5)
    first, *_, last = draft.tasks.all()
    assert f"focus={first.pk}#" in post(f"nhiem-vu/{last.pk}/xac-nhan/?xep=van-ban").headers["Location"]
    assert f"?xep=van-ban&focus={first.pk}#" in post(f"nhiem-vu/{last.pk}/xac-nhan/?xep=van-ban").headers["Location"]


def test_edit_saves_words_dates_and_bodies_at_once(post: Post, city: City, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    values = filled(
        task,
        deadline="1/12/2025",
        lead=["Sở Khoa học và Công nghệ", "", "Tổ lạ"],
        support=["các phường, xã"],
        deliverable="báo cáo tổng hợp",
    )

    answer = post(f"nhiem-vu/{task.pk}/sua/", **values)

    assert answer.status_code == 302
    task.refresh_from_db()
    assert (task.deadline, task.deliverable, task.state) == (date(2025, 12, 1), "báo cáo tổng hợp", "proposed")
    leads = task.bodies.filter(part="lead")
    assert [(body.text, body.unit_id) for body in leads] == [("Sở Khoa học và Công nghệ", city.sci.pk), ("Tổ lạ", None)]
    assert task.bodies.get(part="support").selector is not None


def test_save_and_confirm_is_one_step(post: Post, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    post(f"nhiem-vu/{task.pk}/sua/", **filled(task, confirm="1", deliverable="tờ rơi"))
    task.refresh_from_db()
    assert (task.state, task.deliverable) == (Task.State.CONFIRMED, "tờ rơi")


def test_a_choice_that_was_made_stays_when_the_rest_is_edited(
    post: Post, actor: Actor, city: City, task_with: Find
) -> None:
    task = task_with("tuyên truyền")
    set_bodies(actor=actor, task=task, part="lead", bodies=[Resolution("đơn vị đó", city.ward.pk)])
    post(f"nhiem-vu/{task.pk}/sua/", **filled(task, deliverable="tờ rơi"))
    assert task.bodies.get(part="lead").unit_id == city.ward.pk


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"quote": "câu không có trong văn bản"}, "Đoạn trích phải là nguyên văn"),
        ({"quote": ""}, "bắt buộc"),
        ({"deadline": "31/2/2025"}, "Thời hạn"),
        ({"recurrence": "hourly"}, "hourly"),
        ({"deliverable": "x" * 501}, "500"),
    ],
)
def test_a_field_that_is_wrong_is_named_and_the_rest_is_kept(
    post: Post, task_with: Find, changed: dict[str, str], said: str
) -> None:
    task = task_with("tuyên truyền")
    page = post(f"nhiem-vu/{task.pk}/sua/", **filled(task, lead=["Tổ mới lập"], **changed)).content.decode()
    assert said in page
    assert "field--error" in page
    assert 'value="Tổ mới lập"' in page
    task.refresh_from_db()
    assert not task.by_person


def test_nothing_is_half_saved_when_a_body_is_refused(post: Post, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    page = post(f"nhiem-vu/{task.pk}/sua/", **filled(task, deliverable="tờ rơi", lead=["x" * 301])).content.decode()
    assert "dài nhiều nhất 300 ký tự" in page
    task.refresh_from_db()
    assert task.deliverable != "tờ rơi"


def test_units_are_chosen_among_those_that_fit(post: Post, actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    fits = (city.ward.pk, city.other_ward.pk)
    bodies = [Resolution("Công an thành phố", city.police.pk), Resolution("phường", candidates=fits)]
    set_bodies(actor=actor, task=task, part="lead", bodies=bodies)
    body = task.bodies.get(text="phường")

    post(f"nhiem-vu/{task.pk}/chon/{body.pk}/", unit=[city.ward.pk, city.sci.pk])

    leads = task.bodies.filter(part="lead").values_list("text", "unit")
    assert list(leads) == [("Công an thành phố", city.police.pk), ("UBND phường Hải Châu", city.ward.pk)]


def test_choosing_none_changes_nothing(post: Post, actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    set_bodies(actor=actor, task=task, part="lead", bodies=[Resolution("phường", candidates=(city.ward.pk,))])
    body = task.bodies.get(text="phường")
    assert post(f"nhiem-vu/{task.pk}/chon/{body.pk}/").status_code == 302
    assert task.bodies.get(part="lead").unit_id is None


def test_split_at_one_of_the_places(post: Post, draft: Directive, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    answer = post(f"nhiem-vu/{task.pk}/tach/", at=task.start + task.quote.index("UBND"))
    assert f"focus={task.pk}#" in answer.headers["Location"]
    assert draft.tasks.count() == 6


@pytest.mark.parametrize("at", ["", "x", "-3", "0", "99999999999999999999"])
def test_split_nowhere_asks_again(post: Post, draft: Directive, task_with: Find, at: str) -> None:
    task = task_with("tổng hợp kết quả")
    page = post(f"nhiem-vu/{task.pk}/tach/", at=at).content.decode()
    assert "field__error" in page
    assert draft.tasks.count() == 5


def test_merge_with_the_next(post: Post, draft: Directive) -> None:
    first, second, *_ = draft.tasks.all()
    post(f"nhiem-vu/{first.pk}/gop/")
    second.refresh_from_db()
    assert second.state == Task.State.DROPPED


def test_a_merge_that_cannot_be_is_explained(post: Post, draft: Directive) -> None:
    last = list(draft.tasks.all())[-1]
    assert "Chỉ gộp được hai nhiệm vụ đứng liền nhau" in post(f"nhiem-vu/{last.pk}/gop/").content.decode()
    third = draft.tasks.all()[2]
    assert "phải nằm trong một đoạn văn" in post(f"nhiem-vu/{third.pk}/gop/").content.decode()


def test_drop_asks_for_the_reason(post: Post, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    assert "bắt buộc" in post(f"nhiem-vu/{task.pk}/bo/", reason=" ").content.decode()
    assert post(f"nhiem-vu/{task.pk}/bo/", reason="Trùng").status_code == 302
    task.refresh_from_db()
    assert (task.state, task.drop_reason) == (Task.State.DROPPED, "Trùng")


def test_restore(post: Post, actor: Actor, task_with: Find) -> None:
    task = drop_task(actor=actor, task=task_with("tuyên truyền"), reason="Trùng")
    post(f"nhiem-vu/{task.pk}/khoi-phuc/")
    task.refresh_from_db()
    assert task.state == Task.State.PROPOSED


def test_add_opens_the_form_of_the_new_task(post: Post, draft: Directive) -> None:
    answer = post("nhiem-vu/", quote="Thực hiện Kế hoạch số 83/KH-UBND", near="0")
    new = draft.tasks.get(quote="Thực hiện Kế hoạch số 83/KH-UBND")
    assert answer.headers["Location"] == f"/van-ban/{draft.pk}/?mode=edit&item={new.pk}#task-{new.pk}"


@pytest.mark.parametrize(
    ("quote", "said"),
    [("không có câu này", "nguyên văn"), ("phường, xã tổ chức", ""), ("Số: 12/UBND-CATP\nĐà Nẵng", "một đoạn văn")],
)
def test_add_needs_words_of_the_text(post: Post, draft: Directive, quote: str, said: str) -> None:
    answer = post("nhiem-vu/", quote=quote)
    assert draft.tasks.count() == (5 if said else 6)
    assert said in answer.content.decode()


def test_the_kind_of_a_clause(post: Post, draft: Directive) -> None:
    clause = draft.clauses.all()[0]
    assert post(f"doan/{clause.pk}/", kind="exhortation").status_code == 302
    clause.refresh_from_db()
    assert clause.kind == "exhortation"
    assert "Hãy ghi đã trả lời ở đâu" in post(f"doan/{clause.pk}/", kind="elsewhere").content.decode()
    assert "field--error" in post(f"doan/{clause.pk}/", kind="poem").content.decode()


def test_the_certain_ones_together(post: Post, draft: Directive) -> None:
    draft.tasks.update(confidence=0.99)
    assert post("xac-nhan/").status_code == 302
    assert draft.tasks.filter(state=Task.State.CONFIRMED).count() == 4


def test_a_directive_is_discarded_with_a_reason(post: Post, draft: Directive) -> None:
    assert "bắt buộc" in post("bo/", reason="").content.decode()
    assert post("bo/", reason="Nhầm").headers["Location"] == "/van-ban/"
    draft.refresh_from_db()
    assert draft.state == Directive.State.DROPPED


def test_a_button_pressed_after_the_issue_leads_to_the_page_as_it_is_now(post: Post, issued: Directive) -> None:
    task = issued.tasks.all()[0]
    answer = post(f"nhiem-vu/{task.pk}/xac-nhan/")
    assert answer.headers["Location"] == f"/van-ban/{issued.pk}/"
    task.refresh_from_db()
    assert task.state == Task.State.PROPOSED


def test_a_refused_form_is_no_address_for_htmx_to_come_back_to(
    client: Client, draft: Directive, task_with: Find
) -> None:
    task = task_with("tuyên truyền")
    path = f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/bo/"
    answer = client.post(path, {"reason": ""}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Replace-Url"] == "false"


def test_a_task_of_another_directive_is_not_found(client: Client, draft: Directive, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    draft.pk, draft.source_sha256 = None, "1" * 64
    draft.save(force_insert=True)
    assert client.post(f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/xac-nhan/").status_code == 404


def test_links_and_prefetches_change_nothing(client: Client, draft: Directive, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    for path in (f"nhiem-vu/{task.pk}/xac-nhan/", f"nhiem-vu/{task.pk}/gop/", "xac-nhan/", "bo/", "da-nhan/"):
        assert client.get(f"/van-ban/{draft.pk}/{path}").status_code == 405


def test_a_task_without_a_natural_place_offers_no_button_that_can_only_fail(
    client: Client, draft: Directive, task_with: Find
) -> None:
    whole, parted = task_with("tuyên truyền"), task_with("tổng hợp kết quả")
    button = '<button class="btn btn--primary">Tách</button>'
    for task, offered in ((whole, False), (parted, True)):
        page = client.get(f"/van-ban/{draft.pk}/?mode=split&item={task.pk}").content.decode()
        assert (button in page) is offered, task.quote
        assert ("Không có chỗ tách tự nhiên" in page) is not offered
