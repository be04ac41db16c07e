from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.packs.entry import Entry
from roviec.packs.places import Problem, Where

GOOD: dict[str, object] = {"code": "a", "source": "nguồn", "certainty": "stated", "from": date(2024, 1, 1)}


HERE = Where("mau", "tep.toml", ("unit", 0), "[[unit]] 1", {("unit", 0): 7, ("unit", 0, "from"): 9})


def read(values: dict[str, object], defaults: dict[str, object] | None = None) -> tuple[Entry, list[Problem]]:
    problems: list[Problem] = []
    return Entry(HERE, values, problems, defaults), problems


def test_a_message_begins_with_the_place_and_the_name() -> None:
    entry, problems = read({"code": "so-a"})
    entry.wrong("sai")
    assert [str(problem) for problem in problems] == ["tep.toml:7: [[unit]] 1 “so-a”: sai"]


def test_what_is_common_to_all_facts() -> None:
    entry, problems = read(GOOD | {"to": date(2025, 1, 1)})
    common = entry.common()
    assert (common["source"], common["certainty"], common["start"], common["end"]) == (
        "nguồn",
        "stated",
        date(2024, 1, 1),
        date(2025, 1, 1),
    )
    assert problems == []


@pytest.mark.parametrize("field", ["source", "certainty", "from"])
def test_no_fact_without_source_certainty_and_day(field: str) -> None:
    entry, problems = read({key: value for key, value in GOOD.items() if key != field})
    entry.common()
    assert len(problems) == 1
    assert f"“{field}”" in problems[0].text
    assert problems[0].where.line == 7


def test_a_field_that_is_written_is_blamed_on_its_own_line() -> None:
    entry, problems = read(GOOD | {"from": "2024"})
    entry.common()
    assert [problem.where.line for problem in problems] == [9]


def test_an_hour_is_no_day() -> None:
    entry, problems = read(GOOD | {"from": datetime(2024, 1, 1, 8)})  # noqa: DTZ001  # TOML's local date-time has no zone
    entry.common()
    assert len(problems) == 1


def test_an_entrys_own_word_goes_before_the_default() -> None:
    entry, _ = read({"name": "riêng"}, {"name": "chung", "kind": "so"})
    assert (entry.text("name"), entry.text("kind")) == ("riêng", "so")


def test_an_unused_default_is_passed_over_and_an_unused_field_is_not() -> None:
    entry, problems = read({"la": 1}, {"kind": "so"})
    entry.done()
    assert [str(problem) for problem in problems] == ["tep.toml:7: [[unit]] 1: không biết trường “la” / unknown field"]


def test_true_is_no_number() -> None:
    entry, problems = read({"rank": True})
    assert entry.number("rank") == 0
    assert len(problems) == 1


@given(
    st.dictionaries(
        st.sampled_from(["code", "name", "from", "to", "aliases", "rank", "source"]),
        st.none() | st.integers() | st.text() | st.dates() | st.lists(st.text()),
    )
)
def test_any_values_give_facts_or_problems(values: dict[str, object]) -> None:
    entry, problems = read(values)
    name, number, names, common = entry.text("name"), entry.number("rank"), entry.texts("aliases"), entry.common()
    entry.done()
    good = bool(name.strip() and names and common["source"])
    assert problems or (good and isinstance(number, int))
