"""Text as it may stand in an official document: composed Unicode (TCVN 6909:2001), one line, nothing invisible."""

from __future__ import annotations

import unicodedata
from dataclasses import fields


def line(text: str) -> str:
    """NFC, runs of white space as one space; control, format, private and unassigned characters dropped.

    Neither XML nor PDF/A can hold control characters, and marks of direction would let text look other than it is.
    """
    spaced = " ".join(text.split())  # line ends are control characters too, but stand between words
    visible = "".join(char for char in spaced if not unicodedata.category(char).startswith("C"))
    return " ".join(unicodedata.normalize("NFC", visible).split())


class Clean:
    """A frozen dataclass whose texts, also those in tuples, are cleaned as it is made."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for each in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            value = getattr(self, each.name)
            if isinstance(value, str):
                object.__setattr__(self, each.name, line(value))
            elif isinstance(value, tuple) and any(isinstance(item, str) for item in value):
                cleaned = tuple(line(item) if isinstance(item, str) else item for item in value)
                object.__setattr__(self, each.name, cleaned)
