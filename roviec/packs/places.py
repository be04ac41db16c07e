"""Where a thing stands in a pack, and what is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Step = str | int
Path = tuple[Step, ...]  # ("unit", 2, "name"): the name of the third [[unit]]


@dataclass(frozen=True)
class Where:
    """`lines` is the line of every path of the file; a path that is not written there stands where its parent does."""

    pack: str
    file: str
    path: Path = ()
    entry: str = ""  # in words: “[[unit]] 3 “so-b””
    lines: Mapping[Path, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def line(self) -> int:
        for length in range(len(self.path), 0, -1):
            if found := self.lines.get(self.path[:length]):
                return found
        return 1

    @property
    def of_entry(self) -> tuple[str, str, Path]:
        return self.pack, self.file, self.path[:2]

    def at(self, *steps: Step, also: str = "") -> Where:
        """A field of it, or what stands deeper; `also` goes to the entry's words."""
        return replace(self, path=self.path + steps, entry=f"{self.entry}{also}")

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.entry}" if self.entry else f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Problem:
    where: Where
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"
