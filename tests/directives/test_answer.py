"""What people confirmed goes out as an answer that the reading bench takes."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

from django.test import Client

from roviec.directives.acts import confirm_task, drop_task, edit_task
from roviec.directives.models import Directive, Task
from tests.conftest import Cast


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


def test_only_who_prepares_directives_takes_it(issued: Directive, cast: Cast) -> None:
    Task.objects.update(state=Task.State.CONFIRMED)
    assert "Đáp án đọc văn bản" in cast.officer.client().get(f"/van-ban/{issued.pk}/").content.decode()
    client = cast.clerk.client()
    assert "Đáp án đọc văn bản" not in client.get(f"/van-ban/{issued.pk}/").content.decode()
    assert client.get(f"/van-ban/{issued.pk}/dap-an.zip").status_code == 404
