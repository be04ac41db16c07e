"""An item is added once, in a stage and with its words; new words leave the old ones readable."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from roviec.programme import acts
from roviec.programme.acts.items import Said
from roviec.programme.models import Item, Kind, Revision, Stage
from tests.conftest import Cast, City
from tests.programme.conftest import SINCE, TODAY, AddItem
from tests.programme.said import code, entry

SAID = Said(name="Kiosk y tế (mẫu)", origin="Thành phố Mẫu")


def adding(cast: Cast, who: str = "officer", **change: Any) -> str:
    said = {"kind": Kind.PILOT, "external_id": "M1", "said": SAID, **change}
    return code(acts.add_item, access=cast.named(who).access, **said)


def test_it_works(pilot: Item, city: City, cast: Cast) -> None:
    assert (pilot.kind, pilot.external_id, pilot.stage, pilot.since) == ("pilot", "M1", "chua", SINCE)
    assert pilot.search_key == "m1 kiosk y te mau thanh pho mau"
    change = pilot.stage_changes.get()
    assert (change.from_stage, change.to_stage, change.on, change.person) == ("", "chua", SINCE, cast.officer.person)
    assert pilot.revisions.get().name == "Kiosk y tế (mẫu)"
    written = entry()
    assert (written.act, written.object_id) == ("programme.add_item", str(pilot.pk))
    assert written.after == {
        "kind": "pilot", "code": "M1", "owner": city.sci.pk, "group": "", "stage": "chua", "since": "2026-01-05",
    }  # fmt: skip


def test_a_code_is_used_once_in_its_kind(pilot: Item, cast: Cast) -> None:
    assert adding(cast) == "code_taken"
    assert adding(cast, kind=Kind.PRACTICE) == ""


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "administrator", "auditor"])
def test_only_the_standing_body_writes_the_list(who: str, stages: None, cast: Cast) -> None:
    assert adding(cast, who) == "forbidden"
    assert adding(cast, "officer") == ""


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"external_id": "  "}, "no_code"),
        ({"said": Said(name=" ")}, "no_name"),
        ({"stage": "nghien-cuu"}, "unknown_stage"),  # of the other kind
        ({"since": TODAY + timedelta(days=1)}, "in_the_future"),
    ],
)
def test_what_is_refused(change: dict[str, Any], refused: str, stages: None, cast: Cast) -> None:
    assert adding(cast, **change) == refused
    assert not Item.objects.exists()


def test_a_stage_can_be_named_from_the_start(add: AddItem) -> None:
    assert add(stage="thi-diem").stage_changes.get().to_stage == "thi-diem"


def test_without_stages_in_the_pack_an_item_has_none(cast: Cast) -> None:
    assert not Stage.objects.exists()
    assert adding(cast) == ""
    item = Item.objects.get()
    assert (item.stage, item.stage_changes.count()) == ("", 0)


def test_new_words_are_a_row_and_the_old_ones_stay(pilot: Item, city: City, cast: Cast) -> None:
    said = Said(name="Kiosk sức khỏe (mẫu)", owner_id=city.ward.pk, group="data", origin="Thành phố Mẫu")
    revision = acts.revise_item(access=cast.officer.access, item=pilot, said=said, reason="Đổi đơn vị chủ trì")
    assert isinstance(revision, Revision)
    pilot.refresh_from_db()
    assert (pilot.name, pilot.owner_id, pilot.group) == ("Kiosk sức khỏe (mẫu)", city.ward.pk, "data")
    assert "kiosk suc khoe" in pilot.search_key
    assert [row.owner_id for row in pilot.revisions.all()] == [city.sci.pk, city.ward.pk]
    assert (entry().before, entry().after) == (
        {"owner": city.sci.pk, "group": ""},
        {"owner": city.ward.pk, "group": "data", "changed": ["name", "owner_id", "group"]},
    )


def test_the_same_words_write_nothing(pilot: Item, cast: Cast) -> None:
    before = entry().seq
    assert acts.revise_item(access=cast.officer.access, item=pilot, said=Said.of(pilot)) is None
    assert (entry().seq, pilot.revisions.count()) == (before, 1)


def test_the_owner_s_people_do_not_reword_the_list(pilot: Item, cast: Cast) -> None:
    new = Said(name="Khác")
    assert code(acts.revise_item, access=cast.clerk.access, item=pilot, said=new) == "forbidden"
    assert code(acts.revise_item, access=cast.officer.access, item=pilot, said=new) == ""


def test_the_first_stage_is_that_of_the_day(stages: None, cast: Cast) -> None:
    Stage.objects.filter(kind=Kind.PILOT, code="chua").update(valid_to=date(2026, 6, 1))
    assert adding(cast, since=date(2026, 7, 1)) == ""
    assert Item.objects.get().stage == "thi-diem"
