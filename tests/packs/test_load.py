from __future__ import annotations

from datetime import date

import pytest

from roviec.journal.models import Entry
from roviec.org import acts
from roviec.org.chart import Chart
from roviec.org.models import Post, Selector, Unit, UnitVersion
from roviec.org.resolve import Resolver
from roviec.org.succession import Heritage
from roviec.packs.load import load_pack
from roviec.packs.schema import PackError
from roviec.packs.tables.loading import What
from roviec.programme.models import Stage
from tests.conftest import make_member
from tests.packs.conftest import LEVELS, UNITS, Write
from tests.packs.test_parse import STAGE

pytestmark = pytest.mark.django_db


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def test_the_chart_the_names_and_the_heirs_are_there(write: Write) -> None:
    loaded = load_pack("mau", write())
    assert (loaded.added["units"], loaded.added["successions"]) == (3, 1)
    assert {row.name for row in Chart.at(date(2024, 5, 1))} == {"UBND thành phố Mẫu", "Sở A Mẫu", "Sở B Mẫu"}
    assert {row.name for row in Chart.at(date(2025, 1, 1))} == {"UBND thành phố Mẫu", "Sở B Mẫu"}
    assert Resolver(date(2024, 5, 1)).resolve("Sở AM").unit_id == unit("so-a").pk
    assert Heritage.at(date(2025, 1, 1)).heir(unit("so-a").pk) == unit("so-b").pk
    assert Post.objects.filter(heads_unit=True).count() == 2


def test_loading_again_adds_nothing_and_writes_nothing(write: Write) -> None:
    home = write()
    load_pack("mau", home)
    assert load_pack("mau", home).total == 0
    assert Entry.objects.count() == 1


def test_the_journal_has_one_line_with_the_counts(write: Write) -> None:
    loaded = load_pack("mau", write())
    entry = Entry.objects.get()
    assert (entry.actor, entry.act, (entry.after or {})["added"]) == ("system:packs.load", "packs.load", loaded.added)


def test_a_newer_pack_adds_what_is_new(write: Write) -> None:
    load_pack("mau", write())
    more = UNITS + '[[unit]]\ncode = "so-c"\nname = "Sở C Mẫu"\n'
    loaded = load_pack("mau", write(units=more))
    assert {table: count for table, count in loaded.added.items() if count} == {"units": 1, "versions": 1, "posts": 1}


def test_what_the_city_changed_is_kept(write: Write) -> None:
    home = write()
    load_pack("mau", home)
    administrator = make_member("admin", "Hồ Văn Mẫu", "administrator", unit("goc"))
    acts.rename(access=administrator.access, unit=unit("so-b"), name="Sở Bê", on=date(2025, 6, 1), legal_basis="NQ thử")
    assert [each.key for each in load_pack("mau", home).of(What.KEPT)] == ["so-b 2024-01-01"]
    assert Chart.at(date(2025, 6, 1)).versions[unit("so-b").pk].name == "Sở Bê"


def test_a_pack_that_tells_another_past_is_refused_whole(write: Write) -> None:
    load_pack("mau", write())
    other = (
        UNITS.replace('code = "so-b"\nname', 'code = "so-b"\nfrom = 2024-02-01\nname')
        + '[[unit]]\ncode = "so-c"\nname = "Sở C"\n'
    )
    with pytest.raises(PackError, match="so-b"):
        load_pack("mau", write(units=other))
    assert not Unit.objects.filter(code="so-c").exists()
    assert UnitVersion.objects.filter(unit__code="so-b").count() == 1


def test_a_pack_with_a_problem_loads_nothing(write: Write) -> None:
    with pytest.raises(PackError):
        load_pack("mau", write(levels=LEVELS.replace('kinds = ["so"]', 'kinds = ["la"]')))
    assert not Unit.objects.exists()
    assert not Selector.objects.exists()
    assert not Entry.objects.exists()


def test_without_successors_the_parent_takes_over(write: Write) -> None:
    units = UNITS.replace('to = ["so-b"]', "").replace('hand_over = "heir"', 'hand_over = "parent"')
    load_pack("mau", write(units=units))
    assert Heritage.at(date(2025, 1, 1)).heir(unit("so-a").pk) == unit("goc").pk


def test_stages_are_loaded_once_and_a_double_is_refused(write: Write) -> None:
    home = write(levels=LEVELS + STAGE)
    assert load_pack("mau", home).added["stages"] == 1
    assert load_pack("mau", home).total == 0
    stage = Stage.objects.get()
    assert (stage.kind, stage.code, stage.is_last, stage.source) == ("pilot", "xong", True, "nguồn thử")
    with pytest.raises(PackError, match="bị lặp"):
        load_pack("mau", write(levels=LEVELS + STAGE + STAGE))
