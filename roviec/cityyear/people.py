"""Made-up people for the units of the year: an officer and a head each, reviewers in the standing body, a leader of the city.

Where somebody already is, they stay; their names say that nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from roviec.cityyear.world import World
from roviec.org.models import Dated, Grant, Holding, Person, Post, Role, Unit
from roviec.vietnamese.keys import person_sort_key, search_key

FAMILY: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLE: Final = ("Văn", "Thị")
FIRST_NUMBER: Final = 101  # the demonstration's cast has the numbers under 100
REVIEWERS: Final = 3


@dataclass(frozen=True)
class Part:
    unit: str
    role: str
    since: date
    until: date | None


def add_people(world: World, first: date, last: date) -> list[int]:
    """The ids of the people added."""
    parts = [*_staff(world, first), *_officers(world, first, last), *_heads(world, first, last)]
    people = Person.objects.bulk_create(_person(FIRST_NUMBER + number) for number in range(len(parts)))
    units = dict(Unit.objects.values_list("code", "pk"))
    posts = dict(Post.objects.filter(heads_unit=True).values_list("unit__code", "pk"))
    Grant.objects.bulk_create(
        Grant(person=person, role=part.role, unit_id=units[part.unit], valid_from=part.since, valid_to=part.until)
        for person, part in zip(people, parts, strict=True)
    )
    Holding.objects.bulk_create(
        Holding(post_id=posts[part.unit], person=person, valid_from=part.since, valid_to=part.until)
        for person, part in zip(people, parts, strict=True)
        if part.role == Role.UNIT_HEAD
    )
    return [person.pk for person in people]


def _person(number: int) -> Person:
    name = f"{FAMILY[number % len(FAMILY)]} {MIDDLE[number % 2]} Mẫu {number}"
    return Person(full_name=name, search_key=search_key(name), sort_key=person_sort_key(name))


def _staff(world: World, first: date) -> Iterator[Part]:
    since = _standing_since(world, world.standing_body)
    yield from (Part(world.standing_body, Role.STANDING_BODY, since, None) for _ in range(REVIEWERS))
    leaders = Grant.objects.filter(role=Role.LEADER, unit__code=world.root)
    if not leaders.filter(Dated.on(first)).exists():
        later = leaders.filter(valid_from__gt=first).order_by("valid_from").first()
        yield Part(world.root, Role.LEADER, _standing_since(world, world.root), later.valid_from if later else None)


def _officers(world: World, first: date, last: date) -> Iterator[Part]:
    """For each unit that has none on its first day in the year; another who comes later doesn't end this one's time."""
    grants = Grant.objects.filter(role=Role.FOCAL_OFFICER, delegated_by=None)
    there = {(code, since) for code, since in grants.values_list("unit__code", "valid_from")}
    for code, start, end in _standing(world, first, last):
        if not any(unit == code and since <= max(start, first) for unit, since in there):
            yield Part(code, Role.FOCAL_OFFICER, start, end)


def _heads(world: World, first: date, last: date) -> Iterator[Part]:
    """One chair, one person: who sits there already keeps it."""
    posts = set(Post.objects.filter(heads_unit=True).values_list("unit__code", flat=True))
    seated: dict[str, date] = {}
    for code, since in Holding.objects.filter(post__heads_unit=True).values_list("post__unit__code", "valid_from"):
        seated[code] = min(since, seated.get(code, since))
    for code, start, end in _standing(world, first, last):
        until = seated.get(code, end)
        if code in posts and (until is None or until > start):
            yield Part(code, Role.UNIT_HEAD, start, until)


def _standing(world: World, first: date, last: date) -> Iterator[tuple[str, date, date | None]]:
    """Unit, its first day and its end, of those that stand on any day of the year."""
    ends: dict[str, tuple[date, date | None]] = {}
    for span in sorted(world.spans, key=lambda span: span.start):
        start = ends[span.code][0] if span.code in ends else span.start
        ends[span.code] = start, span.end
    for code, (start, end) in ends.items():
        if start <= last and (end is None or end > first):
            yield code, start, end


def _standing_since(world: World, code: str) -> date:
    return min(span.start for span in world.spans if span.code == code)
