from __future__ import annotations

import json

from roviec.directives.reading import read
from tests.reading.documents import directive


def test_the_shape_is_the_one_promised() -> None:
    body = "1. Sở Xây dựng\n- Vớt rác trên hồ trước ngày 30/6/2025.\n- Nêu cao tinh thần trách nhiệm."
    shape = json.loads(json.dumps(read(directive(body)).as_json()))
    assert {"document", "clauses", "tasks", "exhortations", "warnings"} <= set(shape)
    assert {"number", "type", "issuer", "issued_on", "subject", "recipients", "signer", "cites"} <= set(
        shape["document"]
    )
    assert {"id", "start", "end", "kind"} <= set(shape["clauses"][0])
    (task,) = shape["tasks"]
    said = "quote start end leads supports recipients deadline deadline_text recurrence deliverable cites clears confidence"
    assert set(said.split()) <= set(task)
    assert task["deadline"] == "2025-06-30"
    assert shape["exhortations"] == ["Nêu cao tinh thần trách nhiệm"]


def test_it_goes_through_json_unchanged() -> None:
    shape = read(directive("1. Sở Xây dựng\n- Vớt rác trên hồ.")).as_json()
    assert json.loads(json.dumps(shape, ensure_ascii=False)) == shape
