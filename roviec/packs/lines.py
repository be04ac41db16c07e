"""The line of every key, entry and element of a TOML file: tomllib reads values and forgets where they stood."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from typing import Final

from roviec.packs.places import Path

_BLANK: Final = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE: Final = re.compile(r"[^,\]}#\n]*")
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'", re.DOTALL
)


def lines_of(text: str) -> dict[Path, int]:
    """Paths as tomllib's result would be walked -> line, from 1. `text` must be TOML that tomllib reads."""
    return _Scan(text).lines


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [match.end() for match in re.finditer("\n", text)]
        self._counts: dict[Path, int] = {}  # how many entries a list of tables has so far
        self.lines: dict[Path, int] = {}
        self._document()

    def _document(self) -> None:
        table: Path = ()
        while self._more():
            if self._eat("[["):
                table = self._next_entry(self._key())
                self._eat("]]")
            elif self._eat("["):
                table = self._resolved(self._key())
                self._note(table)
                self._eat("]")
            else:
                self._pair(table)

    def _next_entry(self, key: Path) -> Path:
        many = (*self._resolved(key[:-1]), key[-1])
        number = self._counts.get(many, 0)
        self._counts[many] = number + 1
        self._note((*many, number))
        return (*many, number)

    def _resolved(self, key: Path) -> Path:
        """A header's name means the last entry of each list of tables on its way."""
        path: Path = ()
        for name in key:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        path = table + self._key()
        self._note(path)
        self._more()
        self._eat("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        self._more()
        if self._eat("["):
            number = 0
            while self._more() and not self._eat("]"):
                self._note((*path, number))
                self._value((*path, number))
                number += 1
        elif self._eat("{"):
            while self._more() and not self._eat("}"):
                self._pair(path)
        else:
            self._skip(_STRING) or self._skip(_BARE_VALUE)

    def _key(self) -> Path:
        parts: list[str] = []
        while True:
            self._more()
            quoted = self._skip(_STRING)
            parts.append(tomllib.loads(f"x = {quoted}")["x"] if quoted else self._skip(_BARE_KEY))
            self._more()
            if not self._eat("."):
                return tuple(parts)

    def _note(self, path: Path) -> None:
        line = bisect_right(self._starts, self._at) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _more(self) -> bool:
        """Over what means nothing; is there anything after it?"""
        self._skip(_BLANK)
        return self._at < len(self._text)

    def _eat(self, word: str) -> bool:
        found = self._text.startswith(word, self._at)
        self._at += len(word) if found else 0
        return found

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        found = match[0] if match else ""
        self._at += len(found)
        return found
