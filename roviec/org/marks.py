"""An account's mark: what a browser keeps to tell whose work it holds. Says nothing of the person."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.crypto import salted_hmac

NOBODY: Final = "-"


def account_mark(user: AbstractBaseUser | AnonymousUser) -> str:
    """The same at each sign-in of an account; "-" for who isn't signed in."""
    return salted_hmac("roviec.account", str(user.pk)).hexdigest()[:20] if user.is_authenticated else NOBODY
