"""The line index walks a file as tomllib does: the same paths, each on the line where it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.packs.files import HOME
from roviec.packs.lines import lines_of
from roviec.packs.places import Path as Keys

SHIPPED = sorted(HOME.glob("*/*.toml"))
TRICKY = '''
a = """x
[[y]]
"""
"b.c".d = {e = 1, f = [1, # [[g]]
 2]}
[[q]]
z = 2024-01-01 08:00:00 # c
[[q.r]]
[q.r.s]
u = '[[v]]'
'''


def paths(value: object, at: Keys = ()) -> Iterator[Keys]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in items:
        yield (*at, step)
        yield from paths(each, (*at, step))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_everything_in_the_packs_that_ship_has_a_line(file: Path) -> None:
    text = file.read_text("utf-8")
    assert set(lines_of(text)) == set(paths(tomllib.loads(text)))


def test_strings_comments_and_dotted_names_do_not_mislead_it() -> None:
    found = lines_of(TRICKY)
    assert set(found) == set(paths(tomllib.loads(TRICKY)))
    assert found["b.c", "d", "f", 1] == 6
    assert found["q", 0, "r", 0, "s", "u"] == 11


NAMES = st.sampled_from(["a", "b", '"c.d"', "'e]'"])
PLAIN = ["1", "true", "2024-01-01", '"x # [[y]]"', "'#'", '"""\n[[z]]\n\\""""', "'''it's'''"]
VALUES = st.recursive(
    st.sampled_from(PLAIN),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda each: "[\n" + ",\n".join(each) + "]")
        | inner.map(lambda each: "{ k = " + each + " }")
    ),
    max_leaves=6,
)
PAIRS = st.lists(st.tuples(NAMES, VALUES), unique_by=lambda pair: pair[0])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["[[t]]", "[[t.u]]"]), PAIRS)))
def test_any_file_that_can_be_read_is_walked_to_its_end(entries: list[tuple[str, list[tuple[str, str]]]]) -> None:
    text = "[[t]]\n"
    for header, pairs in entries:
        text += f"{header}\n" + "".join(f"{name} = {value} # ]\n" for name, value in pairs)
    assert set(lines_of(text)) == set(paths(tomllib.loads(text)))
