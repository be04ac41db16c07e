from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve

from roviec.web.context import current_place
from tests.conftest import Cast
from tests.web.conftest import Work


def links(page: str) -> list[str]:
    nav = page.partition('class="shell-nav"')[2].partition("</nav>")[0]
    return re.findall(r'href="([^"]+)"', nav)


@pytest.mark.parametrize("who", ["officer", "auditor", "administrator"])
def test_the_journal_is_in_the_menu_of_those_who_may_read_it(cast: Cast, who: str) -> None:
    assert links(cast.named(who).client().get("/").content.decode())[-1] == "/nhat-ky/"


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "stranger", "past_clerk"])
def test_and_of_nobody_else(cast: Cast, who: str) -> None:
    found = links(cast.named(who).client().get("/").content.decode())
    assert "/nhat-ky/" not in found
    assert {"/", "/nhiem-vu/", "/van-ban/", "/don-vi/"} <= set(found)


def test_the_current_place_is_marked_once_in_each_menu(cast: Cast) -> None:
    page = cast.clerk.client().get("/").content.decode()
    assert page.count('<a href="/" aria-current="page">') == page.count("aria-current") == 2


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/", "web:home"),
        ("/tim-kiem/", "web:search"),
        ("/nhiem-vu/", "duties:mine"),
        ("/song", "web:health"),
        ("/nhiem-vu/cho-duyet/1/", "duties:queue"),
        ("/nhiem-vu/lech-nhau/", "duties:board"),
        ("/nhiem-vu/vuong-mac/1/", "duties:blockers"),
        ("/nhiem-vu/giao/1/", "directives:list"),
        ("/bao-cao/1/", "reports:list"),
        ("/nhiem-vu/bang-tinh/", "duties:mine"),
    ],
)
def test_a_page_belongs_to_its_room(path: str, place: str) -> None:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    assert current_place(request) == place


def test_a_page_below_a_room_marks_the_rooms_first_entry() -> None:
    request = RequestFactory().get("/don-vi/1/")
    request.resolver_match = resolve("/don-vi/1/")
    assert current_place(request) == "org:chart"


@pytest.mark.parametrize(
    ("who", "place"), [("ward_clerk", "/nhiem-vu/"), ("officer", "/nhiem-vu/bang-theo-doi/"), ("auditor", "/nhiem-vu/bang-theo-doi/")]
)  # fmt: skip
def test_work_is_ones_own_or_stands_on_the_board(cast: Cast, work: Work, who: str, place: str) -> None:
    owed = work.ward_duty.obligations.get()
    client = cast.named(who).client()
    for path in (
        f"/nhiem-vu/{work.ward_duty.pk}/",
        f"/nhiem-vu/phan-viec/{owed.pk}/",
        f"/nhiem-vu/phan-viec/{owed.pk}/bao-cao/",
    ):
        page = client.get(path).content.decode().partition('class="shell-nav"')[2].partition("</nav>")[0]
        assert re.findall(r'href="([^"]+)" aria-current', page) == [place], path


def test_every_page_begins_with_a_way_past_the_menu(cast: Cast) -> None:
    page = cast.clerk.client().get("/").content.decode()
    assert page.index('class="skip-link" href="#content"') < page.index("<header")
    assert '<main id="content"' in page


@pytest.mark.django_db
def test_before_the_sign_in_there_is_no_menu(client: Client) -> None:
    page = client.get("/tai-khoan/login/").content.decode()
    assert "shell-nav" not in page
    assert "English" in page


@pytest.mark.django_db
def test_health_asks_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/song").content == b"ok"

    def gone() -> None:
        raise RuntimeError("no database")

    monkeypatch.setattr("django.db.connection.cursor", gone, raising=False)
    client.raise_request_exception = False
    assert client.get("/song").status_code == 500
