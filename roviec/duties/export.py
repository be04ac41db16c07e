"""The rows behind the board as files: CSV that opens in a spreadsheet as it is, and XLSX. Neither holds a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from io import SEEK_END, StringIO
from itertools import islice
from typing import IO, Final

import xlsxwriter
from django.db.models import F
from django.utils.translation import gettext as _

from roviec.duties.board import Chosen, obligations
from roviec.duties.labels import period_label
from roviec.duties.models import Duty, Progress, Timeliness
from roviec.duties.names import unit_names
from roviec.org.access import Access

BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for a Western code page
_OPENS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_CHUNK: Final = 2000
_LINES: Final = 500
_WIDTHS: Final = (16, 6, 60, 36, 36, 20, 12, 22, 24, 12)

Value = str | int | date | None


def header() -> list[str]:
    return [
        _("Văn bản"), _("Số"), _("Nhiệm vụ"), _("Đơn vị"), _("Nhận từ"),
        _("Kỳ"), _("Hạn"), _("Tiến độ"), _("Thời hạn"), _("Ngày hoàn thành"),
    ]  # fmt: skip


def rows(access: Access, chosen: Chosen, today: date) -> Iterator[list[Value]]:
    """One line an obligation, in the board's order of duties; read in chunks, never all at once."""
    names = unit_names()
    found = obligations(access, chosen, today, names).order_by(
        "duty__directive__issued_on", "duty__directive_id", "duty__order", "period_start", "holder_id"
    )
    values = found.values_list(
        "duty_id", "holder_id", "unit_id", "period", "due", "progress", F("timeliness"), "done_on"
    )
    duties = _duties(access)
    label = cache(period_label)
    progresses = {state.value: str(state.label) for state in Progress}
    times = {state.value: str(state.label) for state in Timeliness}
    for duty, holder, unit, period, due, progress, timeliness, done_on in values.iterator(_CHUNK):
        received_from = names[unit].name if unit != holder else ""
        state = (progresses[progress], times[timeliness])
        yield [*duties[duty], names[holder].name, received_from, label(period), due, *state, done_on]


def _duties(access: Access) -> dict[int, tuple[str, int, str]]:
    rows = Duty.objects.visible_to(access).order_by().values_list("pk", "directive__number", "order", "quote")
    return {pk: (number, order, quote) for pk, number, order, quote in rows}


def csv_lines(found: Iterable[list[Value]]) -> Iterator[str]:
    """A few hundred lines at a time, so that sending them costs less than making them."""
    page = StringIO(BOM, newline="")
    page.seek(0, SEEK_END)
    writer = csv.writer(page)
    writer.writerow(header())
    rest = iter(found)
    while lines := list(islice(rest, _LINES)):
        writer.writerows([safe(value) for value in row] for row in lines)
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def safe(value: Value) -> Value:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP: CSV injection)."""
    if isinstance(value, str) and value.startswith(_OPENS_A_FORMULA):
        return f"'{value}"
    return value


def write_xlsx(found: Iterable[list[Value]], file: IO[bytes]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(_("Bảng theo dõi"))
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    for column, words in enumerate(header()):
        sheet.write_string(0, column, words, bold)
    for line, row in enumerate(found, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, day)
            elif isinstance(value, int):
                sheet.write_number(line, column, value)
            elif value:
                sheet.write_string(line, column, value)
    book.close()
