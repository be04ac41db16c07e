"""The figures of a report: kinds of field, what people type, doubts that ask for a word, and totals over many reports. No Django."""

from roviec.duties.sheets.checks import Doubt, doubts
from roviec.duties.sheets.fields import Field, Kind, Total, fields_of, problems_of
from roviec.duties.sheets.totals import add_up
from roviec.duties.sheets.typed import Unreadable, read, stored, value_of, written
from roviec.duties.sheets.values import Figures, Value, missing, share

__all__ = [
    "Doubt",
    "Field",
    "Figures",
    "Kind",
    "Total",
    "Unreadable",
    "Value",
    "add_up",
    "doubts",
    "fields_of",
    "missing",
    "problems_of",
    "read",
    "share",
    "stored",
    "value_of",
    "written",
]
