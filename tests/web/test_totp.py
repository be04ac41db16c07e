"""Two-factor sign-in, done as a person does it, with the codes an authenticator app would show."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests.conftest import PASSWORD
from tests.web.conftest import sign_in


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def wrong(secret: str) -> str:
    return f"{(int(code(secret)) + 424_242) % 1_000_000:06}"


def prove(client: Client, url: str) -> None:
    """Changing how one signs in asks for the password again."""
    assert client.get(url)["Location"].startswith("/tai-khoan/reauthenticate/")
    assert client.post(f"/tai-khoan/reauthenticate/?next={url}", {"password": PASSWORD})["Location"] == url


def activate(client: Client) -> str:
    prove(client, "/tai-khoan/2fa/totp/activate/")
    page = client.get("/tai-khoan/2fa/totp/activate/").content.decode()
    found = re.search(r'<code class="secret">(\w+)</code>', page)
    assert found
    answer = client.post("/tai-khoan/2fa/totp/activate/", {"code": code(found[1])})
    assert answer["Location"] == "/tai-khoan/2fa/recovery-codes/"
    return found[1]


@pytest.fixture
def secret(account: User) -> str:
    """The secret of an account that has switched the second factor on."""
    client = Client()
    sign_in(client, "nguoi-dung")
    found = activate(client)
    cache.clear()  # a code counts once: forget that the activation used this half-minute's
    return found


def half_way(client: Client) -> None:
    answer = client.post("/tai-khoan/login/", {"login": "nguoi-dung", "password": PASSWORD})
    assert answer["Location"].startswith("/tai-khoan/2fa/authenticate/")


def test_the_right_code_signs_in(client: Client, secret: str) -> None:
    half_way(client)
    answer = client.post("/tai-khoan/2fa/authenticate/", {"code": code(secret)})
    assert answer.status_code == 302
    assert client.get("/").status_code == 200


def test_the_password_alone_does_not(client: Client, secret: str) -> None:
    half_way(client)
    assert client.get("/").status_code == 302


def test_a_wrong_code_does_not_and_says_so(client: Client, secret: str) -> None:
    half_way(client)
    page = client.post("/tai-khoan/2fa/authenticate/", {"code": wrong(secret)}).content.decode()
    assert "Mã không đúng." in page
    assert client.get("/").status_code == 302


def test_after_five_wrong_codes_even_the_right_one_waits(client: Client, secret: str) -> None:
    half_way(client)
    for _ in range(5):
        client.post("/tai-khoan/2fa/authenticate/", {"code": wrong(secret)})
    page = client.post("/tai-khoan/2fa/authenticate/", {"code": code(secret)})
    assert page.status_code == 200
    assert "Nhập sai quá nhiều lần" in page.content.decode()
    assert client.get("/").status_code == 302


def test_a_recovery_code_signs_in_once(account: User, client: Client) -> None:
    first = Client()
    sign_in(first, "nguoi-dung")
    activate(first)
    shown = re.findall(r"<li><code>(\w+)</code></li>", first.get("/tai-khoan/2fa/recovery-codes/").content.decode())
    assert len(shown) == 10
    for expected in (302, 200):
        cache.clear()
        fresh = Client()
        half_way(fresh)
        assert fresh.post("/tai-khoan/2fa/authenticate/", {"code": shown[0]}).status_code == expected


def test_switching_it_off_needs_a_fresh_code(client: Client, secret: str) -> None:
    off = "/tai-khoan/2fa/totp/deactivate/"
    half_way(client)
    client.post("/tai-khoan/2fa/authenticate/", {"code": code(secret)})
    assert "reauthenticate" in client.post(off)["Location"]
    assert "Đang bật" in client.get("/tai-khoan/2fa/").content.decode()
    cache.clear()
    client.post(f"/tai-khoan/2fa/reauthenticate/?next={off}", {"code": code(secret)})  # and what was asked goes on
    assert "Chưa bật" in client.get("/tai-khoan/2fa/").content.decode()


@pytest.mark.parametrize("path", ["", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"])
def test_pages_of_the_second_factor_are_in_our_frame(client: Client, account: User, path: str) -> None:
    sign_in(client, "nguoi-dung")
    activate(client)
    page = client.get(f"/tai-khoan/2fa/{path}")
    assert page.status_code == 200
    assert 'class="shell-head"' in page.content.decode()
