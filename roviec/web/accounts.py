"""How allauth behaves here: accounts are given by the city, and every wrong password counts towards the lock-out."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class NoSignup(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Passwords are counted by django-axes, in the database; allauth's own counter is left to one-time codes."""

    def authenticate(self, request: HttpRequest, **credentials: str) -> AbstractBaseUser | None:
        # django-axes looks the name up under the form's field ("login"); without it all names of an address are one.
        login = credentials.get("username", "")
        user: AbstractBaseUser | None = super().authenticate(request, login=login, **credentials)
        return user
