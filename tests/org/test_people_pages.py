"""The administrator's pages about people: who is known, who may sign in, who has which role and post."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from roviec.journal.models import Entry
from roviec.org import acts
from roviec.org.access import access_of
from roviec.org.errors import OrgError
from roviec.org.models import Grant, Holding, Person, Post, Role
from roviec.org.views import people as views
from tests.conftest import Cast, City

PEOPLE = "/don-vi/nguoi/"
TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
OTHERS = pytest.mark.parametrize("who", ["clerk", "officer", "leader", "auditor"])


def password_on(page: str) -> str:
    return page.split("<dt>Mật khẩu</dt><dd><code>")[1].split("<")[0]


def test_a_new_person_gets_an_account_and_signs_in(cast: Cast) -> None:
    page = cast.administrator.client().post(PEOPLE, {"full_name": "  Mai   Thị Mẫu ", "login": "mai.mau"})
    assert "no-store" in page["Cache-Control"]
    secret = password_on(page.content.decode())
    assert "<code>mai.mau</code>" in page.content.decode()
    person = Person.objects.get(full_name="Mai Thị Mẫu")
    assert person.user is not None
    answer = Client().post("/tai-khoan/login/", {"login": "mai.mau", "password": secret})
    assert answer.status_code == 302
    acts_done = Entry.objects.filter(object_type="org.person", object_id=str(person.pk)).values_list("act", flat=True)
    assert set(acts_done) == {"org.add_person", "org.open_account"}
    assert secret not in "".join(str(entry.after) for entry in Entry.objects.all())


def test_a_person_without_a_login_has_no_account(cast: Cast) -> None:
    answer = cast.administrator.client().post(PEOPLE, {"full_name": "Mai Thị Mẫu", "login": ""}, follow=True)
    assert answer.redirect_chain == [(PEOPLE, 302)]
    assert "Đã thêm Mai Thị Mẫu." in answer.content.decode()
    assert Person.objects.get(full_name="Mai Thị Mẫu").user is None


@pytest.mark.parametrize(
    ("name", "login", "said"),
    [
        ("Mai Thị Mẫu", "clerk", "Tên đăng nhập “clerk” đã dùng."),
        ("Mai Thị Mẫu", "CLERK", "Từ 3 đến 60 chữ thường"),
        ("Mai Thị Mẫu", "đỗ", "Từ 3 đến 60 chữ thường"),
        ("***", "moi", "Tên phải có chữ."),
        ("", "moi", "Họ và tên"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_kept(cast: Cast, name: str, login: str, said: str) -> None:
    before = Person.objects.count(), User.objects.count()
    answer = cast.administrator.client().post(PEOPLE, {"full_name": name, "login": login})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (Person.objects.count(), User.objects.count()) == before


def test_a_renewed_password_ends_the_old_one_and_open_sessions(cast: Cast) -> None:
    open_session = cast.clerk.client()
    assert open_session.get("/").status_code == 200
    page = cast.administrator.client().post(f"{PEOPLE}{cast.clerk.person.pk}/mat-khau/").content.decode()
    assert User.objects.get(username="clerk").check_password(password_on(page))
    assert open_session.get("/").status_code == 302


@OTHERS
def test_nobody_else_finds_these_pages(cast: Cast, city: City, who: str) -> None:
    client, grant = cast.named(who).client(), cast.ward_clerk.person.grants.get()
    end = f"/don-vi/{city.ward.pk}/vai-tro/{grant.pk}/thoi/"
    assert client.get(PEOPLE).status_code == client.get(end).status_code == 404
    assert client.post(PEOPLE, {"full_name": "Kẻ Lạ", "login": "ke.la"}).status_code == 404
    assert client.post(f"{PEOPLE}{cast.clerk.person.pk}/mat-khau/").status_code == 404
    assert client.post(end, {"on": TOMORROW.isoformat(), "reason": "x"}).status_code == 404
    grant.refresh_from_db()
    assert grant.valid_to is None
    assert not User.objects.filter(username="ke.la").exists()


@OTHERS
def test_the_acts_refuse_them_too(cast: Cast, who: str) -> None:
    access = cast.named(who).access
    with pytest.raises(PermissionDenied):
        acts.renew_password(access=access, person=cast.clerk.person)
    with pytest.raises(PermissionDenied):
        acts.open_account(access=access, person=cast.clerk.person, login="moi")


def test_one_person_has_one_account(cast: Cast) -> None:
    access = cast.administrator.access
    with pytest.raises(OrgError, match="has_account"):
        acts.open_account(access=access, person=cast.clerk.person, login="moi")
    nobody = acts.add_person(access=access, full_name="Người Không Tài Khoản")
    with pytest.raises(OrgError, match="no_account"):
        acts.renew_password(access=access, person=nobody)
    assert cast.administrator.client().post(f"{PEOPLE}{nobody.pk}/mat-khau/").status_code == 404


def test_people_are_found_without_marks_and_show_their_roles(cast: Cast) -> None:
    page = cast.administrator.client().get(PEOPLE, {"q": "pham mau"}).content.decode()
    assert "Phạm Thị Mẫu" in page
    assert "Cán bộ đầu mối" in page
    assert "UBND phường Hải Châu" in page
    assert "Trần Thị Mẫu" not in page
    assert "Không tìm thấy ai" in cast.administrator.client().get(PEOPLE, {"q": "zzz"}).content.decode()


def test_a_long_list_has_pages(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "A_PAGE", 3)
    client = cast.administrator.client()
    assert "page=2" in client.get(PEOPLE).content.decode()
    assert client.get(PEOPLE, {"page": "99"}).status_code == 200


def test_a_role_is_given_on_the_units_page_and_ended_again(cast: Cast, city: City) -> None:
    client, unit = cast.administrator.client(), f"/don-vi/{city.other_ward.pk}/"
    person = acts.add_person(access=cast.administrator.access, full_name="Mai Thị Mẫu")
    given = {"person": person.pk, "role": Role.FOCAL_OFFICER, "on": TODAY.isoformat(), "last": "", "reason": "QĐ 1"}
    assert client.post(f"{unit}giao-vai-tro/", given)["Location"] == unit
    grant = person.grants.get()
    assert (grant.unit, grant.role, grant.valid_to) == (city.other_ward, Role.FOCAL_OFFICER, None)
    assert f"{unit}vai-tro/{grant.pk}/thoi/" in client.get(unit).content.decode()

    answer = client.post(f"{unit}vai-tro/{grant.pk}/thoi/", {"on": TOMORROW.isoformat(), "reason": "chuyển công tác"})
    assert answer["Location"] == unit
    grant.refresh_from_db()
    assert grant.valid_to == TOMORROW


def test_a_role_for_later_is_shown_with_its_day_and_holds_until_the_last(cast: Cast, city: City) -> None:
    client, unit = cast.administrator.client(), f"/don-vi/{city.ward.pk}/"
    given = {
        "person": cast.stranger.person.pk, "role": Role.FOCAL_OFFICER, "on": TOMORROW.isoformat(),
        "last": TOMORROW.isoformat(), "reason": "thay người nghỉ phép",
    }  # fmt: skip
    client.post(f"{unit}giao-vai-tro/", given)
    grant = Grant.objects.get(person=cast.stranger.person, unit=city.ward)
    assert grant.valid_to == TOMORROW + timedelta(days=1)
    page = client.get(unit).content.decode()
    assert f"từ ngày {TOMORROW.day}-{TOMORROW.month}-{TOMORROW.year}" in page
    assert f"vai-tro/{grant.pk}/thoi" not in page
    assert client.get(f"{unit}vai-tro/{grant.pk}/thoi/").status_code == 404
    assert city.ward.pk not in (access_of(User.objects.get(username="stranger")).unit_ids or set())


def test_the_same_role_twice_and_an_end_today_are_refused_in_words(cast: Cast, city: City) -> None:
    client, unit = cast.administrator.client(), f"/don-vi/{city.ward.pk}/"
    again = {"person": cast.ward_clerk.person.pk, "role": Role.FOCAL_OFFICER, "on": TODAY.isoformat(), "reason": "x"}
    answer = client.post(f"{unit}giao-vai-tro/", again)
    assert (answer.status_code, "Người này đã giữ vị trí đó rồi." in answer.content.decode()) == (422, True)
    other = cast.stranger.person.grants.get()
    assert client.get(f"{unit}vai-tro/{other.pk}/thoi/").status_code == 404


def test_somebody_is_appointed_and_the_one_before_leaves(cast: Cast, city: City) -> None:
    client, post = cast.administrator.client(), Post.objects.get(unit=city.sci)
    page = client.get(f"/don-vi/{city.sci.pk}/bo-nhiem/").content.decode()
    assert "Giám đốc" in page
    assert "Trần Thị Mẫu (clerk)" in page
    said = {"post": post.pk, "person": cast.leader.person.pk, "on": TOMORROW.isoformat(), "legal_basis": "QĐ 9"}
    assert client.post(f"/don-vi/{city.sci.pk}/bo-nhiem/", said).status_code == 302
    assert list(post.holdings.order_by("valid_from").values_list("person", "valid_to")) == [
        (cast.clerk.person.pk, TOMORROW),
        (cast.leader.person.pk, None),
    ]


def test_a_post_of_another_unit_is_none(cast: Cast, city: City) -> None:
    post = Post.objects.get(unit=city.sci)
    said = {"post": post.pk, "person": cast.leader.person.pk, "on": TOMORROW.isoformat(), "legal_basis": "QĐ 9"}
    assert cast.administrator.client().post(f"/don-vi/{city.ward.pk}/bo-nhiem/", said).status_code == 422
    assert Holding.objects.count() == 1


def test_a_spelling_is_added_and_finds_the_unit(cast: Cast, city: City) -> None:
    client = cast.administrator.client()
    assert client.post(f"/don-vi/{city.police.pk}/them-cach-viet/", {"text": "Đội Sao Mẫu"}).status_code == 302
    assert "Đội Sao Mẫu" in client.get(f"/don-vi/{city.police.pk}/").content.decode()
    assert "Công an thành phố" in client.get("/don-vi/", {"q": "Đội Sao Mẫu"}).content.decode()
    assert client.post(f"/don-vi/{city.police.pk}/them-cach-viet/", {"text": "…"}).status_code == 422
