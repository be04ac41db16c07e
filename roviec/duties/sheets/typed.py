"""What people type, as values, and values as they are written: "1.234,5" is one thousand two hundred thirty-four and a half."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from roviec.duties.sheets.fields import Field, Kind
from roviec.duties.sheets.values import Value

LONGEST: Final = 20_000  # characters of a text
_DIGITS: Final = 15  # more than a city has đồng; and what every program between here and the reader can carry
_YES: Final = frozenset({"có", "co", "x", "1", "yes", "true", "đúng"})
_NO: Final = frozenset({"không", "khong", "0", "no", "false", "sai"})
_TIMES: Final = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_SPACES: Final = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?:\D|$))")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
_DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


class Unreadable(ValueError):
    """`code`: "not_a_number", "not_whole", "negative", "too_long", "not_a_day" or "not_yes_no"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(field: Field, typed: str) -> Value | None:
    """None for an empty field. Unreadable says why, and nothing is guessed."""
    text = unicodedata.normalize("NFC", typed).strip()
    if not text:
        return None
    if field.kind is Kind.TEXT:
        return _text(typed)
    if field.kind is Kind.YES_NO:
        return _yes_no(text.lower())
    if field.kind is Kind.DATE:
        return _day(text)
    number = _number(_without_unit(text, field), money=field.kind is Kind.AMOUNT and field.unit == "đồng")
    return _whole(number) if field.kind is Kind.COUNT else number


def _text(typed: str) -> str:
    if len(typed) > LONGEST or "\0" in typed:
        raise Unreadable("too_long")
    return typed.strip().replace("\r\n", "\n")


def _yes_no(text: str) -> bool:
    if text in _YES or text in _NO:
        return text in _YES
    raise Unreadable("not_yes_no")


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if found is None:
        raise Unreadable("not_a_day")
    day, month, year, *iso = found.groups()
    numbers = map(int, iso if iso[0] else (year, month, day))
    try:
        return date(*numbers)
    except ValueError:
        raise Unreadable("not_a_day") from None


def _without_unit(text: str, field: Field) -> str:
    for unit in filter(None, (field.unit, "%" if field.kind is Kind.PERCENT else "")):
        if text.lower().endswith(unit.lower()):
            return text[: -len(unit)].strip()
    return text


def _number(text: str, *, money: bool) -> Decimal:
    text = _SPACES.sub("", text)
    power = 0
    if money:
        head, _space, word = text.rpartition(" ")
        if word.lower() in _TIMES:
            text, power = head.strip(), _TIMES[word.lower()]
    if _NUMBER.fullmatch(text) is None:
        raise Unreadable("not_a_number")
    number = Decimal(_plain(text)).scaleb(power)
    if len(number.as_tuple().digits) > _DIGITS or abs(number) >= 10**_DIGITS:
        raise Unreadable("too_long")
    return number


def _plain(text: str) -> str:
    """Points group by three and a comma begins the fraction; a number that can only be meant the English way is read so."""
    marks = [character for character in text if character in ".,"]
    if not marks:
        return text
    if len(set(marks)) == 2:
        decimal = marks[-1]
        if marks.count(decimal) != 1:
            raise Unreadable("not_a_number")
        head, tail = text.split(decimal)
        return f"{_grouped(head, ',' if decimal == '.' else '.')}.{tail}"
    if len(marks) > 1:
        return _grouped(text, marks[0])
    head, tail = text.split(marks[0])
    grouping = marks[0] == "." and len(tail) == 3 and 1 <= len(head.lstrip("+-")) <= 3 and head.lstrip("+-") != "0"
    return head + tail if grouping else f"{head}.{tail}"


def _grouped(text: str, mark: str) -> str:
    first, *rest = text.split(mark)
    if len(first.lstrip("+-")) > 3 or any(len(group) != 3 for group in rest):
        raise Unreadable("not_a_number")
    return first + "".join(rest)


def _whole(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise Unreadable("not_whole")
    if number < 0:
        raise Unreadable("negative")
    return int(number)


def written(field: Field, value: Value | None) -> str:
    """As it is shown, and as it can be typed again: 1.234,5."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, int | Decimal):
        whole, _point, fraction = f"{value:,f}".partition(".")
        fraction = fraction.rstrip("0")
        return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
    return value


def stored(value: Value | None) -> int | bool | str | None:
    """For JSON: whole numbers as numbers; others as text ("80.5"), because a float would change them."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def value_of(field: Field, kept: object) -> Value | None:
    """Back from JSON."""
    if kept is None or kept == "":
        return None
    if field.kind is Kind.YES_NO:
        return bool(kept)
    if field.kind is Kind.DATE:
        return date.fromisoformat(str(kept))
    if field.kind is Kind.TEXT:
        return str(kept)
    number = Decimal(str(kept))
    return int(number) if field.kind is Kind.COUNT else number
