"""What the pages call acts, kinds of objects and single objects: each room names its own; what nobody names keeps its key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.utils.functional import Promise

Titles = Callable[[Collection[str]], dict[str, str]]  # ids to what the page calls the objects; those unknown left out

_acts: dict[str, Promise] = {}
_kinds: dict[str, Promise] = {}
_titles: dict[str, Titles] = {}
_fields: dict[str, Promise] = {}


def name_acts(acts: Mapping[str, Promise]) -> None:
    _acts.update(acts)


def name_objects(object_type: str, kind: Promise, titles: Titles | None = None) -> None:
    _kinds[object_type] = kind
    if titles is not None:
        _titles[object_type] = titles


def name_fields(fields: Mapping[str, Promise]) -> None:
    _fields.update(fields)


def field_name(field: str) -> str:
    return str(_fields.get(field, field))


def act_name(act: str) -> str:
    return str(_acts.get(act, act))


def kind_name(object_type: str) -> str:
    return str(_kinds.get(object_type, object_type))


def act_choices() -> list[tuple[str, str]]:
    return sorted(((act, str(name)) for act, name in _acts.items()), key=lambda each: each[1])


def kind_choices() -> list[tuple[str, str]]:
    return sorted(((kind, str(name)) for kind, name in _kinds.items()), key=lambda each: each[1])


def object_names(objects: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """ "Văn bản 12/UBND" for ("directives.directive", "7"): looked up for the page each time, one query a kind."""
    ids: dict[str, set[str]] = {}
    for object_type, object_id in objects:
        ids.setdefault(object_type, set()).add(object_id)
    found: dict[tuple[str, str], str] = {}
    for object_type, wanted in ids.items():
        titles = _titles[object_type](wanted) if object_type in _titles else {}
        for object_id in wanted:
            found[object_type, object_id] = f"{kind_name(object_type)} {titles.get(object_id, object_id)}"
    return found


def numbers(ids: Collection[str]) -> set[int]:
    """The ids that are keys of rows; an address may hold anything."""
    return {int(each) for each in ids if each.isascii() and each.isdigit() and len(each) < 19}
