"""Every mistake of a pack is told once, at its line, in both languages; none hides another or brings one of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from roviec.packs.check import checked_pack
from roviec.packs.schema import PackError

TWENTY = Path(__file__).parent / "twenty"


def planted(folder: Path) -> Iterator[tuple[str, int, str]]:
    """(file, line, words of the message)"""
    for path in sorted(folder.glob("*.toml")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if found := re.search(r"# ← (.+)$", line):
                yield path.name, number, found[1]


def told(folder: Path) -> list[str]:
    with pytest.raises(PackError) as refused:
        checked_pack(str(folder))
    return refused.value.problems


def test_each_planted_mistake_gets_one_clear_message() -> None:
    messages = told(TWENTY)
    mistakes = list(planted(TWENTY))
    assert len(mistakes) >= 20
    for file, line, words in mistakes:
        (message,) = [each for each in messages if each.startswith(f"{file}:{line}: ")]
        assert words in message
        assert re.search(r" / [a-z“\[]", message), message
    assert len(messages) == len(mistakes)


def test_messages_come_from_the_top_to_the_bottom_of_each_file() -> None:
    places = [message.split(": ")[0].split(":") for message in told(TWENTY)]
    for file in {file for file, _line in places}:
        lines = [int(line) for name, line in places if name == file]
        assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('names = ["A", "B"\n\n[[level]]\ncode = "b"\nname = "B"\nrank = 1\n', 2),
        ('name = "A\n[[level]]\ncode = "b"\nname = "B"\nrank = 1\n', 2),
        ("name = \n[[level]]\ncode = 1979-13-40\nrank = 1\n", 2),
        ('code = "a"\ncode = "b"\n', 3),
        ('name = """A\n', 2),
    ],
)
def test_a_broken_entry_is_told_where_it_breaks(tmp_path: Path, broken: str, line: int) -> None:
    (tmp_path / "pack.toml").write_text('name = "mau"\ntitle = "Mẫu"\nversion = "1"\nfiles = ["levels.toml"]\n')
    (tmp_path / "levels.toml").write_text("[[level]]\n" + broken, "utf-8")
    first, *_others = told(tmp_path)
    assert first.startswith(f"levels.toml:{line}: sai cú pháp TOML"), first


def test_a_pack_may_lie_in_any_folder(tmp_path: Path) -> None:
    shutil.copytree(TWENTY, tmp_path / "cua-thanh-pho")
    assert told(tmp_path / "cua-thanh-pho") == told(TWENTY)
