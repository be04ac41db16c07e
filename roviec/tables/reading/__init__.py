"""A sheet somebody filled in -> rows of checked values, and what is wrong with the others (no Django)."""

from roviec.tables.reading.columns import Column, Kind, Problem, Row, Table, TableError, Tables, Value
from roviec.tables.reading.table import read_table, read_tables

__all__ = ["Column", "Kind", "Problem", "Row", "Table", "TableError", "Tables", "Value", "read_table", "read_tables"]
