from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.conftest import PASSWORD
from tests.web.conftest import sign_in


def fail(client: Client, times: int, login: str = "nguoi-dung") -> list[int]:
    return [sign_in(client, login, "sai") for _ in range(times)]


def test_the_right_password_opens_and_a_wrong_one_says_so(client: Client, account: User) -> None:
    answer = client.post("/tai-khoan/login/", {"login": "nguoi-dung", "password": "sai"})
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.content.decode()
    assert sign_in(client, "nguoi-dung") == 302
    assert client.get("/").status_code == 200


def test_five_wrong_passwords_lock_the_name_out_and_the_page_says_for_how_long(client: Client, account: User) -> None:
    assert fail(client, 5) == [200, 200, 200, 200, 429]
    answer = client.post("/tai-khoan/login/", {"login": "nguoi-dung", "password": PASSWORD})
    assert answer.status_code == 429
    assert "Đã nhập sai 5 lần" in answer.content.decode()
    assert "30 phút" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_four_wrong_passwords_do_not(client: Client, account: User) -> None:
    fail(client, 4)
    assert sign_in(client, "nguoi-dung") == 302


def test_a_locked_name_leaves_other_names_and_other_addresses_alone(client: Client, account: User) -> None:
    User.objects.create_user("nguoi-khac", password=PASSWORD)
    fail(client, 5)
    assert sign_in(Client(), "nguoi-khac") == 302
    assert sign_in(Client(), "nguoi-dung", address="10.1.2.3") == 302


def test_the_lock_ends_by_itself(client: Client, account: User) -> None:
    fail(client, 5)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert sign_in(client, "nguoi-dung") == 302


@pytest.mark.django_db
def test_a_name_that_does_not_exist_is_answered_like_one_that_does(client: Client, account: User) -> None:
    def answer(login: str) -> str:
        page = client.post("/tai-khoan/login/", {"login": login, "password": "sai"}).content.decode()
        return page.partition('class="error-summary"')[2].partition("</div>")[0]

    assert answer("nguoi-dung") == answer("khong-co-ai") != ""


def test_a_lock_out_writes_no_name_to_the_log(client: Client, account: User, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        assert fail(client, 6)[-1] == 429
    assert "nguoi-dung" not in caplog.text
