from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from roviec.reports.layout.as_json import from_json, to_json
from roviec.reports.layout.model import Document
from tests.reports.layout.documents import dispatch, notice, report


@pytest.mark.parametrize("document", [report(), dispatch(), notice()], ids=["report", "dispatch", "notice"])
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_no_digit_is_lost() -> None:
    figures = to_json(report())["body"]
    assert isinstance(figures, list)
    assert {"sort": "figure", "value": "90.79", "places": 1, "unit": "%"} in [
        block["figure"] for block in figures if isinstance(block, dict) and "figure" in block
    ]


def changed(**fields: Any) -> Any:
    data: Any = copy.deepcopy(to_json(report()))
    return data | fields


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        changed(sort="head"),
        changed(more=1),
        {key: value for key, value in changed().items() if key != "sign"},
        changed(body=[{"sort": "picture"}]),
        changed(body="text"),
        changed(note=3),
        changed(head={**changed()["head"], "on": "2026-13-01"}),
        changed(head={**changed()["head"], "number": True}),
        changed(body=[{"sort": "heading", "level": 9, "label": "", "text": ""}]),
        changed(
            body=[
                {"sort": "namedfigure", "name": "", "figure": {"sort": "figure", "value": "x", "places": 0, "unit": ""}}
            ]
        ),
    ],
)
def test_anything_else_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):
        from_json(data)
