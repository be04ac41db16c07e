"""One entry of a pack's file, read field by field: a wrong type or a word too many is a problem that names the place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from roviec.org.models import Certainty
from roviec.packs.places import Problem, Where


class Common(TypedDict):
    where: Where
    source: str
    certainty: str
    start: date
    end: date | None


class Entry:
    """`defaults` fill what `values` leave out; those that this sort of entry has no use for are passed over."""

    def __init__(
        self,
        where: Where,
        values: Mapping[str, object],
        problems: list[Problem],
        defaults: Mapping[str, object] | None = None,
    ) -> None:
        name = values.get("code") or values.get("title") or values.get("day") or ""
        self.where = where.at(also=f" “{name}”") if name else where
        self.asked: set[str] = set()  # fields that this sort of entry has a use for
        self._own = set(values)
        self._left = {**(defaults or {}), **values}
        self._problems = problems

    def wrong(self, message: str, field: str = "") -> None:
        """`field` is the one to mend: the message names its line, or the entry's when it is not written there."""
        where = self.where.at(field) if field in self._own else self.where
        self._problems.append(Problem(where, message))

    def _take(self, field: str, default: object = None) -> object:
        self.asked.add(field)
        return self._left.pop(field, default)

    def text(self, field: str, default: str | None = None) -> str:
        value = self._take(field, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value.strip()
        self.wrong(f"“{field}” phải là chữ và không được trống / must be text and not empty", field)
        return ""

    def number(self, field: str) -> int:
        value = self._take(field, None)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.wrong(f"“{field}” phải là số nguyên / must be a whole number", field)
        return 0

    def decimal(self, field: str) -> Decimal:
        """A number of TOML, taken as it is written: 0.1 is a tenth."""
        value = self._take(field)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Decimal(str(value))
        self.wrong(f"“{field}” phải là số / must be a number", field)
        return Decimal(0)

    def flag(self, field: str) -> bool:
        """False when it isn't there."""
        value = self._take(field, False)
        if isinstance(value, bool):
            return value
        self.wrong(f"“{field}” phải là true hoặc false / must be true or false", field)
        return False

    def day(self, field: str) -> date:
        if field not in self._left:
            self.wrong(f"thiếu ngày “{field}” / the day is missing", field)
        return self.day_or_none(field) or date.min

    def day_or_none(self, field: str) -> date | None:
        value = self._take(field, None)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.wrong(f"“{field}” phải là ngày dạng 2024-09-23 / must be a day such as 2024-09-23", field)
        return None

    def texts(self, field: str, *, empty: bool = False) -> tuple[str, ...]:
        value = self._take(field, [])
        if isinstance(value, list) and (value or empty) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.wrong(f"“{field}” phải là danh sách chữ / must be a list of texts", field)
        return ()

    def entries(self, field: str, *, empty: bool = False) -> list[Entry]:
        """The tables of a list ("[[kind.field]]"), each to be read and done with like an entry of its own."""
        value = self._take(field, [])
        if not isinstance(value, list) or not (value or empty) or not all(isinstance(item, dict) for item in value):
            self.wrong(f"thiếu các mục “{field}” / the entries are missing", field)
            return []
        return [
            Entry(self.where.at(field, at, also=f", {field} {at + 1}"), item, self._problems)
            for at, item in enumerate(value)
        ]

    def choice(self, field: str, allowed: list[str], default: str | None = None) -> str:
        value = self.text(field, default)
        if value and value not in allowed:
            self.wrong(f"“{field}” là “{value}”, chỉ nhận / is none of: {', '.join(allowed)}", field)
        return value

    def content(self, fields: frozenset[str]) -> dict[str, object]:
        """Those of `fields` that are there, as they are: tables that a room reads by itself."""
        self.asked |= fields
        return {name: self._left.pop(name) for name in sorted(fields & set(self._left))}

    def common(self) -> Common:
        start = self.day("from")
        end = self.day_or_none("to")
        if end is not None and end <= start:
            self.wrong(f"kết thúc {end} không sau ngày bắt đầu {start} / ends before it begins", "to")
        return self._known(start, end)

    def event(self) -> Common:
        """For an event: one day instead of an interval; "from" and "to" are its units."""
        return self._known(self.day("on"), None)

    def _known(self, start: date, end: date | None) -> Common:
        source, certainty = self.text("source"), self.choice("certainty", Certainty.values)
        return {"where": self.where, "source": source, "certainty": certainty, "start": start, "end": end}

    def done(self) -> None:
        for field in sorted(self._own & set(self._left)):
            self.wrong(f"không biết trường “{field}” / unknown field", field)
