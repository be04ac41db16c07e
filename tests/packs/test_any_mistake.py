"""Whatever is done to a pack's lines, it is loaded or refused in words: nothing else comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roviec.packs.check import checked_pack
from roviec.packs.files import HOME
from roviec.packs.schema import PackError

FILES = sorted((HOME / "da06-danang").glob("*.toml"))
LINES = {file.name: file.read_text("utf-8").splitlines() for file in FILES if file.name != "pack.toml"}
INSTEAD = [
    "",
    "[[unit]]",
    "x = 1",
    'code = ""',
    "from = 1999-01-01",
    "kinds = [1]",
    "]",
    '"""',
    'kind = "la"',
    "field = 3",
]


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_it_is_named(tmp_path: Path, name: str, data: st.DataObject) -> None:
    lines = list(LINES[name])
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(st.sampled_from(INSTEAD))
    (tmp_path / "pack.toml").write_text((HOME / "da06-danang" / "pack.toml").read_text("utf-8"), "utf-8")
    for other, text in (LINES | {name: lines}).items():
        (tmp_path / other).write_text("\n".join(text), "utf-8")
    for problem in told(tmp_path):
        assert re.match(r"[\w./-]+\.toml:\d+: ", problem)


def told(folder: Path) -> list[str]:
    try:
        checked_pack(str(folder))
    except PackError as refused:
        return refused.problems
    return []
