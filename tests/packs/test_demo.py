from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from roviec.directives.models import Directive, Task, TaskBody
from roviec.journal.models import Entry
from roviec.org.access import access_of
from roviec.org.models import Grant, Person
from roviec.packs.demo import CAST, load_demo, password_file, sign_in_lines
from roviec.packs.load import load_pack

LOGINS = [part.login for part in CAST if part.login]


@pytest.fixture
def demo(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROVIEC_DEMO_PASSWORD", raising=False)
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    load_pack("da06-danang")
    load_demo()


def test_every_account_opens_with_the_password_that_is_told(demo: None) -> None:
    told = [line.split()[:2] for line in sign_in_lines()]
    assert [login for login, _ in told] == LOGINS
    for login, password in told:
        assert User.objects.get(username=login).check_password(password)


def test_the_password_is_for_its_owner_only(demo: None) -> None:
    assert stat.S_IMODE(password_file().stat().st_mode) == 0o600
    assert len(password_file().read_text()) >= 16


def test_the_cast_may_what_its_roles_say(demo: None) -> None:
    access = {login: access_of(User.objects.get(username=login)) for login in LOGINS}
    assert [login for login in LOGINS if access[login].can("directives.issue")] == ["thuongtruc"]
    assert [login for login in LOGINS if access[login].can("org.change")] == ["quantri"]
    assert {login for login in LOGINS if access[login].sees_everything} == {
        "lanhdao",
        "thuongtruc",
        "quantri",
        "kiemtoan",
    }


def test_names_say_that_nobody_is_meant(demo: None) -> None:
    assert all("Mẫu" in name for name in Person.objects.values_list("full_name", flat=True))


def test_the_sample_is_a_draft_whose_leads_are_known(demo: None) -> None:
    directive = Directive.objects.get()
    assert (directive.is_sample, directive.state) == (True, Directive.State.DRAFT)
    assert Task.objects.count() >= 20
    leads = TaskBody.objects.filter(part=TaskBody.Part.LEAD)
    assert not leads.filter(unit=None, selector=None).exists()


def test_loading_again_changes_nothing(demo: None) -> None:
    before = [model.objects.count() for model in (User, Person, Grant, Directive, Entry)]
    lines = sign_in_lines()
    load_demo()
    assert [model.objects.count() for model in (User, Person, Grant, Directive, Entry)] == before
    assert sign_in_lines() == lines


def test_a_changed_password_is_no_longer_told(demo: None) -> None:
    user = User.objects.get(username="haichau")
    user.set_password("mot-mat-khau-khac")
    user.save()
    load_demo()
    assert [line.split()[0] for line in sign_in_lines()] == [login for login in LOGINS if login != "haichau"]


def test_the_password_may_come_from_outside(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROVIEC_DEMO_PASSWORD", "mat-khau-tu-ngoai")
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    load_pack("da06-danang")
    load_demo()
    assert User.objects.get(username="lanhdao").check_password("mat-khau-tu-ngoai")
    assert not password_file().exists()


def test_without_a_demonstration_nothing_is_told(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROVIEC_DEMO_PASSWORD", raising=False)
    settings.DATA_DIR = tmp_path
    assert sign_in_lines() == []
