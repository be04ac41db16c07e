"""The last acts of a person are put back one by one, as long as nobody has changed anything since."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client

from roviec.directives import acts
from roviec.directives.acts.undoing import Rows, changed, kept, stamps_of
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.org.resolve import Resolution
from tests.conftest import Cast, City
from tests.directives.test_task_views import filled

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


def said(draft: Directive) -> Rows:
    """Everything but what was dropped: a task that an act made stays as dropped."""
    rows = kept(draft)
    return {
        "tasks": {pk: row for pk, row in rows["tasks"].items() if row["state"] != "dropped"},
        "clauses": rows["clauses"],
    }


ACTS: dict[str, Callable[[Task, City], tuple[str, dict[str, object]]]] = {
    "confirm": lambda task, city: ("xac-nhan/", {}),
    "edit": lambda task, city: (
        "sua/",
        filled(task, lead=["Tổ lạ"], deliverable="khác", deadline="1/12/2025", confirm="1"),
    ),
    "lead": lambda task, city: ("chu-tri/", {"name": "Sở Khoa học và Công nghệ"}),
    "time": lambda task, city: ("thoi-gian/", {"words": "hằng quý"}),
    "drop": lambda task, city: ("bo/", {"pick": "1"}),
    "split": lambda task, city: ("tach/", {"at": task.start + task.quote.index("UBND")}),
    "merge": lambda task, city: ("gop/", {}),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_on_a_task_is_undone(post: Post, draft: Directive, city: City, task_with: Find, name: str) -> None:
    task = task_with("rà soát hạ tầng") if name == "merge" else task_with("tổng hợp kết quả")
    before, (path, data) = said(draft), ACTS[name](task, city)
    assert post(f"nhiem-vu/{task.pk}/{path}", **data).status_code == 302
    assert said(draft) != before
    answer = post("hoan-tac/")
    assert answer.headers["Location"].endswith(f"#task-{task.pk}")
    assert said(draft) == before
    assert Entry.objects.filter(act="directives.undo", object_id=str(task.pk)).exists()


def test_adding_and_the_kind_of_a_clause_are_undone(post: Post, draft: Directive) -> None:
    before = said(draft)
    post("nhiem-vu/", quote="Thực hiện Kế hoạch số 83/KH-UBND", near="0")
    free = draft.clauses.exclude(tasks__state="proposed").exclude(kind="exhortation")[0]
    post(f"doan/{free.pk}/", kind="exhortation")
    post("hoan-tac/")
    post("hoan-tac/")
    assert said(draft) == before


def test_the_certain_ones_confirmed_together_come_back_together(post: Post, draft: Directive) -> None:
    draft.tasks.update(confidence=0.99)
    post("xac-nhan/")
    assert draft.tasks.filter(state="confirmed").count() == 4
    post("hoan-tac/")
    assert not draft.tasks.filter(state="confirmed").exists()


def test_acts_are_undone_from_the_last_to_the_first(post: Post, client: Client, draft: Directive) -> None:
    first, second, *_ = draft.tasks.all()
    for task in (first, second):
        post(f"nhiem-vu/{task.pk}/xac-nhan/")
    assert "Hoàn tác: xác nhận nhiệm vụ" in client.get(f"/van-ban/{draft.pk}/").content.decode()
    post("hoan-tac/")
    assert list(draft.tasks.filter(state="confirmed")) == [first]
    post("hoan-tac/")
    assert not draft.tasks.filter(state="confirmed").exists()
    assert "Không còn thao tác nào" in post("hoan-tac/").content.decode()


def test_what_somebody_changed_since_is_not_put_back(post: Post, actor: Actor, task_with: Find, city: City) -> None:
    task = task_with("tuyên truyền")
    post(f"nhiem-vu/{task.pk}/xac-nhan/")
    acts.set_bodies(actor=actor, task=task, part="lead", bodies=[Resolution("Công an thành phố", city.police.pk)])
    assert "không hoàn tác được nữa" in post("hoan-tac/").content.decode()
    assert task.bodies.get(part="lead").unit_id == city.police.pk


def test_another_person_has_nothing_to_undo(post: Post, cast: Cast, draft: Directive, task_with: Find) -> None:
    post(f"nhiem-vu/{task_with('tuyên truyền').pk}/xac-nhan/")
    other = cast.officer.client()
    assert "Không còn thao tác nào" in other.post(f"/van-ban/{draft.pk}/hoan-tac/").content.decode()


@pytest.fixture
def confirmed(draft: Directive, actor: Actor, task_with: Find) -> tuple[Rows, dict[str, str]]:
    before = kept(draft)
    acts.confirm_task(actor=actor, task=task_with("tuyên truyền"))
    rows = changed(before, kept(draft))
    return rows, stamps_of(draft, rows)


def test_only_those_who_prepare_directives_undo(
    cast: Cast, draft: Directive, confirmed: tuple[Rows, dict[str, str]]
) -> None:
    rows, stamps = confirmed
    for name in ("leader", "clerk", "auditor"):
        with pytest.raises(PermissionDenied):
            acts.undo(actor=cast.named(name).access.actor, directive=draft, before=rows, stamps=stamps)
    assert acts.undo(actor=cast.officer.access.actor, directive=draft, before=rows, stamps=stamps) == 1


def test_an_issued_directive_is_not_undone(
    actor: Actor, draft: Directive, confirmed: tuple[Rows, dict[str, str]]
) -> None:
    rows, stamps = confirmed
    acts.mark_issued(actor=actor, directive=draft, unit_ids=[], at=draft.taken_at)
    with pytest.raises(Refused, match="not_draft"):
        acts.undo(actor=actor, directive=draft, before=rows, stamps=stamps)
