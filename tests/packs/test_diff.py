"""What differs between two packs, or a pack and the city, in words and for machines."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from roviec.org.models import UnitVersion
from roviec.packs import command
from roviec.packs.check import checked_pack
from roviec.packs.diff import differences, in_words
from roviec.packs.load import load_pack
from tests.packs.conftest import LEVELS, UNITS, Write


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


@pytest.fixture
def two(write: Write, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small pack, and a newer one: a name changed, a level ended, a unit added, a selector gone."""
    old = write()
    for file in (old / "mau").iterdir():
        (tmp := tmp_path_factory.getbasetemp() / "cu").mkdir(exist_ok=True)
        (tmp / file.name).write_text(file.read_text("utf-8"), "utf-8")
    levels = LEVELS.replace("rank = 1\n[[kind]]", "rank = 1\nto = 2040-01-01\n[[kind]]", 1)
    levels = levels[: levels.index("[[selector]]")] + levels[levels.index("[[head]]") :]
    units = UNITS.replace("Sở B Mẫu", "Sở B Khác") + '[[unit]]\ncode = "so-c"\nname = "Sở C"\n'
    new = write(levels=levels, units=units) / "mau"
    return tmp_path_factory.getbasetemp() / "cu", new


def test_two_packs_are_told_apart_by_section(two: tuple[Path, Path]) -> None:
    old, new = (checked_pack(str(each)) for each in two)
    assert list(in_words(differences(old, new))) == [
        "Cấp / levels: 1",
        "  x tp 2024-01-01: kết thúc / ends 2040-01-01",
        "Đơn vị / units: 2",
        "  ~ so-b 2024-01-01: name “Sở B Mẫu” → “Sở B Khác”",
        "  + so-c 2024-01-01 “Sở C”",
        "Nhóm đơn vị / selectors: 1",
        "  - so: không còn trong gói, giữ nguyên / no longer in the pack, kept",
    ]
    assert differences(old, old) == []


def test_machines_get_both_sides(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", str(two[0]), str(two[1]), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (changed,) = [each for each in told if each["what"] == "changed"]
    assert (changed["section"], changed["before"]["name"], changed["after"]["name"]) == (
        "unit",
        "Sở B Mẫu",
        "Sở B Khác",
    )


@pytest.mark.django_db
def test_a_pack_is_compared_with_the_city(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    load_pack(str(two[0]))
    assert run("diff", str(two[0])) == 0
    assert "không khác gì" in capsys.readouterr().out
    UnitVersion.objects.filter(unit__code="so-a").update(short_name="SA")
    assert run("diff", str(two[1])) == 0
    told = capsys.readouterr().out
    assert "= so-a 2024-01-01: short “SA” → ∅ (thành phố đã sửa, giữ nguyên" in told
    assert "~ so-b 2024-01-01: name “Sở B Mẫu” → “Sở B Khác”" in told
    assert not UnitVersion.objects.filter(unit__code="so-c").exists()


@pytest.mark.django_db
def test_a_dry_run_shows_what_a_loading_then_does(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    load_pack(str(two[0]))
    assert run("load", "--dry-run", str(two[1])) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "Chưa ghi gì / nothing was written"
    assert UnitVersion.objects.filter(name="Sở B Khác").count() == 0
    assert run("load", str(two[1])) == 0
    head, *told = capsys.readouterr().out.splitlines()
    assert head == rest[0]
    assert set(told) - set(rest) <= {"Đơn vị / units: 1"}
    assert UnitVersion.objects.filter(name="Sở B Khác").count() == 1


def test_the_two_packs_of_da_nang_differ_by_the_reform() -> None:
    told = list(in_words(differences(checked_pack("da06-danang-2024"), checked_pack("da06-danang"))))
    assert "  x quan-hai-chau 2024-01-01: kết thúc / ends 2025-07-01" in told
    assert "  + phuong-hai-chau 2025-07-01 “UBND phường Hải Châu”" in told
