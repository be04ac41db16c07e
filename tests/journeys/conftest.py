"""The demonstration city with its people, as `./dev run` shows it, without the directive that it starts with."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from roviec.directives.models import Directive
from roviec.packs.demo import load_demo
from roviec.packs.load import load_pack
from tests.notices.conftest import post

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser import OpenAs

__all__ = ["post"]
PASSWORD = "mat-khau-trinh-dien-2026"
SignedIn = Callable[..., "Page"]


@pytest.fixture
def demonstration(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setitem(os.environ, "ROVIEC_DEMO_PASSWORD", PASSWORD)
    load_pack("da06-danang")
    load_demo()
    for user in User.objects.all():  # the demonstration keeps a password made before; here it must be the known one
        user.set_password(PASSWORD)
        user.email = f"{user.username}@mau.example"
        user.save()
    Directive.objects.all().delete()


@pytest.fixture
def signed_in(open_as: OpenAs, demonstration: None) -> SignedIn:
    """Signs a person of the demonstration in, at a desk or on a phone."""
    from tests.browser import sign_in

    def page_of(login: str, width: int = 1280) -> Page:
        page = open_as(None, "/tai-khoan/login/", width)
        sign_in(page, login, PASSWORD)
        return page

    return page_of
