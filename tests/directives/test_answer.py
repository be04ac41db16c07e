"""What people confirmed goes out as an answer that the reading bench takes."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from bench.reading.__main__ import counted
from bench.reading.__main__ import main as bench
from bench.reading.score import f1
from roviec.directives.acts import confirm_task, drop_task, edit_task, merge_tasks, set_bodies
from roviec.directives.models import Directive, Task
from roviec.org.resolve import Resolution
from tests.conftest import Cast, City


def fetched(client: Client, directive: Directive) -> tuple[str, dict[str, object]]:
    """(text, answer)."""
    answer = client.get(f"/van-ban/{directive.pk}/dap-an.zip")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.namelist() == ["12-ubnd-catp.txt", "12-ubnd-catp.gold.json"]
        text, found = (packed.read(name).decode() for name in packed.namelist())
    return text, json.loads(found)


def test_the_answer_says_what_people_made_of_the_reading(draft: Directive, cast: Cast) -> None:
    actor = cast.officer.access.actor
    first, second, *rest = draft.tasks.all()
    edit_task(
        actor=actor, task=second, start=second.start, end=second.end, deadline=date(2025, 10, 15),
        time_text=second.time_text, recurrence=second.recurrence, deliverable="kế hoạch",
    )  # fmt: skip
    for task in (first, second):
        confirm_task(actor=actor, task=Task.objects.get(pk=task.pk))
    client = cast.officer.client()
    assert client.get(f"/van-ban/{draft.pk}/dap-an.zip").status_code == 404  # the rest is not decided
    for task in rest:
        drop_task(actor=actor, task=task, reason="Không phải nhiệm vụ")
    text, found = fetched(client, draft)
    assert text == draft.text
    tasks = found["tasks"]
    assert isinstance(tasks, list)
    assert [task["quote"] for task in tasks] == [first.quote, second.quote]
    assert all(task["quote"] in text for task in tasks)
    assert (tasks[1]["deadline"], tasks[1]["deliverable"]) == ("2025-10-15", "kế hoạch")
    assert tasks[0]["leads"] == ["Sở Khoa học và Công nghệ"]
    assert found["document"] == {
        "number": "12/UBND-CATP", "issuer": draft.issuer, "type": draft.type or None, "issued_on": "2025-08-05",
    }  # fmt: skip


def test_what_was_dropped_and_what_was_changed_is_there_as_material_to_learn_from(draft: Directive, cast: Cast) -> None:
    actor = cast.officer.access.actor
    first, second, third, fourth, fifth = draft.tasks.all()
    merge_tasks(actor=actor, first=first, second=second)
    drop_task(actor=actor, task=third, reason="Yêu cầu chung, không phải nhiệm vụ")
    for task in (first, fourth, fifth):
        confirm_task(actor=actor, task=task)
    _text, found = fetched(cast.officer.client(), draft)
    assert found["dropped"] == [{"quote": third.quote, "reason": "Yêu cầu chung, không phải nhiệm vụ"}]
    tasks = found["tasks"]
    assert isinstance(tasks, list)
    assert [task["as_read"] for task in tasks] == [False, True, True]


def test_words_of_time_that_are_not_in_the_text_are_not_quoted(draft: Directive, cast: Cast) -> None:
    actor, task = cast.officer.access.actor, draft.tasks.all()[2]
    edit_task(
        actor=actor, task=task, start=task.start, end=task.end, deadline=date(2025, 10, 15), time_text="ngày 15/10",
        recurrence="", deliverable="",
    )  # fmt: skip
    Task.objects.update(state=Task.State.CONFIRMED)
    _text, found = fetched(cast.officer.client(), draft)
    tasks = found["tasks"]
    assert isinstance(tasks, list)
    assert (tasks[2]["deadline"], tasks[2]["deadline_text"]) == ("2025-10-15", None)
    assert tasks[4]["deadline_text"] == "trước ngày 15/12/2025"


def test_the_bench_takes_it_as_gold_and_sees_what_people_corrected(
    draft: Directive,
    cast: Cast,
    city: City,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actor, task = cast.officer.access.actor, draft.tasks.all()[2]

    def figures() -> dict[str, float | None]:
        packed = cast.officer.client().get(f"/van-ban/{draft.pk}/dap-an.zip").content
        zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path)
        gold = json.loads((tmp_path / "12-ubnd-catp.gold.json").read_text(encoding="utf-8"))
        counts = counted((tmp_path / "12-ubnd-catp.txt").read_text(encoding="utf-8"), gold)
        return {name: f1(counts, name) for name in ("tasks", "leads", "deadline", "end")}

    Task.objects.update(state=Task.State.CONFIRMED)
    assert figures() == {"tasks": 1.0, "leads": 1.0, "deadline": 1.0, "end": 1.0}
    set_bodies(actor=actor, task=task, part="lead", bodies=[Resolution("UBND phường Hải Châu", city.ward.pk)])
    assert figures() == {"tasks": 1.0, "leads": 7 / 8, "deadline": 1.0, "end": 4 / 5}
    monkeypatch.setattr("sys.argv", ["bench.reading", "--gold", str(tmp_path)])
    bench()
    assert "12-ubnd-catp" in capsys.readouterr().out


def test_only_who_prepares_directives_takes_it(issued: Directive, cast: Cast) -> None:
    Task.objects.update(state=Task.State.CONFIRMED)
    assert "Đáp án đọc văn bản" in cast.officer.client().get(f"/van-ban/{issued.pk}/").content.decode()
    client = cast.clerk.client()
    assert "Đáp án đọc văn bản" not in client.get(f"/van-ban/{issued.pk}/").content.decode()
    assert client.get(f"/van-ban/{issued.pk}/dap-an.zip").status_code == 404
