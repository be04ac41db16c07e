"""Web pages: the blocks a reader sees, a line each. The parser streams, so neither depth nor size builds a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from lxml import etree

from roviec.directives.intake import limits, plain
from roviec.directives.intake.grid import COLUMNS, Cell, Row
from roviec.directives.intake.labels import ordinal
from roviec.directives.intake.lines import page_of, table_lines
from roviec.directives.intake.plain import from_text
from roviec.directives.intake.taken import Extract, IntakeError

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

_INLINE = frozenset({"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"})  # fmt: skip
# Not part of the document: code, pictures, controls, and the site around it.
_SKIPPED = frozenset({"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "nav", "aside", "footer", "button", "select", "textarea"})  # fmt: skip
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})  # fmt: skip
_NUMBER_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_LEGACY_PAGES = {"windows-1258": "cp1258", "windows-1252": "cp1252", "iso-8859-1": "cp1252", "x-user-defined": "cp1252"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LONGEST_SPAN = 1_000  # rows


def read(data: bytes, filename: str) -> Extract:
    if data.replace(b"\0", b"").count(b"<") > limits.MARKUP_TAGS:
        raise IntakeError("bomb", kind="html")
    markup, encoding = _decode(data, filename)
    page = _Page()
    # The encoding is known by now; what the page says of itself must not be tried again.
    # The stubs ask a target for bytes and comments as well, which the parser never sends.
    target = cast("ParserTarget", page)
    parser = etree.HTMLParser(target=target, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        parser.feed(markup.encode("utf-8", "replace"))
        parser.close()
    except etree.XMLSyntaxError:
        raise IntakeError("damaged", kind="html") from None
    extract = from_text(page_of(page.lines()))
    return extract if extract.encoding != "unicode" else Extract(extract.text, encoding, extract.warnings)


def _decode(data: bytes, filename: str) -> tuple[str, str]:
    declared = _DECLARED.search(data[:4096])
    codec = _LEGACY_PAGES.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if codec:
            return data.decode(codec, "replace"), codec.replace("cp", "windows-")
    return plain.decode(data, filename)


@dataclass
class _List:
    style: str | None
    count: int

    def label(self, value: str | None) -> str:
        self.count = int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else self.count + 1
        label = "-" if self.style is None else f"{ordinal(self.count, self.style)}."
        return f"{label} "


@dataclass
class _Table:
    """`below`: by column, cells that reach down into later rows: into how many, and how wide. `column`: the next one of the row."""

    ruled: bool
    rows: list[Row] = field(default_factory=list)
    below: dict[int, tuple[int, int]] = field(default_factory=dict)
    column: int = 0
    carried: int = 0  # cells, on the whole page so far

    def start_row(self) -> None:
        self.end_row()
        self.rows.append([])
        self.column = 0

    def end_row(self) -> None:
        """Those cells from above that are beyond the row's own."""
        for at in sorted(each for each in self.below if each >= self.column):
            if self.rows and at > self.column:
                self.rows[-1].append(Cell(across=at - self.column))
            self._go_on(at)
        self.column = COLUMNS

    def start_cell(self, attributes: dict[str, str]) -> list[str]:
        """Where its lines go."""
        if not self.rows:
            self.rows.append([])
        while self.column in self.below and self.column < COLUMNS:
            self._go_on(self.column)
        cell = Cell(across=_span(attributes.get("colspan"), COLUMNS))
        if self.column < COLUMNS:
            self.rows[-1].append(cell)
            if (down := _span(attributes.get("rowspan"), _LONGEST_SPAN)) > 1:
                self.below[self.column] = (down - 1, cell.across)
            self.column += cell.across
        return cell.lines

    def _go_on(self, at: int) -> None:
        left, across = self.below.pop(at)
        self.rows[-1].append(Cell(across=across, goes_on=True))
        self.column, self.carried = at + across, self.carried + 1
        if self.carried > limits.CARRIED_CELLS:
            raise IntakeError("bomb", kind="html")
        if left > 1:
            self.below[at] = (left - 1, across)


def _span(said: str | None, most: int) -> int:
    """As browsers take it: a whole number, 1 where it is anything else."""
    return min(int(said), most) or 1 if said and said.isascii() and said.isdigit() and len(said) < 6 else 1


class _Page:
    """A parser target: lines of the page in `_lines[0]`, of open table cells above it."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._piece: list[str] = []
        self._label = ""
        self._skipped = ""
        self._skipped_depth = 0
        self._preformatted = 0
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._carried = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped:
            self._skipped_depth += tag == self._skipped
            return
        if tag in _SKIPPED or (_is_hidden(attributes) and tag not in _VOID):
            self._skipped, self._skipped_depth = tag, 1
            return
        if tag in _INLINE:
            return
        self._break()
        if tag in ("ol", "ul"):
            style = _NUMBER_TYPES.get(attributes.get("type", ""), "decimal") if tag == "ol" else None
            first = attributes.get("start", "")
            self._lists.append(
                _List(style, int(first) - 1 if first.isascii() and first.isdigit() and len(first) < 6 else 0)
            )
        elif tag == "li" and self._lists:
            self._label = self._lists[-1].label(attributes.get("value"))
        elif tag == "pre":
            self._preformatted += 1
        else:
            self._start_table_part(tag, attributes)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped_depth -= tag == self._skipped
            if not self._skipped_depth:
                self._skipped = ""
            return
        if tag in _INLINE:
            return
        self._break()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)
        else:
            self._end_table_part(tag)

    def data(self, text: str) -> None:
        if not self._skipped:
            self._piece.append(text)

    def close(self) -> None:
        self._break()
        while self._tables:
            self._end_table_part("table")

    def lines(self) -> list[str]:
        return self._lines[0]

    def _break(self) -> None:
        text = "".join(self._piece)
        self._piece.clear()
        lines = text.split("\n") if self._preformatted else [_SPACE.sub(" ", text).strip()]
        for line in filter(str.strip, lines):
            self._lines[-1].append(self._label + line)
            self._label = ""

    def _start_table_part(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            ruled = attributes.get("border", "0") not in ("", "0")
            self._tables.append(_Table(ruled, carried=self._carried))
            self._lines.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].start_row()
        elif tag in ("td", "th") and self._tables:
            table = self._tables[-1]
            table.ruled = table.ruled or tag == "th"
            self._lines[-1] = table.start_cell(attributes)

    def _end_table_part(self, tag: str) -> None:
        if tag == "table" and self._tables:
            table = self._tables.pop()
            table.end_row()
            self._carried = max(self._carried, table.carried)
            self._lines.pop()
            self._lines[-1] += table_lines(table.rows, table.ruled)


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower()
