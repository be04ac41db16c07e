"""The small city of the tests with the classes that the orders name, and a few weeks of a made-up year in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pytest_django import Settings

from roviec.cityyear.models import CityYear
from roviec.cityyear.read_world import read_world
from roviec.cityyear.simulate import Span, Year, at
from roviec.cityyear.world import World
from roviec.org.calendars import seed_days
from roviec.org.models import Grant, Role, Selector
from roviec.packs import alerts
from roviec.packs.parse import read_pack
from roviec.packs.schema import Pack
from roviec.packs.tables.loading import Loading
from roviec.vietnamese.calendar import seed
from roviec.vietnamese.names import agency_key
from tests.assess.conftest import make_rule
from tests.conftest import Cast, City

FIRST, LAST, UNTIL = date(2025, 5, 26), date(2025, 8, 20), at(date(2025, 8, 20), time(12))
LOCAL_KINDS = ["ubnd_phuong_xa", "ubnd_quan_huyen"]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return read_pack("da06-danang")


@pytest.fixture
def world(city: City, cast: Cast, pack: Pack) -> World:
    """Mergers on 1-7-2025 (info into sci, the district into a ward), holidays, and nobody of the cast acting before.

    The steps of alerts are the real pack's.
    """
    for code, kinds in (
        ("so-nganh-dia-phuong", ["so", "cong_an", *LOCAL_KINDS]),
        ("dia-phuong", LOCAL_KINDS),
        ("so-ban-nganh", ["so", "cong_an"]),
    ):
        name = f"Lớp {code}"
        Selector.objects.create(code=code, name=name, phrases=[name], phrase_keys=[agency_key(name)], kinds=kinds)
    seed_days(seed([2025]), "thử nghiệm")
    alerts.load(Loading.of(pack))
    make_rule()
    Grant.objects.exclude(role__in=[Role.LEADER, Role.ADMINISTRATOR]).delete()
    return read_world()


def make_year(
    world: World, *, until: datetime = UNTIL, orders: int = 3, duties: int = 3, seed: int = 1, span: Span | None = None
) -> Year:
    """A few duties of the first orders, over the mergers of the small city."""
    year = Year(world, span or Span(FIRST, LAST, until), seed)
    year.orders = [replace(order, duties=order.duties[:duties]) for order in year.orders[:orders]]
    return year


def loading(year: Year) -> CityYear:
    span = year.span
    return CityYear.objects.create(first=span.first, last=span.last, until=span.until, seed=year.seed, scale="small")


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
