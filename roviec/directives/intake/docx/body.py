"""The body of a Word document as lines: tracked changes accepted, boxes and tables in their place."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from roviec.directives.intake.docx.names import MC, W, child, is_on, value, whole
from roviec.directives.intake.docx.numbering import Numbering
from roviec.directives.intake.docx.styles import Styles
from roviec.directives.intake.grid import Cell, Row
from roviec.directives.intake.lines import table_lines

_P, _TBL, _R, _T, _BOX = f"{W}p", f"{W}tbl", f"{W}r", f"{W}t", f"{W}txbxContent"
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_GLYPHS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
# Not text of the paragraph: properties, deleted text, field codes, and drawings (whose boxes are read on their own).
_SKIPPED = _DELETED | {
    f"{W}{name}" for name in ("pPr", "rPr", "delText", "instrText", "drawing", "pict", "object", "sdtPr", "rt", "txbxContent")
} | {f"{MC}AlternateContent"}  # fmt: skip


class Body:
    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self._numbering = numbering
        self._styles = styles

    def lines(self, container: _Element) -> list[str]:
        lines: list[str] = []
        carried = ""
        for block in _blocks(container):
            if block.tag == _TBL:
                lines += table_lines(list(self._rows(block)), self._styles.is_ruled(block))
                continue
            for box in _boxes(block):
                lines += self.lines(box)
            text = carried + "".join(_text(block))
            # The paragraph's own mark was deleted: what follows it belongs to it.
            carried = text if child(block, "w:pPr/w:rPr/w:del") is not None else ""
            if not carried:
                lines += self._labelled(block, text).split("\n")
        return [*lines, carried] if carried else lines

    def _labelled(self, paragraph: _Element, text: str) -> str:
        label = self._numbering.label(paragraph)
        return f"{label} {text.lstrip()}" if label and text.strip() else text

    def _rows(self, table: _Element) -> Iterator[Row]:
        for row in _through(table, f"{W}tr"):
            if child(row, "w:trPr/w:del") is None:
                before = whole(value(row, "w:trPr/w:gridBefore"))
                yield [*([Cell(across=before)] if before else []), *map(self._cell, _through(row, f"{W}tc"))]

    def _cell(self, cell: _Element) -> Cell:
        across = max(1, whole(value(cell, "w:tcPr/w:gridSpan"), 1))
        merged = child(cell, "w:tcPr/w:vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            return Cell(across=across, goes_on=True)
        return Cell([line for line in self.lines(cell) if line.strip()], across)


def _blocks(container: _Element) -> Iterator[_Element]:
    return _through(container, _P, _TBL)


def _through(container: _Element, *tags: str) -> Iterator[_Element]:
    """Children of these tags, also inside content controls and accepted insertions, in order."""
    stack = list(reversed(container))
    while stack:
        node = stack.pop()
        if node.tag in tags:
            yield node
        elif node.tag not in _DELETED and node.tag not in (_P, _TBL, f"{W}tcPr", f"{W}tblPr", f"{W}trPr"):
            stack += reversed(_shown(node))


def _shown(node: _Element) -> list[_Element]:
    """Children; of content with a fallback for old programs, one of the two."""
    if node.tag != f"{MC}AlternateContent":
        return list(node)
    choice = node.find(f"{MC}Choice")
    return list(node)[:1] if choice is None else [choice]


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == _BOX:
            yield node
        elif node.tag not in _DELETED:
            stack += reversed(_shown(node))


def _text(paragraph: _Element) -> Iterator[str]:
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == _T:
            yield _cased(node)
        elif node.tag in _GLYPHS:
            yield _GLYPHS[str(node.tag)]
        elif node.tag not in _SKIPPED and not (node.tag == _R and is_on(child(node, "w:rPr"), "vanish")):
            stack += reversed(node)


def _cased(text: _Element) -> str:
    content = text.text or ""
    run = text.getparent()
    return content.upper() if is_on(child(run, "w:rPr"), "caps") else content


def changes_in(container: _Element) -> int:
    """How many tracked insertions and deletions there are, marks of paragraphs included."""
    return sum(1 for _ in container.iter(*_DELETED, *_INSERTED))
