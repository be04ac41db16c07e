"""Where in its file a stretch of a directive's text stands: which annex, and of a workbook which sheet and row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from roviec.directives.models import Annex


def place_of(annexes: Iterable[Annex], offset: int) -> dict[str, str | int] | None:
    """`file`, and of a workbook `sheet` and `row`; None for what stands in the directive itself."""
    annex = next((each for each in annexes if each.start <= offset < each.end), None)
    if annex is None:
        return None
    at = bisect_right(annex.places, offset, key=lambda place: place[0]) - 1
    if at < 0:
        return {"file": annex.source_name}
    return {"file": annex.source_name, "sheet": annex.places[at][1], "row": annex.places[at][2]}


def row_said(annexes: Iterable[Annex], offset: int) -> str:
    """The row that begins at `offset`, for what stands under its file's name; nothing for what is no row of a workbook."""
    for annex in annexes:
        at = bisect_left(annex.places, offset, key=lambda place: place[0])
        if at < len(annex.places) and annex.places[at][0] == offset:
            _offset, sheet, row = annex.places[at]
            return (_("%(sheet)s, dòng %(row)s") if sheet else _("dòng %(row)s")) % {"sheet": sheet, "row": row}
    return ""


def said(place: Mapping[str, object]) -> str:
    """In words; `words` stand for a row that has no place of its own."""
    if "words" in place:
        return f"“{place['words']}”"
    if "row" not in place:
        return str(place["file"])
    if not place["sheet"]:
        return _("%(file)s, dòng %(row)s") % place
    return _("%(file)s, trang tính “%(sheet)s”, dòng %(row)s") % place
