"""Who may write what about an item."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from roviec.org.access import PERMISSIONS, Access
from roviec.org.models import Role
from roviec.org.succession import Heritage
from roviec.programme.models import Item

MANAGE: Final = "programme.manage"  # the list itself: add, import, reword
UPDATE: Final = "programme.update"  # the course of an item: by the people of its owner
DECIDE: Final = "programme.decide"


def may_update(access: Access, item: Item) -> bool:
    """The standing body, and the people of the owning unit; once that has ended, of the unit that took over from it."""
    if access.can(MANAGE):
        return True
    own = {grant.unit_id for grant in access.grants if grant.role in PERMISSIONS[UPDATE]}
    if item.owner_id is None or not own:
        return False
    return item.owner_id in own or Heritage.at(timezone.localdate()).heir(item.owner_id) in own


def may_decide(access: Access) -> bool:
    """Leaders of the city (a department's head decides nothing for the city), and the standing body that records it."""
    leads = any(grant.role == Role.LEADER for grant in access.grants)
    return access.can(DECIDE) and (access.can(MANAGE) or (leads and access.sees_everything))


def require_update(access: Access, item: Item) -> None:
    if not may_update(access, item):
        raise PermissionDenied(UPDATE)


def require_decide(access: Access) -> None:
    if not may_decide(access):
        raise PermissionDenied(DECIDE)
