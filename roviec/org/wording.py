"""What surrounds a body's name in a directive and does not tell which body it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roviec.vietnamese.names import agency_key
from roviec.vietnamese.text import normalise

_SPLIT = re.compile(r"[,;/]|\s[-–]\s|\bvà\b|&", re.IGNORECASE)
_SOME_OF = re.compile(r"(?:,?\s*(?:(?:có|khác)\s+)?liên quan|\s+khác(?:\s+có\s+liên\s+quan)?)\s*$", re.IGNORECASE)
_PART_OF = re.compile(r"^.*\s(?:trực thuộc|thuộc)\s+", re.IGNORECASE | re.DOTALL)
_PLURAL = re.compile(r"^(?:(?:tat ca|toan the|toan bo|cac cap|cac|nhung|moi|tung)\s+)+")
_POSTS = re.compile(
    r"^(?:dong chi |ong |ba )?"
    r"(?:thu truong|nguoi dung dau|lanh dao|pho chu tich|chu tich|pho giam doc|giam doc|tong giam doc|cuc truong|"
    r"truong(?= ban )|chi huy truong|thuong truc|chanh(?= van phong| thanh tra))\s+"
)
_COMMITTEE = re.compile(r"^uy ban nhan dan(?: |$)")


@dataclass(frozen=True)
class Wording:
    """`keys`: agency keys to try, the fullest first; `atoms`: the classes named; `some_of`: only those "concerned"."""

    text: str
    keys: tuple[str, ...]
    atoms: frozenset[str]
    some_of: bool


def read_wording(text: str) -> Wording:
    said = " ".join(normalise(text).split()).strip(" .,;:")
    bare = _SOME_OF.sub("", said)
    whole = agency_key(bare)
    keys = [whole, _POSTS.sub("", whole)]
    inner = _PART_OF.sub("", bare)
    if inner != bare:
        keys.append(agency_key(inner))
    return Wording(said, tuple(dict.fromkeys(filter(None, keys))), atoms(bare), bare != said)


def atoms(phrase: str) -> frozenset[str]:
    """The classes in a phrase, each by its folded words: "UBND các quận, huyện" -> {"quan", "huyen"}."""
    keys = (_POSTS.sub("", agency_key(piece)) for piece in _SPLIT.split(phrase))
    bare = (_PLURAL.sub("", _COMMITTEE.sub("", _PLURAL.sub("", key))) for key in keys)
    return frozenset(filter(None, bare))
