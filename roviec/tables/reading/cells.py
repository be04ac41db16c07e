"""One cell as its column wants it: days as dd/mm/yyyy or as Excel has them, numbers with a comma before the decimals."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from roviec.tables.reading.columns import Cell, Column, Kind, Value
from roviec.vietnamese.keys import search_key
from roviec.vietnamese.text import normalise


class Wrong(Exception):
    def __init__(self, code: str, **fields: str | int) -> None:
        super().__init__(code)
        self.code, self.fields = code, fields


_DAY = re.compile(r"(?:ngày )?(\d{1,2})(?: tháng |\s?[/.\-]\s?)(\d{1,2})(?: năm |\s?[/.\-]\s?)(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?: \d{3})+|-?\d+")
# A point before other than three figures can only be meant as a comma.
_DECIMAL = re.compile(r"(-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?: \d{3})+|-?\d+),(\d+)|(-?\d+)\.(\d{1,2}|\d{4,})")
_ERROR = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!|GETTING_DATA)")


def is_fault(text: str) -> bool:
    """#REF!, #DIV/0! and the like."""
    return _ERROR.fullmatch(text) is not None


def value_of(cell: Cell, column: Column) -> Value:
    """Raises Wrong when the cell cannot be that; an empty cell is None."""
    text = text_of(cell)
    if not text:
        if column.required:
            raise Wrong("required")
        return None
    if is_fault(text):
        raise Wrong("error_value")
    return _READERS[column.kind](cell, text, column)


def text_of(cell: Cell) -> str:
    """As the person who typed it sees it: 12.0 is "12", a day is dd/mm/yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else _comma(repr(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if not (cell.hour or cell.minute or cell.second) else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return normalise(str(cell))


def _comma(number: str) -> str:
    return number.replace(".", ",")


def _text(cell: Cell, text: str, column: Column) -> str:
    if column.longest and len(text) > column.longest:
        raise Wrong("too_long", limit=column.longest)
    return text


def _day(cell: Cell, text: str, column: Column) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found, iso = _DAY.fullmatch(text), _ISO.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        pass
    raise Wrong("not_a_day")


def _integer(cell: Cell, text: str, column: Column) -> int:
    number = _number(cell, text, column, code="not_an_integer")
    if number != number.to_integral_value():
        raise Wrong("not_an_integer")
    return int(number)


def _number(cell: Cell, text: str, column: Column, code: str = "not_a_number") -> Decimal:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return Decimal(str(cell))
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(" ", ""))
    found = _DECIMAL.fullmatch(text)
    if found is None:
        raise Wrong(code)
    whole, decimals = (found[1], found[2]) if found[1] else (found[3], found[4])
    return Decimal(f"{whole.replace('.', '').replace(' ', '')}.{decimals}")


def _choice(cell: Cell, text: str, column: Column) -> str:
    key = search_key(text)
    known = (value for value, words in column.choices.items() if key in (search_key(value), search_key(words)))
    synonyms = (value for words, value in column.synonyms.items() if key == search_key(words))
    if (found := next(known, None) or next(synonyms, None)) is None:
        raise Wrong("not_a_choice", allowed="; ".join(column.choices.values()))
    return found


_READERS: Final[dict[Kind, Callable[[Cell, str, Column], Value]]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.CHOICE: _choice,
}
