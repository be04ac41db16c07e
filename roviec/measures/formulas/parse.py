"""Text -> tree. Nothing of it is ever given to Python's own parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

LONGEST: Final = 500  # characters
DEEPEST: Final = 40
FUNCTIONS: Final = frozenset({"min", "max"})
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d{1,15}(?:\.\d{1,6})?)|\[(?P<part>[^\[\]]*)\]|(?P<word>[a-z]+)|(?P<mark>[-+*/(),]))"
)
_CODE: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


class FormulaError(ValueError):
    """`code`: "empty", "too_long", "too_deep", "unreadable", "bad_code", "unknown_function", "unfinished" or "left_over".

    `at` is the place in the text, counted from 1.
    """

    def __init__(self, code: str, at: int, text: str = "") -> None:
        super().__init__(f"{code} at {at}: {text}")
        self.code, self.at, self.text = code, at, text


@dataclass(frozen=True)
class Number:
    value: Decimal


@dataclass(frozen=True)
class Part:
    """Another indicator, by its code."""

    code: str


@dataclass(frozen=True)
class Negative:
    of: Node


@dataclass(frozen=True)
class Two:
    """`sign`: + - * /"""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call:
    """`name`: min or max."""

    name: str
    of: tuple[Node, ...]


Node = Number | Part | Negative | Two | Call


def parse(text: str) -> Node:
    """FormulaError says what is wrong and where."""
    if len(text) > LONGEST:
        raise FormulaError("too_long", LONGEST)
    reader = _Reader(list(_tokens(text)), len(text) + 1)
    if not reader.tokens:
        raise FormulaError("empty", 1)
    tree = reader.sum(0)
    if reader.more:
        raise FormulaError("left_over", reader.at, reader.text)
    return tree


def parts_of(node: Node) -> frozenset[str]:
    """The codes of the indicators it is made of."""
    match node:
        case Part(code):
            return frozenset({code})
        case Negative(of):
            return parts_of(of)
        case Two(_, left, right):
            return parts_of(left) | parts_of(right)
        case Call(_, of):
            return frozenset[str]().union(*map(parts_of, of))
        case _:
            return frozenset()


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> Iterator[_Token]:
    place, end = 0, len(text.rstrip())
    while place < end:
        found = _TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            at = len(text) - len(text[place:].lstrip())
            raise FormulaError("unreadable", at + 1, text[at : at + 10])
        yield _Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup) + 1)
        place = found.end()


@dataclass
class _Reader:
    tokens: list[_Token]
    end: int
    next: int = 0

    @property
    def more(self) -> bool:
        return self.next < len(self.tokens)

    @property
    def text(self) -> str:
        return self.tokens[self.next].text if self.more else ""

    @property
    def at(self) -> int:
        return self.tokens[self.next].at if self.more else self.end

    def mark(self, marks: str) -> str:
        """The next token, taken, if it is one of `marks`."""
        if self.more and self.tokens[self.next].kind == "mark" and self.text in marks:
            self.next += 1
            return self.tokens[self.next - 1].text
        return ""

    def sum(self, depth: int) -> Node:
        tree = self.product(depth)
        while sign := self.mark("+-"):
            tree = Two(sign, tree, self.product(depth))
        return tree

    def product(self, depth: int) -> Node:
        tree = self.one(depth)
        while sign := self.mark("*/"):
            tree = Two(sign, tree, self.one(depth))
        return tree

    def one(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise FormulaError("too_deep", self.at)
        if self.mark("-"):
            return Negative(self.one(depth + 1))
        if self.mark("("):
            return self.closed(self.sum(depth + 1))
        if not self.more or self.tokens[self.next].kind == "mark":
            raise FormulaError("unfinished", self.at, self.text)
        token = self.tokens[self.next]
        self.next += 1
        if token.kind == "number":
            return Number(Decimal(token.text))
        return self.call(token, depth) if token.kind == "word" else _part(token)

    def call(self, token: _Token, depth: int) -> Node:
        if token.text not in FUNCTIONS or not self.mark("("):
            raise FormulaError("unknown_function", token.at, token.text)
        of = [self.sum(depth + 1)]
        while self.mark(","):
            of.append(self.sum(depth + 1))
        return self.closed(Call(token.text, tuple(of)))

    def closed(self, tree: Node) -> Node:
        if not self.mark(")"):
            raise FormulaError("unfinished", self.at, self.text)
        return tree


def _part(token: _Token) -> Part:
    code = token.text.strip()
    if _CODE.fullmatch(code) is None:
        raise FormulaError("bad_code", token.at, code)
    return Part(code)
