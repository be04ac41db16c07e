from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.journal.canonical import LARGEST_INT, Json, canonical, moment, plain
from roviec.journal.errors import JournalError

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
SCALARS = st.none() | st.booleans() | st.integers(-LARGEST_INT, LARGEST_INT) | TEXT
VALUES: st.SearchStrategy[Json] = st.recursive(
    SCALARS,
    # keys differ after NFC too, otherwise they are refused (below)
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(TEXT.map(lambda key: unicodedata.normalize("NFC", key)), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_reading_and_writing_again_changes_no_byte(value: Json) -> None:
    once = canonical(value)
    assert canonical(json.loads(once)) == once
    assert json.loads(once) == plain(value)


@given(st.dictionaries(TEXT.map(lambda key: unicodedata.normalize("NFC", key)), SCALARS), st.randoms())
def test_the_order_of_keys_does_not_matter(value: dict[str, Json], chance: Random) -> None:
    names = list(value)
    chance.shuffle(names)
    assert canonical({name: value[name] for name in names}) == canonical(value)


@given(VALUES, VALUES)
def test_different_values_have_different_bytes(one: Json, other: Json) -> None:
    same = json.dumps(plain(one), sort_keys=True) == json.dumps(plain(other), sort_keys=True)
    assert (canonical(one) == canonical(other)) is same


@given(TEXT)
def test_composed_and_decomposed_letters_are_one_text(text: str) -> None:
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(text)


def test_the_bytes_are_those_that_stand_in_the_documentation() -> None:
    assert canonical({"b": [1, True, None], "a": "Đề án", "on": date(2024, 9, 23)}) == (
        '{"a":"Đề án","b":[1,true,null],"on":"2024-09-23"}'.encode()
    )


def test_a_moment_has_one_spelling_whatever_the_zone() -> None:
    here = datetime(2024, 9, 23, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    assert moment(here) == "2024-09-23T01:30:00.000000Z" == moment(here.astimezone(UTC))
    assert canonical(here) == b'"2024-09-23T01:30:00.000000Z"'


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (float("nan"), "$"),
        ({"rate": 0.1}, "$.rate"),
        ([1, {"n": LARGEST_INT + 1}], "$[1].n"),
        ({"bytes": b"x"}, "$.bytes"),
        ({1: "x"}, "$"),
        ({"a": {"\u1ea4": 1, "A\u0302\u0301": 2}}, "$.a.\u1ea4"),
        ({"half": "\ud800"}, "$.half"),
        ({"nul": "a\0b"}, "$.nul"),
        ({"set": {1}}, "$.set"),
    ],
)
def test_what_has_no_single_spelling_is_refused_with_its_place(value: object, where: str) -> None:
    with pytest.raises(JournalError) as refusal:
        canonical(value)
    assert (refusal.value.code, refusal.value.fields["where"]) == ("not_canonical", where)


def test_depth_is_bounded() -> None:
    deep: Json = 1
    for _ in range(64):
        deep = [deep]
    canonical(deep)
    with pytest.raises(JournalError, match="too deep"):
        canonical([deep])
