from __future__ import annotations

from lxml.etree import _Element

from roviec.directives.intake.docx.names import W, child, value

_VERTICAL = ("left", "right", "start", "end", "insideV")


class Styles:
    """What is inherited from named styles: a list's number, a table's borders."""

    def __init__(self, root: _Element | None) -> None:
        self._styles = (
            {} if root is None else {str(style.get(f"{W}styleId")): style for style in root.iterfind(f"{W}style")}
        )

    def numbering(self, style: str) -> _Element | None:
        return self._inherited(style, "w:pPr/w:numPr")

    def is_ruled(self, table: _Element) -> bool:
        """Whether upright lines are drawn between the cells: a table of data, not of layout."""
        borders = child(table, "w:tblPr/w:tblBorders")
        if borders is None:
            borders = self._inherited(value(table, "w:tblPr/w:tblStyle"), "w:tblPr/w:tblBorders")
        return _has_upright(borders) or any(
            _has_upright(cell) for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")
        )

    def _inherited(self, style: str, path: str) -> _Element | None:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = child(self._styles[style], path)
            if found is not None:
                return found
            style = value(self._styles[style], "w:basedOn")
        return None


def _has_upright(borders: _Element | None) -> bool:
    return any(value(borders, f"w:{side}", "nil") not in ("nil", "none") for side in _VERTICAL)
