from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast

OURS = ["web:home", "web:search", "duties:mine", "duties:board", "directives:list", "org:chart", "journal:index"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*OURS, "mfa_index", "account_change_password"])
def test_a_page_asks_for_a_sign_in_and_comes_back_to_itself(client: Client, name: str) -> None:
    url = reverse(name)
    answer = client.get(url)
    assert answer.status_code == 302
    assert answer["Location"] == f"/tai-khoan/login/?next={url}"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/song", "/tai-khoan/login/"])
def test_health_and_sign_in_are_open(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.django_db
def test_a_fragment_sends_the_whole_browser_to_the_sign_in(client: Client) -> None:
    answer = client.get("/tim-kiem/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/tai-khoan/login/"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_set_password"])
def test_account_pages_we_do_not_offer_are_absent_for_everybody(client: Client, cast: Cast, name: str) -> None:
    assert client.get(reverse(name)).status_code == 404
    assert cast.clerk.client().get(reverse(name)).status_code == 404


def test_nobody_can_sign_up(client: Client, cast: Cast) -> None:
    from django.contrib.auth.models import User

    before = User.objects.count()
    client.post("/tai-khoan/signup/", {"username": "moi", "password1": "mot-mat-khau-dai-2026"})
    assert User.objects.count() == before
