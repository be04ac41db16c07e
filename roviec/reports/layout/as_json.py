"""The model as JSON and back. A block says its sort in "sort"; numbers are text, so that no digit is lost."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Union, cast, get_args, get_origin, get_type_hints

from roviec.reports.layout.model import Document

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def to_json(document: Document) -> dict[str, Json]:
    return _fields(document)


def from_json(data: Json) -> Document:
    """ValueError when `data` is not what `to_json` makes."""
    return cast("Document", _read(Document, data))


def _fields(value: DataclassInstance) -> dict[str, Json]:
    named: dict[str, Json] = {"sort": type(value).__name__.lower()}
    return named | {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    return cast("Json", value)  # the model's fields hold nothing else


@cache
def _hints(sort: type) -> dict[str, object]:
    return get_type_hints(sort)


def _read(wanted: object, data: Json) -> object:
    if get_origin(wanted) in (Union, UnionType):
        return _read(_chosen(get_args(wanted), data), data)
    if get_origin(wanted) is tuple:
        (item, _) = get_args(wanted)
        if isinstance(data, list):
            return tuple(_read(item, each) for each in data)
    elif isinstance(wanted, type) and is_dataclass(wanted):
        if isinstance(data, dict) and data.get("sort") == wanted.__name__.lower():
            return _made(wanted, data)
    elif wanted in (date, Decimal) and isinstance(data, str):
        return _parsed(wanted, data)
    elif isinstance(wanted, type) and type(data) is wanted:
        return data
    raise ValueError(f"not {wanted}: {data!r}")


def _made(sort: type, data: dict[str, Json]) -> object:
    hints = _hints(sort)
    if set(data) - {"sort"} != set(hints):
        raise ValueError(f"the fields of {sort.__name__} are {', '.join(hints)}")
    return sort(**{name: _read(hint, data[name]) for name, hint in hints.items()})


def _chosen(choices: tuple[object, ...], data: Json) -> object:
    if data is None and NoneType in choices:
        return NoneType
    for choice in choices:
        if is_dataclass(choice) and isinstance(choice, type):
            if isinstance(data, dict) and data.get("sort") == choice.__name__.lower():
                return choice
        elif choice is not NoneType and not isinstance(data, dict | list):
            return choice
    raise ValueError(f"none of {choices}: {data!r}")


def _parsed(wanted: object, data: str) -> date | Decimal:
    try:
        return date.fromisoformat(data) if wanted is date else Decimal(data)
    except InvalidOperation as error:
        raise ValueError(f"not a number: {data!r}") from error
