from __future__ import annotations

import re
from datetime import date

import pytest

from roviec.packs.parse import read_pack
from roviec.packs.schema import PackError
from tests.packs.conftest import HEAD, LEVELS, UNITS, Write


def problems(write: Write, **files: str) -> list[str]:
    with pytest.raises(PackError) as error:
        read_pack("mau", write(**files))
    return error.value.problems


def test_defaults_fill_what_an_entry_leaves_out(write: Write) -> None:
    pack = read_pack("mau", write())
    unit = next(unit for unit in pack.units if unit.code == "so-a")
    assert (unit.kind, unit.parent, unit.level, unit.source) == ("so", "goc", "tp", "nguồn thử")
    assert (unit.start, unit.end, unit.aliases) == (date(2024, 1, 1), date(2025, 1, 1), ("Sở AM",))


def test_a_list_of_names_is_many_units(write: Write) -> None:
    many = (
        '[[units]]\nprefix = "UBND phường"\ncode_prefix = "phuong-"\ncode_suffix = "-x"\nnames = ["Hòa Đông", "An"]\n'
    )
    pack = read_pack("mau", write(units=UNITS + many))
    assert [(unit.code, unit.name) for unit in pack.units[3:]] == [
        ("phuong-hoa-dong-x", "UBND phường Hòa Đông"),
        ("phuong-an-x", "UBND phường An"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('name = "Sở B Mẫu"', "name = 5", "“name”"),
        ('name = "Sở B Mẫu"', 'name = "  "', "“name”"),
        ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\nnam = "x"', "“nam”"),
        ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\nfrom = "2024"', "“from”"),
        ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\nto = 2023-01-01', "2023-01-01"),
        ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\ncertainty = "sure"', "“sure”"),
        ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\nsource = ""', "“source”"),
        ('name = "Sở B Mẫu"', 'name = "Sở B Mẫu"\naliases = [1]', "“aliases”"),
    ],
)
def test_a_wrong_field_is_named_with_its_file_and_entry(write: Write, old: str, new: str, expected: str) -> None:
    assert old in UNITS
    (problem,) = problems(write, units=UNITS.replace(old, new))
    assert re.match(r"units\.toml:\d+: \[\[unit\]\] 3 “so-b”: ", problem)
    assert expected in problem


def test_a_wrong_event_is_named(write: Write) -> None:
    (problem,) = problems(write, units=UNITS.replace('hand_over = "heir"', 'hand_over = "nobody"'))
    assert problem.startswith("units.toml:28: [[succession]] 1 “a-b”: ")


def test_all_problems_are_told_at_once(write: Write) -> None:
    found = problems(
        write, units=UNITS.replace('name = "Sở B Mẫu"', ""), levels=LEVELS.replace("rank = 2", 'rank = "hai"')
    )
    assert len(found) == 2


def test_broken_toml_names_the_line(write: Write) -> None:
    (problem,) = problems(write, units="[[unit]]\ncode = \n")
    assert problem.startswith("units.toml:2: sai cú pháp TOML, đọc đến “code =”")


def test_a_file_that_is_not_there_is_named(write: Write) -> None:
    (problem,) = problems(write, pack=HEAD.replace("units.toml", "la.toml"))
    assert problem == "pack.toml:5: không có tệp “la.toml” / no such file"


def test_a_section_nobody_knows_is_named(write: Write) -> None:
    assert "“unti”" in problems(write, units=UNITS.replace("[[unit]]", "[[unti]]"))[0]


def test_bytes_that_are_no_text_are_refused(write: Write) -> None:
    home = write()
    (home / "mau" / "units.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PackError, match=r"units\.toml"):
        read_pack("mau", home)


@pytest.mark.parametrize("name", ["khong-co", "../mau", "", "mau/../mau"])
def test_no_pack_outside_the_folder_of_packs(write: Write, name: str) -> None:
    with pytest.raises(PackError):
        read_pack(name, write())


STAGE = """
[[stage]]
kind = "pilot"
code = "xong"
name = "Hoàn thành"
rank = 2
last = true
"""


def test_a_stage_is_read(write: Write) -> None:
    pack = read_pack("mau", write(levels=LEVELS + STAGE + STAGE.replace("last = true", "").replace("xong", "chua")))
    assert [(row.kind, row.code, row.rank, row.is_last) for row in pack.stages] == [
        ("pilot", "xong", 2, True), ("pilot", "chua", 2, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [('"pilot"', '"other"', "pilot, practice"), ("last = true", 'last = "yes"', "true hoặc false")],
)
def test_a_stage_that_is_wrong_is_named(write: Write, was: str, now: str, words: str) -> None:
    (problem,) = problems(write, levels=LEVELS + STAGE.replace(was, now))
    assert "[[stage]]" in problem
    assert words in problem
