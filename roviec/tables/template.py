"""Sheets to fill in: headings, lists to choose from, and a last sheet that explains each column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import xlsxwriter
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from xlsxwriter.worksheet import Worksheet

from roviec.tables.reading import Column, Kind
from roviec.tables.reading.limits import ROWS
from roviec.tables.sentences import KINDS
from roviec.tables.writing import Value, write_cell

_LONGEST_LIST: Final = 255  # characters of a list that Excel lets a cell choose from
_LONGEST_TITLE, _LONGEST_HINT = 32, 255
_TITLES: Final = (
    gettext_lazy("Trang tính"), gettext_lazy("Cột"), gettext_lazy("Bắt buộc"), gettext_lazy("Kiểu"), gettext_lazy("Ví dụ"),
    gettext_lazy("Giải thích"),
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A sheet to fill in; `rows` stand in it already."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]] = ()


def template(*forms: Form, note: str = "") -> bytes:
    """XLSX. A star marks the headings of columns that must be filled in; `note` stands above every heading."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    for form in forms:
        _sheet(book, form, note)
    _explanation(book, forms)
    book.close()
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, form: Form, note: str) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet, head = book.add_worksheet(form.title), 1 if note else 0
    sheet.freeze_panes(head + 1, 0)
    if note:
        sheet.write_string(0, 0, note, book.add_format())
    for place, column in enumerate(form.columns):
        look = {Kind.TEXT: text, Kind.DAY: day}.get(column.kind)
        sheet.set_column(place, place, 30 if column.kind is Kind.TEXT else 18, look)
        sheet.write_string(head, place, heading(column), bold)
        _rules(sheet, head + 1, place, column)
    for line, row in enumerate(form.rows, head + 1):
        for place, value in enumerate(row):
            write_cell(sheet, line, place, value, day)


def heading(column: Column) -> str:
    return f"{column.title} *" if column.required else column.title


def _rules(sheet: Worksheet, first: int, place: int, column: Column) -> None:
    """Excel helps while typing; what counts is checked again when the sheet is read."""
    rule: dict[str, object] = {"validate": "any", "input_title": column.title[:_LONGEST_TITLE]}
    if column.hint:
        rule["input_message"] = column.hint[:_LONGEST_HINT]
    words = list(column.choices.values())
    if words and len(",".join(words)) <= _LONGEST_LIST and not any("," in each for each in words):
        rule |= {"validate": "list", "source": words}
    if len(rule) > 2:
        sheet.data_validation(first, place, ROWS, place, rule)


def _explanation(book: xlsxwriter.Workbook, forms: Sequence[Form]) -> None:
    """Of several sheets, each column says whose it is."""
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Hướng dẫn"))
    lines: list[list[str | Promise]] = [[*_TITLES], *_explained(forms)]
    shown = lines if len(forms) > 1 else [line[1:] for line in lines]
    sheet.set_column(0, len(shown[0]) - 2, 30)
    sheet.set_column(len(shown[0]) - 1, len(shown[0]) - 1, 70)
    for number, line in enumerate(shown):
        for place, words in enumerate(line):
            sheet.write_string(number, place, str(words), wrap if number else bold)


def _explained(forms: Sequence[Form]) -> Iterator[list[str | Promise]]:
    for form in forms:
        for column in form.columns:
            allowed = _("Chỉ nhận: %(allowed)s.") % {"allowed": "; ".join(column.choices.values())}
            hint = " ".join(filter(None, [column.hint, allowed if column.choices else ""]))
            must = _("có") if column.required else _("không")
            yield [form.title, column.title, must, KINDS[column.kind], column.example, hint]
