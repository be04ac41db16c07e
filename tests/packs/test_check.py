from __future__ import annotations

import pytest

from roviec.packs.check import problems_of
from roviec.packs.parse import read_pack
from tests.packs.conftest import LEVELS, UNITS, Write


def test_a_pack_that_fits_has_no_problems(write: Write) -> None:
    assert problems_of(read_pack("mau", write())) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('code = "so-b"\nname', 'code = "so-b"\nparent = "la"\nname', "“la”"),
        ('code = "so-b"\nname', 'code = "so-b"\nparent = "so-a"\nname', "“so-a”"),
        ('code = "so-b"\nname', 'code = "so-b"\nkind = "la"\nname', "“la”"),
        ('code = "so-b"\nname', 'code = "so-b"\nlevel = "la"\nname', "“la”"),
        ('code = "so-b"\nname', 'code = "so-b"\nfrom = 2023-01-01\nname', "“tp”"),
        ('from = ["so-a"]', 'from = ["la"]', "“la”"),
        ('to = ["so-b"]', 'to = ["la"]', "“la”"),
        ('to = ["so-b"]', 'to = ["so-a"]', "“so-a”"),
        ('to = ["so-b"]', "to = []", "“to”"),
        ('to = ["so-b"]', 'to = ["so-b", "goc"]', "“heir”"),
        ("on = 2025-01-01", "on = 2025-02-01", "2025-01-01"),
        ('code = "so-b"\nname', 'code = "so-a"\nname', "“so-a"),
    ],
)
def test_what_does_not_fit_is_named(write: Write, old: str, new: str, expected: str) -> None:
    assert old in UNITS
    found = problems_of(read_pack("mau", write(units=UNITS.replace(old, new))))
    assert any(expected in problem.text and problem.where.file == "units.toml" for problem in found), found


def test_versions_follow_one_another_without_a_gap(write: Write) -> None:
    again = '[[unit]]\ncode = "so-a"\nname = "Sở A Mới"\nfrom = {day}\n'
    fits = UNITS[: UNITS.index("[[succession]]")]
    assert problems_of(read_pack("mau", write(units=fits + again.format(day="2025-01-01")))) == []
    assert problems_of(read_pack("mau", write(units=fits + again.format(day="2025-01-02"))))


def test_a_unit_that_ends_needs_a_succession(write: Write) -> None:
    found = problems_of(read_pack("mau", write(units=UNITS[: UNITS.index("[[succession]]")])))
    assert [str(problem).startswith("units.toml:18: [[unit]] 2 “so-a”: kết thúc 2025-01-01") for problem in found] == [
        True
    ]


@pytest.mark.parametrize("section", ["selector", "head"])
def test_a_class_of_kinds_nobody_knows_is_named(write: Write, section: str) -> None:
    at = LEVELS.index(f"[[{section}]]")
    levels = LEVELS[:at] + LEVELS[at:].replace('kinds = ["so"]', 'kinds = ["la"]', 1)
    assert "“la”" in problems_of(read_pack("mau", write(levels=levels)))[0].text
