"""A pack's files as tables with the line of everything in them. A mistake in one entry does not hide the others."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from roviec.packs.lines import lines_of
from roviec.packs.places import Problem, Where

HOME: Final = Path(__file__).resolve().parent
NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER: Final = re.compile(r"^\[\[?[A-Za-z0-9_-]+\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True)
class Source:
    """`table` is what TOML says; `where` the file itself, from which all places in it are derived."""

    where: Where
    table: dict[str, object] = field(default_factory=dict)


def folder_of(name: str, home: Path = HOME) -> Path | None:
    """The folder of a pack, by its name (those that ship) or by where it lies; None when there is no pack."""
    shipped = home / name
    folder = shipped if NAME.fullmatch(name) and (shipped / "pack.toml").is_file() else Path(name)
    return folder if name and (folder / "pack.toml").is_file() else None


def read_source(path: Path, pack: str, shown: str, problems: list[Problem], listed: Where) -> Source:
    """`listed` is where the pack names the file: that is where one that is not there has to be mended."""
    where = Where(pack, shown)
    try:
        text = path.read_text("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        problems.append(Problem(listed, f"không có tệp “{path.name}” / no such file"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(_line(where, line), "không phải chữ UTF-8 / is no text in UTF-8"))
    else:
        return _read(text, where, problems)
    return Source(where)


def _read(text: str, where: Where, problems: list[Problem]) -> Source:
    while True:
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            line = _line_of(str(error), text)
            problems.append(Problem(_line(where, line), _said(str(error), text, line)))
            left = _without(text, line)
            if left is None:
                return Source(where)
            text = left
        else:
            return Source(Where(where.pack, where.file, lines=lines_of(text)), table)


def _line(where: Where, line: int) -> Where:
    return Where(where.pack, where.file, ("?",), lines={("?",): line})


def _line_of(error: str, text: str) -> int:
    """tomllib blames the header after an entry that was not closed: then the entry's last line it is."""
    lines, found = text.split("\n"), _AT.search(error)
    at = min(int(found[1]), len(lines)) if found and found[1] else len(lines)
    while at > 1 and (not lines[at - 1].strip() or ("Unclosed" in error and _HEADER.match(lines[at - 1]))):
        at -= 1
    return at


def _said(error: str, text: str, line: int) -> str:
    written = text.split("\n")[line - 1].partition(" #")[0].strip()
    reason = _AT.sub("", error)
    return f"sai cú pháp TOML, đọc đến “{written[:60]}” / is no TOML: {reason[:1].lower()}{reason[1:]}"


def _without(text: str, line: int) -> str | None:
    """The text with the entry around `line` left blank, so that the rest can be read; None when that would not help."""
    lines = text.split("\n")
    headers = [number for number, each in enumerate(lines) if _HEADER.match(each)]
    first = max((number for number in headers if number < line), default=None)
    if first is None or not lines[first].startswith("[["):
        return None
    last = min((number for number in headers if number > first), default=len(lines))
    return "\n".join(lines[:first] + [""] * (last - first) + lines[last:])


def file_names(table: dict[str, object], where: Where, problems: list[Problem]) -> list[tuple[str, Where]]:
    """The files that pack.toml names, in order; they lie beside it."""
    names = table.get("files")
    if not isinstance(names, list) or not names:
        problems.append(Problem(where.at("files"), "thiếu danh sách tệp “files” / the list of files is missing"))
        return []
    found = []
    for number, name in enumerate(names):
        at = where.at("files", number)
        if isinstance(name, str) and Path(name).name == name and name.endswith(".toml"):
            found.append((name, at))
        else:
            problems.append(Problem(at, f"“{name}” không phải tên tệp .toml cạnh pack.toml / is no file beside it"))
    return found
