"""The rows behind the board as files: CSV that opens in a spreadsheet as it is, and XLSX. Neither holds a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
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
_WIDTHS: Final = (16, 6, 60, 36, 36, 20, 12, 22, 24, 12)

Value = str | int | date | None


class _Echo:
    """csv wants something to write to; the response takes each line as it comes."""

    def write(self, line: str) -> str:
        return line


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
    duties: dict[int, tuple[str, int, str]] = {}
    progresses = {state.value: str(state.label) for state in Progress}
    times = {state.value: str(state.label) for state in Timeliness}
    for duty, holder, unit, period, due, progress, timeliness, done_on in values.iterator(_CHUNK):
        if duty not in duties:
            duties[duty] = _duty(duty)
        received_from = names[unit].name if unit != holder else ""
        label = period_label(period)
        state = (progresses[progress], times[timeliness])
        yield [*duties[duty], names[holder].name, received_from, label, due, *state, done_on]


def _duty(pk: int) -> tuple[str, int, str]:
    number, order, quote = Duty.objects.values_list("directive__number", "order", "quote").get(pk=pk)
    return number, order, quote


def csv_lines(found: Iterable[list[Value]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BOM + str(writer.writerow(header()))
    for row in found:
        yield str(writer.writerow([safe(value) for value in row]))


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
