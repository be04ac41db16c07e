"""The number of a document as a key: "05/CT-TTg" and "5 / CT-TTG" are one."""

from __future__ import annotations

from roviec.vietnamese.keys import search_key


def number_key(number: str) -> str:
    return search_key(number).lstrip("0")
