"""The fixed cast, in a small city made by the acts' own models: one chart of 2024, one of today, a merger between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from roviec.org.access import Access, access_of
from roviec.org.models import (
    Grant,
    Holding,
    Person,
    Post,
    Role,
    Selector,
    Succession,
    SuccessionLink,
    Unit,
    UnitAlias,
    UnitVersion,
)
from roviec.vietnamese.keys import search_key, sort_key
from roviec.vietnamese.names import agency_key
from tests.journal import emptying

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

    from tests.browser import OpenAs, Phone

emptying.allow()

# Examples are not timed: the machine is shared, and a slow one says nothing of the code.
hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")

OLD, CHANGE = date(2020, 1, 1), date(2025, 7, 1)
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
PASSWORD = "mat-khau-thu-nghiem-2026"


def make_unit(
    code: str, name: str, kind: str, level: str, parent: Unit | None, start: date = OLD, end: date | None = None
) -> Unit:
    unit = Unit.objects.create(code=code, established_on=start, abolished_on=end)
    UnitVersion.objects.create(
        unit=unit, parent=parent, level=level, kind=kind, name=name, valid_from=start, valid_to=end,
        search_key=search_key(name), sort_key=sort_key(name),
    )  # fmt: skip
    UnitAlias.objects.create(unit=unit, text=name, key=agency_key(name))
    return unit


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`-m database` is what a second database engine is worth running for: engines that never ask one run once."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & {"db", "transactional_db", "live_server"}:
            item.add_marker(pytest.mark.database)


@dataclass
class City:
    """root > police, sci (since 1-3-2025), info (merged into sci on 1-7-2025), district (ended 1-7-2025), wards."""

    root: Unit
    police: Unit
    sci: Unit
    info: Unit
    district: Unit
    ward: Unit
    other_ward: Unit


@pytest.fixture(autouse=True)
def in_vietnamese() -> None:
    """A page asked for in English leaves its thread in English; each test begins in the city's language."""
    translation.activate("vi")


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Real hashing is slow on purpose: half a second for each of the cast in each test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def city(db: None) -> City:
    root = make_unit("thanh-pho", "UBND thành phố Đà Nẵng", "ubnd", "thanh_pho", None)
    police = make_unit("cong-an", "Công an thành phố", "cong_an", "thanh_pho", root)
    sci = make_unit("so-khcn", "Sở Khoa học và Công nghệ", "so", "thanh_pho", root)
    info = make_unit("so-tttt", "Sở Thông tin và Truyền thông", "so", "thanh_pho", root, end=CHANGE)
    district = make_unit("quan-hc", "UBND quận Hải Châu", "ubnd_quan_huyen", "quan_huyen", root, end=CHANGE)
    ward = make_unit("phuong-hc", "UBND phường Hải Châu", "ubnd_phuong_xa", "phuong_xa", root)
    other = make_unit("phuong-ak", "UBND phường An Khê", "ubnd_phuong_xa", "phuong_xa", root)
    merger = Succession.objects.create(
        code="so-tttt-2025", kind=Succession.Kind.MERGE, effective_on=CHANGE, legal_basis="NQ thử nghiệm"
    )
    SuccessionLink.objects.create(succession=merger, predecessor=info, successor=sci)
    ended = Succession.objects.create(
        code="quan-hc-2025", kind=Succession.Kind.ABOLISH, effective_on=CHANGE, legal_basis="NQ thử nghiệm"
    )
    SuccessionLink.objects.create(succession=ended, predecessor=district, successor=ward)
    for code, name, kinds in (
        ("so-nganh", "Các sở, ban, ngành", ["so", "cong_an"]),
        ("phuong-xa", "UBND các phường, xã", ["ubnd_phuong_xa"]),
    ):
        Selector.objects.create(code=code, name=name, phrases=[name], phrase_keys=[agency_key(name)], kinds=kinds)
    return City(root, police, sci, info, district, ward, other)


@dataclass
class Member:
    """One of the cast: the account, the person, and a way to open pages as them."""

    user: User
    person: Person

    @property
    def access(self) -> Access:
        return access_of(User.objects.get(pk=self.user.pk))

    def client(self) -> Client:
        browser = Client()
        browser.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        return browser


def make_member(login: str, name: str, role: str, unit: Unit, end: date | None = None) -> Member:
    user = User.objects.create_user(login, password=PASSWORD)
    person = Person.objects.create(user=user, full_name=name, search_key=search_key(name), sort_key=sort_key(name))
    Grant.objects.create(person=person, role=role, unit=unit, valid_from=OLD, valid_to=end)
    return Member(user, person)


@dataclass
class Cast:
    leader: Member
    officer: Member  # of the standing body
    clerk: Member  # of a department
    ward_clerk: Member
    stranger: Member  # of another ward
    past_clerk: Member  # of an abolished unit
    administrator: Member
    auditor: Member

    def named(self, name: str) -> Member:
        member = getattr(self, name)
        assert isinstance(member, Member)
        return member


@pytest.fixture
def cast(city: City) -> Cast:
    head = Post.objects.create(unit=city.sci, title="Giám đốc", heads_unit=True)
    clerk = make_member("clerk", "Trần Thị Mẫu", Role.FOCAL_OFFICER, city.sci)
    Holding.objects.create(post=head, person=clerk.person, valid_from=OLD)
    return Cast(
        leader=make_member("leader", "Nguyễn Văn Mẫu", Role.LEADER, city.root),
        officer=make_member("officer", "Lê Văn Mẫu", Role.STANDING_BODY, city.police),
        clerk=clerk,
        ward_clerk=make_member("ward", "Phạm Thị Mẫu", Role.FOCAL_OFFICER, city.ward),
        stranger=make_member("stranger", "Đặng Văn Mẫu", Role.FOCAL_OFFICER, city.other_ward),
        past_clerk=make_member("past", "Võ Thị Mẫu", Role.FOCAL_OFFICER, city.info),
        administrator=make_member("admin", "Hồ Văn Mẫu", Role.ADMINISTRATOR, city.root),
        auditor=make_member("auditor", "Bùi Thị Mẫu", Role.AUDITOR, city.root),
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from tests.browser import chromium  # the fast run does without a browser

    with chromium() as browser:
        yield browser


@pytest.fixture
def open_as(browser: Browser, live_server: LiveServer) -> Iterator[OpenAs]:
    from tests.browser import pages

    with pages(browser, live_server.url) as open_as:
        yield open_as


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, open_as: OpenAs) -> Phone:
    """A page on a phone, once in each light."""
    return lambda member, path: open_as(member, path, 390, dark=request.param == "dark")


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """A file of the project's reference folder; the test skips where the folder isn't beside the checkout."""

    def path(name: str) -> Path:
        found = SHARED / name
        if not found.exists():
            pytest.skip(f"needs the reference file {name} beside the checkout")
        return found

    return path
