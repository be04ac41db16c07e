from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import Cast


def test_vietnamese_comes_first_whatever_the_browser_says(cast: Cast) -> None:
    page = cast.clerk.client().get("/", headers={"Accept-Language": "en-US,en"})
    assert page["Content-Language"] == "vi"
    assert '<html lang="vi"' in page.content.decode()
    assert "Trang chủ" in page.content.decode()


def test_english_is_chosen_once_and_stays(cast: Cast) -> None:
    client = cast.clerk.client()
    answer = client.post("/ngon-ngu/setlang/", {"language": "en", "next": "/tim-kiem/"})
    assert answer["Location"] == "/tim-kiem/"
    page = client.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Home" in page
    assert "Trang chủ" not in page
    client.post("/ngon-ngu/setlang/", {"language": "vi"})
    assert "Trang chủ" in client.get("/").content.decode()


def test_a_language_we_do_not_speak_is_vietnamese(cast: Cast) -> None:
    client = cast.clerk.client()
    client.cookies["django_language"] = "xx"
    assert client.get("/")["Content-Language"] == "vi"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sign_in_form_speaks_one_language(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    page = client.get("/tai-khoan/login/").content.decode()
    words = {"vi": ("Tên đăng nhập", "Mật khẩu", "Đăng nhập"), "en": ("Username", "Password", "Sign in")}
    other = {"vi": "en", "en": "vi"}[language]
    assert all(word in page for word in words[language])
    assert not any(word in page for word in words[other])


@pytest.mark.parametrize(("chosen", "attribute", "dark"), [
    ("dark", 'data-theme="dark"', 'href="/static/web/dark.css">'),
    ("light", 'data-theme="light"', ""),
    ("auto", "", 'href="/static/web/dark.css" media="(prefers-color-scheme: dark)">'),
])  # fmt: skip
def test_the_light_chosen_is_in_the_page_from_the_server(cast: Cast, chosen: str, attribute: str, dark: str) -> None:
    client = cast.clerk.client()
    answer = client.post("/giao-dien/", {"theme": chosen, "next": "/tim-kiem/?q=a"})
    assert answer["Location"] == "/tim-kiem/?q=a"
    assert answer.cookies["theme"]["httponly"]
    page = client.get("/").content.decode()
    assert attribute in page
    assert ("dark.css" in page) == bool(dark)
    assert dark in page


def test_a_theme_nobody_offers_is_refused_and_a_made_up_cookie_ignored(cast: Cast) -> None:
    client = cast.clerk.client()
    assert client.post("/giao-dien/", {"theme": "pink"}).status_code == 400
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize("target", ["https://xau.example/", "//xau.example", "javascript:alert(1)", ""])
def test_no_switch_sends_anybody_elsewhere(cast: Cast, target: str) -> None:
    answer = cast.clerk.client().post("/giao-dien/", {"theme": "dark", "next": target})
    assert answer["Location"] == "/"


def test_switches_are_posts(cast: Cast) -> None:
    assert cast.clerk.client().get("/giao-dien/").status_code == 405
