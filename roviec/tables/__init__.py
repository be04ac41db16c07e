"""Sheets in and out: XLSX and CSV read with errors by row, written without formulas.

`reading` and `writing` are plain libraries; what speaks to people (`sentences`, `template`, `files`) or waits for their yes
(`waiting`) is Django's.
"""

from roviec.tables.reading import Column, Kind, Problem, Row, Table, TableError, read_table
from roviec.tables.writing import Grid, csv_lines, write_xlsx

__all__ = ["Column", "Grid", "Kind", "Problem", "Row", "Table", "TableError", "csv_lines", "read_table", "write_xlsx"]
