"""The empty sheet to fill in: headings, lists to choose from, and a second sheet that explains each column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Final

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from roviec.tables.reading import Column, Kind
from roviec.tables.reading.limits import ROWS
from roviec.tables.sentences import KINDS
from roviec.tables.writing import Value

_LONGEST_LIST: Final = 255  # characters of a list that Excel lets a cell choose from
_LONGEST_TITLE, _LONGEST_HINT = 32, 255


def template(columns: Sequence[Column], rows: Iterable[Sequence[Value]] = ()) -> bytes:
    """XLSX. A star marks the headings of columns that must be filled in; `rows` stand in it already."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(_("Dữ liệu"))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        form = {Kind.TEXT: text, Kind.DAY: day}.get(column.kind)
        sheet.set_column(place, place, 30 if column.kind is Kind.TEXT else 18, form)
        sheet.write_string(0, place, heading(column), bold)
        _rules(sheet, place, column)
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _write(sheet, line, place, value, day)
    _explanation(book.add_worksheet(_("Hướng dẫn")), columns, bold, wrap)
    book.close()
    return out.getvalue()


def _write(sheet: Worksheet, line: int, place: int, value: Value, day: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(line, place, value, day)
    elif isinstance(value, (int, Decimal)):
        sheet.write_number(line, place, value)
    elif value:
        sheet.write_string(line, place, value)


def heading(column: Column) -> str:
    return f"{column.title} *" if column.required else column.title


def _rules(sheet: Worksheet, place: int, column: Column) -> None:
    """Excel helps while typing; what counts is checked again when the sheet is read."""
    rule: dict[str, object] = {"validate": "any", "input_title": column.title[:_LONGEST_TITLE]}
    if column.hint:
        rule["input_message"] = column.hint[:_LONGEST_HINT]
    words = list(column.choices.values())
    if words and len(",".join(words)) <= _LONGEST_LIST and not any("," in each for each in words):
        rule |= {"validate": "list", "source": words}
    if len(rule) > 2:
        sheet.data_validation(1, place, ROWS, place, rule)


def _explanation(sheet: Worksheet, columns: Sequence[Column], bold: Format, wrap: Format) -> None:
    sheet.set_column(0, 3, 30)
    sheet.set_column(4, 4, 70)
    titles = [_("Cột"), _("Bắt buộc"), _("Kiểu"), _("Ví dụ"), _("Giải thích")]
    for place, words in enumerate(titles):
        sheet.write_string(0, place, words, bold)
    for line, column in enumerate(columns, 1):
        allowed = _("Chỉ nhận: %(allowed)s.") % {"allowed": "; ".join(column.choices.values())}
        hint = " ".join(filter(None, [column.hint, allowed if column.choices else ""]))
        must = _("có") if column.required else _("không")
        for place, words in enumerate([column.title, must, str(KINDS[column.kind]), column.example, hint]):
            sheet.write_string(line, place, words, wrap)
