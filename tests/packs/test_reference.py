"""docs/packs.md names every section and every field that the readers ask for, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roviec.packs.files import HOME
from roviec.packs.parse import READERS
from tests.packs.reference import asked_by

PAGE = (Path(__file__).parent.parent.parent / "docs" / "packs.md").read_text("utf-8")
SHARED = {"source", "certainty", "from", "to"}
EVENTS = {"succession", "end"}


def tables() -> dict[str, dict[str, tuple[str, bool]]]:
    """section -> field -> (value, is it needed), as the page has them"""
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for part in PAGE.split("\n### `[[")[1:]:
        rows = re.findall(r"^\| `([\w.]+)` \| (.*?) \| (.*?) \| \S.* \|$", part, re.MULTILINE)
        found[part.partition("]]")[0]] = {field: (value, bool(needed)) for field, value, needed in rows}
    return found


def own(section: str) -> dict[str, tuple[str, bool]]:
    """What the reader asks for, less what all facts share and what `per_service` repeats."""
    asked = {each.field: (each.what, each.needed) for each in asked_by(section)}
    shared = SHARED - {"from", "to"} if section in EVENTS else SHARED
    return {name: said for name, said in asked.items() if name not in shared and not name.startswith("per_service.")}


def test_every_section_is_there_in_the_order_of_the_readers() -> None:
    assert list(tables()) == list(READERS)


@pytest.mark.parametrize("section", READERS)
def test_every_field_is_there_with_its_value_and_whether_it_is_needed(section: str) -> None:
    on_page, asked = tables()[section], own(section)
    assert list(on_page) == list(asked)
    if section == "scoring-rule":  # its tables are read by the engine of judging
        on_page = {name: said for name, said in on_page.items() if said[0] != "see below"}
    for name, said in on_page.items():
        assert said[0] == asked[name][0], name
        assert said[1] == asked[name][1] or name == "per_service", name


@pytest.mark.parametrize("section", READERS)
def test_what_all_facts_share_is_asked_of_all(section: str) -> None:
    asked = {each.field for each in asked_by(section)}
    assert {"source", "certainty", *({"on"} if section in EVENTS else {"from", "to"})} <= asked


def test_each_service_is_asked_what_a_field_is() -> None:
    asked = asked_by("sheet")
    fields, services = (
        {each.field.partition(".")[2] for each in asked if each.field.startswith(name)}
        for name in ("field.", "per_service.")
    )
    assert fields == services


def test_the_packs_that_ship_are_listed() -> None:
    shipped = {folder.parent.name for folder in HOME.glob("*/pack.toml")}
    assert shipped == set(re.findall(r"^\| `([\w-]+-danang[\w-]*)` \|", PAGE, re.MULTILINE))
