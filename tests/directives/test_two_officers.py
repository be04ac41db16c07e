"""Two officers of the standing body at one task: the second is told, and nothing of the first's is written over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from roviec.directives.acts import confirm_task, drop_task, refuse_if_changed, set_bodies
from roviec.directives.acts.stamp import stamp
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from roviec.org.models import Role
from roviec.org.resolve import Resolution
from tests.conftest import Cast, City, Member, make_member
from tests.directives.pages import found, parsed
from tests.directives.test_task_views import filled

SAID = "Người khác vừa sửa nhiệm vụ này"
Press = Callable[..., HttpResponse]


@pytest.fixture
def second(cast: Cast, city: City) -> Member:
    return make_member("officer2", "Mai Văn Mẫu", Role.STANDING_BODY, city.police)


@pytest.fixture
def task(draft: Directive) -> Task:
    return draft.tasks.all()[1]


@pytest.fixture
def press(cast: Cast, second: Member, draft: Directive, task: Task) -> Press:
    """One opens the card; meanwhile `between` happens; then one presses the button, with the stamp that the page gave."""

    def send(path: str, between: Callable[[], object], mode: str = "", **data: object) -> HttpResponse:
        client = cast.officer.client()
        card = parsed(client.get(f"/van-ban/{draft.pk}/?mode={mode}&item={task.pk}")).get_element_by_id(
            f"task-{task.pk}"
        )
        (form,) = [form for form in found(card, "form") if form.get("action", "").endswith(f"/{task.pk}/{path}/")]
        between()
        seen = found(form, "input", name="seen")[0].get("value")
        return client.post(form.get("action"), {**data, "seen": seen})  # type: ignore[return-value]

    return send


def by_second(second: Member, task: Task, city: City) -> Callable[[], object]:
    return lambda: set_bodies(
        actor=second.access.actor, task=task, part="lead", bodies=[Resolution("Công an thành phố", city.police.pk)]
    )


@pytest.mark.parametrize(("path", "mode", "state"), [("xac-nhan", "", "confirmed"), ("bo", "drop", "dropped")])
def test_nothing_between_and_it_works(press: Press, task: Task, path: str, mode: str, state: str) -> None:
    assert press(path, lambda: None, mode, reason="không phải việc").status_code == 302
    task.refresh_from_db()
    assert task.state == state


@pytest.mark.parametrize(("path", "mode"), [("xac-nhan", ""), ("bo", "drop")])
def test_a_change_between_refuses(press: Press, second: Member, task: Task, city: City, path: str, mode: str) -> None:
    page = press(path, by_second(second, task, city), mode, reason="không phải việc").content.decode()
    assert SAID in page
    assert "Công an thành phố" in page
    task.refresh_from_db()
    assert task.state == Task.State.PROPOSED


def test_an_edit_does_not_write_over_another_one(press: Press, second: Member, task: Task, city: City) -> None:
    page = press("sua", by_second(second, task, city), "edit", **filled(task, deliverable="của tôi"))
    assert SAID in page.content.decode()
    task.refresh_from_db()
    assert task.deliverable != "của tôi"
    assert set(task.bodies.filter(part="lead").values_list("unit", flat=True)) == {city.police.pk}


def test_an_edit_that_was_not_valid_keeps_the_stamp_it_was_opened_on(
    cast: Cast, draft: Directive, task: Task, second: Member, city: City
) -> None:
    client, opened_on = cast.officer.client(), stamp(task)
    by_second(second, task, city)()
    path = f"/van-ban/{draft.pk}/nhiem-vu/{task.pk}/sua/"
    page = parsed(client.post(path, {**filled(task, quote="không có trong văn bản"), "seen": opened_on}))
    assert found(page.get_element_by_id(f"task-{task.pk}"), "input", name="seen")[0].get("value") == opened_on


def test_the_stamp_changes_with_whatever_the_card_shows(actor: Actor, task: Task, city: City) -> None:
    stamps = {stamp(task)}
    set_bodies(actor=actor, task=task, part="support", bodies=[Resolution("Công an thành phố", city.police.pk)])
    stamps.add(stamp(Task.objects.get(pk=task.pk)))
    confirm_task(actor=actor, task=task)
    stamps.add(stamp(Task.objects.get(pk=task.pk)))
    Task.objects.filter(pk=task.pk).update(deliverable="khác")
    stamps.add(stamp(Task.objects.get(pk=task.pk)))
    assert len(stamps) == 4
    assert stamp(Task.objects.prefetch_related("bodies").get(pk=task.pk)) in stamps


def test_a_dropped_task_is_compared_too(actor: Actor, task: Task) -> None:
    before = stamp(task)
    drop_task(actor=actor, task=task, reason="nhầm")
    task.refresh_from_db()
    with pytest.raises(Refused, match="changed_meanwhile"):
        refuse_if_changed(actor=actor, task=task, seen=before)
    refuse_if_changed(actor=actor, task=task, seen=stamp(task))
    refuse_if_changed(actor=actor, task=task, seen="")
