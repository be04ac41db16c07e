"""Sheets to read, and the columns that they are read with."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import xlsxwriter

from roviec.tables import Column, Kind

COLUMNS = (
    Column(key="external_id", title="Mã", required=True, longest=20),
    Column(key="name", title="Tên gọi", required=True, also=("Tên mô hình",)),
    Column(key="day", title="Ngày bắt đầu", kind=Kind.DAY),
    Column(key="count", title="Số lượng", kind=Kind.INTEGER),
    Column(key="rate", title="Tỷ lệ", kind=Kind.NUMBER),
    Column(key="kind", title="Loại", kind=Kind.CHOICE, choices={"pilot": "Mô hình điểm", "practice": "Cách làm"}),
)
HEADER = [column.title for column in COLUMNS]
GOOD = ["M1", "Kiosk y tế", "23/9/2024", "1.200", "85,5", "Mô hình điểm"]


def csv_of(*rows: Sequence[object], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def xlsx_of(*rows: Sequence[object], sheets: Mapping[str, Sequence[Sequence[object]]] | None = None) -> bytes:
    """The rows on the first sheet, then other sheets; dates as Excel has them, "#REF!" as an error."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, lines in {"Trang 1": rows, **(sheets or {})}.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(lines):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, place, cell, day)
                elif isinstance(cell, str) and cell.startswith("#"):
                    sheet.write_formula(line, place, "=1/0", None, cell)
                else:
                    sheet.write(line, place, cell)
    book.close()
    return out.getvalue()


def rezipped(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The same package with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *changes}:
            new.writestr(name, changes.get(name) or old.read(name))
    return out.getvalue()
