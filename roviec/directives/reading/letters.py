"""Vietnamese capitals, for the character classes of patterns ("À-Ỹ" would hold the small letters too)."""

from __future__ import annotations

UPPER = "A-Z" + "".join(
    letter
    for code in [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]
    if (letter := chr(code)).isupper() and (code < 0x180 or letter in "ƠƯ" or code >= 0x1EA0)
)
