"""What a signed-in person may see and do: the one place where roles become permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from roviec.journal.context import Actor
from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant, Person, Role
from roviec.org.succession import Heritage

EVERYWHERE = {Role.STANDING_BODY, Role.AUDITOR, Role.ADMINISTRATOR}

PERMISSIONS: dict[str, set[str]] = {
    "directives.prepare": {Role.STANDING_BODY},
    "directives.issue": {Role.STANDING_BODY},
    "duties.progress": {Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.LEADER},
    "duties.review": {Role.STANDING_BODY},
    "duties.decide": {Role.LEADER, Role.UNIT_HEAD, Role.STANDING_BODY},
    "assess.judge": {Role.STANDING_BODY},
    "assess.explain": {Role.UNIT_HEAD, Role.FOCAL_OFFICER, Role.LEADER},
    "assess.answer": {Role.STANDING_BODY},
    "assess.sign": {Role.LEADER, Role.STANDING_BODY},
    "assess.publish": {Role.STANDING_BODY},
    "org.change": {Role.ADMINISTRATOR},
    "org.delegate": {Role.LEADER, Role.UNIT_HEAD, Role.STANDING_BODY, Role.FOCAL_OFFICER},
    "reports.make": {Role.STANDING_BODY},
    "reports.sign": {Role.LEADER, Role.STANDING_BODY},
    "jobs.pause": {Role.ADMINISTRATOR, Role.STANDING_BODY},
    "programme.manage": {Role.STANDING_BODY},
    "programme.update": {Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.LEADER},
    "programme.decide": {Role.LEADER, Role.STANDING_BODY},
    "measures.record": {Role.STANDING_BODY},
    "measures.keys": {Role.ADMINISTRATOR},
    "measures.aim": {Role.LEADER, Role.STANDING_BODY},
    "notices.watch": {Role.ADMINISTRATOR},
    "journal.read": {Role.AUDITOR, Role.ADMINISTRATOR, Role.STANDING_BODY},
}


@dataclass(frozen=True)
class Access:
    """`unit_ids` is None for those who see the whole city; otherwise the units whose rows are visible, ended ones included."""

    actor: Actor
    person: Person | None
    grants: tuple[Grant, ...]
    unit_ids: frozenset[int] | None

    def can(self, permission: str) -> bool:
        allowed = PERMISSIONS[permission]
        return any(grant.role in allowed for grant in self.grants)

    def require(self, permission: str) -> None:
        """For acts: PermissionDenied unless `can`. Views answer 404 before it comes to that."""
        if not self.can(permission):
            raise PermissionDenied(permission)

    @property
    def sees_everything(self) -> bool:
        return self.unit_ids is None

    def sees(self, unit_id: int) -> bool:
        return self.unit_ids is None or unit_id in self.unit_ids

    @property
    def own_unit_ids(self) -> frozenset[int]:
        """The units in which this person holds a role: narrower than `unit_ids`, which reaches down the chart."""
        return frozenset(grant.unit_id for grant in self.grants)

    @property
    def units_in_order(self) -> list[int]:
        """`own_unit_ids`, one's own before those whose role is lent to one."""
        return list(dict.fromkeys(grant.unit_id for grant in self.grants))

    @property
    def home_id(self) -> int | None:
        """One's first unit, for where one must be proposed. What is "mine" is of all units: `own_unit_ids`."""
        return self.grants[0].unit_id if self.grants else None


NOBODY = Access(Actor("anonymous", ""), None, (), frozenset())


def actor_may(actor: Actor, permission: str) -> bool:
    """For acts that know only who acts: jobs and packs may all, a person what their roles of today allow, nobody else anything."""
    kind, _, key = actor.key.partition(":")
    if kind == "system":
        return True
    held = Grant.objects.filter(Dated.on(timezone.localdate()), role__in=PERMISSIONS[permission])
    return kind == "person" and held.filter(person_id=key).exists()


def access_of(user: AbstractBaseUser | AnonymousUser, on: date | None = None) -> Access:
    """The access of `user` on a day (today); kept on the user object for the length of a request."""
    day = on or timezone.localdate()
    cached: tuple[date, Access] | None = getattr(user, "_roviec_access", None)
    if cached is None or cached[0] != day:
        cached = (day, _build(user, day))
        user._roviec_access = cached  # type: ignore[union-attr]
    return cached[1]


def _build(user: AbstractBaseUser | AnonymousUser, day: date) -> Access:
    person = Person.objects.filter(user_id=user.pk).first() if user.is_authenticated and user.is_active else None
    if person is None:
        return NOBODY
    # One's own roles before lent ones: PostgreSQL puts NULL last unless told otherwise.
    own_first = F("delegated_by_id").asc(nulls_first=True)
    grants = tuple(person.grants.filter(Dated.on(day)).select_related("unit").order_by(own_first, "id"))
    first = grants[0] if grants else None
    actor = Actor(f"person:{person.pk}", f"{first.role}@{first.unit.code}" if first else "")
    return Access(actor, person, grants, _scope(grants, day))


def _scope(grants: tuple[Grant, ...], day: date) -> frozenset[int] | None:
    if any(grant.role in EVERYWHERE for grant in grants):
        return None
    chart, heritage = Chart.at(day), Heritage.at(day)
    units: set[int] = set()
    for grant in grants:
        version = chart.versions.get(grant.unit_id)
        if version is not None and version.parent_id is None and grant.role == Role.LEADER:
            return None
        units |= chart.subtree(grant.unit_id)
    for unit_id in list(units):
        units |= heritage.predecessors(unit_id)
    return frozenset(units)
