from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import set_bodies
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about
from roviec.org.models import Selector
from roviec.org.resolve import Resolution
from tests.conftest import City

Find = Callable[[str], Task]


def named(task: Task, part: str = "lead") -> list[tuple[str, int | None, int | None]]:
    return list(task.bodies.filter(part=part).values_list("text", "unit_id", "selector_id"))


def test_it_works(actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    wards = Selector.objects.get(code="phuong-xa")

    set_bodies(
        actor=actor,
        task=task,
        part="lead",
        bodies=[Resolution("Sở KH&CN", city.sci.pk), Resolution("các phường", None, wards.pk), Resolution("Tổ số 9")],
    )

    assert named(task) == [("Sở KH&CN", city.sci.pk, None), ("các phường", None, wards.pk), ("Tổ số 9", None, None)]
    assert named(task, "recipient") == [("UBND thành phố", city.root.pk, None)]
    entry = entries_about(task).get()
    assert entry.before == {"lead": [{"part": "lead", "unit": None, "selector": None}]}
    assert [each["unit"] for each in entry.after["lead"]] == [city.sci.pk, None, None]
    assert "Tổ" not in str(entry.after)


def test_the_task_says_who_is_clear_now(actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    task = set_bodies(actor=actor, task=task, part="lead", bodies=[])
    assert "person" in task.missing_clears()
    task = set_bodies(actor=actor, task=task, part="lead", bodies=[Resolution("Giám đốc Sở KHCN", city.sci.pk)])
    assert (task.clears["person"], task.clears["responsibility"]) == ("Giám đốc Sở KHCN", "Giám đốc")


def test_what_is_named_twice_is_there_once(actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    twice = [
        Resolution("Sở KH&CN", city.sci.pk),
        Resolution("CATP", city.police.pk),
        Resolution("Sở KHCN", city.sci.pk),
    ]
    set_bodies(actor=actor, task=task, part="lead", bodies=twice)
    assert [text for text, _, _ in named(task)] == ["Sở KH&CN", "CATP"]


def test_the_same_again_writes_nothing(actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("kế hoạch kiểm tra an toàn")
    set_bodies(actor=actor, task=task, part="lead", bodies=[Resolution("Công an thành phố", city.police.pk)])
    assert not entries_about(task).exists()


def test_units_to_choose_from_are_kept(actor: Actor, city: City, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    choice = Resolution("phường", None, None, (city.ward.pk, city.other_ward.pk))
    set_bodies(actor=actor, task=task, part="support", bodies=[choice])
    assert task.bodies.get(part="support").candidates == [city.ward.pk, city.other_ward.pk]


@pytest.mark.parametrize(
    ("part", "text", "code"),
    [("lead", "  ", "bad_body"), ("lead", "x" * 301, "bad_body"), ("boss", "A", "unknown_part")],
)
def test_a_body_without_a_name_or_a_part_is_refused(
    actor: Actor, draft: Directive, task_with: Find, part: str, text: str, code: str
) -> None:
    task = task_with("tuyên truyền")
    before = named(task)
    with pytest.raises(Refused, match=code):
        set_bodies(actor=actor, task=task, part=part, bodies=[Resolution(text)])
    assert named(task) == before
