"""Who may read the journal's record of a duty or an obligation: those who see the thing itself."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from roviec.duties.models import Duty, Obligation
from roviec.org.access import access_of

User = AbstractBaseUser | AnonymousUser


def sees_duty(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Duty.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_obligation(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Obligation.objects.visible_to(access_of(user)).filter(pk=object_id).exists()
