"""A pack built on another one: its facts are there, what it ends has ended, and the other pack says what it said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roviec.packs.check import checked_pack
from roviec.packs.schema import PackError
from tests.packs.conftest import LEVELS, Write

PACK = """
name = "{name}"
title = "Gói {name}"
version = "1"
requires = {requires}
files = ["more.toml"]
"""
MORE = """
[defaults]
source = "nguồn sau"
certainty = "stated"
[[succession]]
code = "b-c"
kind = "merge"
on = 2025-07-01
from = ["so-b"]
to = ["so-c"]
hand_over = "heir"
legal_basis = "NQ sau"
[[unit]]
code = "so-c"
kind = "so"
level = "tp-moi"
parent = "goc"
name = "Sở C"
from = 2025-07-01
[[level]]
code = "tp-moi"
name = "Cấp mới"
rank = 1
from = 2025-07-01
[[end]]
section = "level"
codes = ["tp"]
on = 2025-07-01
"""


def build(write: Write, more: str = MORE, name: str = "sau", requires: str = '["mau"]', **base: str) -> Path:
    home = write(**base)
    (home / name).mkdir(exist_ok=True)
    (home / name / "pack.toml").write_text(PACK.format(name=name, requires=requires), "utf-8")
    (home / name / "more.toml").write_text(more, "utf-8")
    return home


def problems(home: Path, name: str = "sau") -> list[str]:
    with pytest.raises(PackError) as refused:
        checked_pack(name, home)
    return refused.value.problems


def test_what_it_builds_on_is_in_it(write: Write) -> None:
    pack = checked_pack("sau", build(write))
    assert {unit.code for unit in pack.units} == {"goc", "so-a", "so-b", "so-c"}
    assert list(pack.chain()) == ["mau", "sau"]


def test_a_succession_ends_the_units_of_the_pack_beneath(write: Write) -> None:
    home = build(write)
    found = {unit.code: (unit.end, unit.speaker) for unit in checked_pack("sau", home).units}
    assert found["so-b"] == (date(2025, 7, 1), "sau")
    assert found["so-a"] == (date(2025, 1, 1), "mau")
    assert {unit.code: unit.end for unit in checked_pack("mau", home).units}["so-b"] is None


def test_other_facts_end_by_saying_so(write: Write) -> None:
    levels = {level.code: level.end for level in checked_pack("sau", build(write)).levels}
    assert levels == {"tp": date(2025, 7, 1), "tp-moi": None}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('codes = ["tp"]', 'codes = ["xa"]', "more.toml:27: [[end]] 1: gói dựa vào không có “xa”"),
        ('section = "level"', 'section = "unit"', "more.toml:26: [[end]] 1: “section” là “unit”"),
        ('section = "level"', 'section = "la"', "more.toml:26: [[end]] 1: “section” là “la”"),
        ("codes = [", "on = 2024-01-01\ncodes = [", "sai cú pháp TOML"),
        ('from = ["so-b"]', 'from = ["so-x"]', "more.toml:9: [[succession]] 1 “b-c”: trước 2025-07-01 không có"),
    ],
)
def test_what_cannot_end_is_named(write: Write, old: str, new: str, said: str) -> None:
    assert MORE.count(old) == 1
    assert any(said in problem for problem in problems(build(write, MORE.replace(old, new))))


def test_mistakes_of_the_pack_beneath_say_where_they_are(write: Write) -> None:
    home = build(write, levels=LEVELS.replace('kinds = ["so"]', 'kinds = ["la"]', 1))
    assert [problem.split(": ")[0] for problem in problems(home)] == ["mau/levels.toml:22"]


@pytest.mark.parametrize("requires", ['["khong-co"]', '["sau"]', '["../mau"]'])
def test_a_pack_that_cannot_be_built_on_is_named_at_its_line(write: Write, requires: str) -> None:
    (first, *_others) = problems(build(write, requires=requires))
    assert first.startswith("pack.toml:5: không có gói “")


def test_two_packs_that_build_on_each_other_are_refused(write: Write) -> None:
    home = build(write, name="mot", requires='["hai"]')
    build(write, name="hai", requires='["mot"]')
    assert any("không có gói “mot” để dựa vào" in problem for problem in problems(home, "mot"))


def test_two_ways_to_the_same_pack_count_once(write: Write) -> None:
    home = build(write)
    build(write, more="", name="ba", requires='["mau", "sau"]')
    assert [unit.code for unit in checked_pack("ba", home).units].count("so-a") == 1


def test_a_city_may_build_on_a_pack_that_ships(tmp_path: Path) -> None:
    folder = tmp_path / "cua-minh"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK.format(name="cua-minh", requires='["da06-danang"]'), "utf-8")
    (folder / "more.toml").write_text("", "utf-8")
    assert len(checked_pack(str(folder)).units) == 200


def test_the_units_of_2024_are_all_standing_at_its_end() -> None:
    assert {unit.end for unit in checked_pack("da06-danang-2024").units} == {None}
