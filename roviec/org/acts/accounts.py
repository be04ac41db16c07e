"""Sign-in accounts are given by an administrator. The password made here is shown once and should be changed at the first sign-in."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import User
from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.errors import OrgError
from roviec.org.models import Person


@transaction.atomic
def open_account(*, access: Access, person: Person, login: str) -> str:
    """The new account's password."""
    access.require("org.change")
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if locked.user_id is not None:
        raise OrgError("has_account")
    if User.objects.filter(username__iexact=login).exists():
        raise OrgError("login_taken", login=login)
    password = secrets.token_urlsafe(12)
    locked.user = User.objects.create_user(login, password=password)
    locked.save(update_fields=["user"])
    record(actor=access.actor, act="org.open_account", obj=locked, after={"has_account": True})
    return password


@transaction.atomic
def renew_password(*, access: Access, person: Person) -> str:
    """For one who has forgotten it: the old password and every open session end."""
    access.require("org.change")
    if person.user_id is None:
        raise OrgError("no_account")
    user = User.objects.select_for_update().get(pk=person.user_id)
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(actor=access.actor, act="org.renew_password", obj=person)
    return password
