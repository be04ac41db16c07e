"""Sheets in and out: XLSX and CSV read with errors by row, written without formulas.

`reading` and `writing` are plain libraries; what speaks to people (`sentences`, `template`, `files`) or waits for their yes
(`waiting`) is Django's.
"""

from roviec.tables.reading import Column, Kind, Problem, Row, Table, TableError, Tables, read_table, read_tables
from roviec.tables.writing import Grid, csv_lines, write_xlsx

__all__ = [
    "Column",
    "Grid",
    "Kind",
    "Problem",
    "Row",
    "Table",
    "TableError",
    "Tables",
    "csv_lines",
    "read_table",
    "read_tables",
    "write_xlsx",
]
