"""Names of WordprocessingML (ECMA-376), and how their attributes are read."""

from __future__ import annotations

from functools import cache

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What "Strict" documents call the same namespace.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1].encode()


def value(parent: _Element | None, path: str, default: str = "") -> str:
    """The w:val of a descendant; path as in "w:pPr/w:jc"."""
    found = child(parent, path)
    return default if found is None else found.get(f"{W}val", default)


def whole(text: str | None, default: int = 0) -> int:
    """A small number out of an attribute; Word itself stops at 32767."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 5:
        return default
    return min(int(text), 32767)


def child(parent: _Element | None, path: str) -> _Element | None:
    return None if parent is None else parent.find(_qualified(path))


def is_on(properties: _Element | None, name: str) -> bool:
    """A switch such as w:vanish: on when present, unless it says otherwise."""
    found = child(properties, f"w:{name}")
    return found is not None and found.get(f"{W}val", "true") not in ("0", "false", "off", "none")


@cache
def _qualified(path: str) -> str:
    return path.replace("w:", W)
