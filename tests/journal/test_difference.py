from __future__ import annotations

import pytest

from roviec.journal.canonical import Json
from roviec.journal.difference import Change, difference


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (None, None, []),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, []),
        ({"a": "cũ", "b": 2}, {"a": "mới", "b": 2}, [Change("a", "cũ", "mới")]),
        (None, {"b": [1], "a": True}, [Change("a", "", "true"), Change("b", "", "[1]")]),
        ({"a": {"x": 1}}, {"a": None}, [Change("a", '{"x":1}', "")]),
        ({"a": None}, {}, []),
    ],
)
def test_only_what_differs_is_shown(
    before: dict[str, Json] | None, after: dict[str, Json] | None, shown: list[Change]
) -> None:
    assert difference(before, after) == shown
