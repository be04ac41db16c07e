"""A sheet is stored as it was shown: all of it or nothing, or the good rows where that was chosen; again changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from roviec.journal.models import Entry
from roviec.programme.importing import plan_of, store
from roviec.programme.models import Item, Revision, StageChange
from tests.conftest import Cast, City
from tests.programme.said import code
from tests.programme.test_plan import HEADER, NEW
from tests.tables.sheets import csv_of

NOTHING = dict.fromkeys(("new", "changed", "milestones", "decisions", "same", "left_out"), 0)
BAD = ["Mô hình điểm", "M10", "Mẫu", "", "Sở Không Có", "", "", ""]
pytestmark = pytest.mark.usefixtures("stages", "city")


def storing(cast: Cast, data: bytes, *, who: str = "officer", keep_good_rows: bool = False, digest: str = "") -> str:
    said = {"data": data, "filename": "a.csv", "digest": digest or plan_of(data, "a.csv").digest}
    return code(store, access=cast.named(who).access, keep_good_rows=keep_good_rows, **said)


def test_it_works(cast: Cast, city: City) -> None:
    assert storing(cast, csv_of(HEADER, NEW)) == ""
    item = Item.objects.get()
    assert (item.external_id, item.owner, item.stage, item.since) == ("M9", city.sci, "thi-diem", date(2026, 3, 1))
    assert item.stage_changes.get().on == date(2026, 3, 1)
    assert list(Entry.objects.order_by("seq").values_list("act", flat=True)) == ["programme.add_item", "programme.import_items"]  # fmt: skip
    assert (Entry.objects.last() or Entry()).after == NOTHING | {"new": 1}


def test_again_changes_nothing_and_writes_nothing(cast: Cast) -> None:
    data = csv_of(HEADER, NEW)
    storing(cast, data)
    before = (Entry.objects.count(), Revision.objects.count(), StageChange.objects.count())
    digest = plan_of(data, "a.csv").digest
    again = store(access=cast.officer.access, data=data, filename="a.csv", digest=digest, keep_good_rows=False)
    assert vars(again) == NOTHING | {"same": 1}
    assert (Entry.objects.count(), Revision.objects.count(), StageChange.objects.count()) == before


def test_a_changed_row_is_a_revision_and_a_change_of_stage(cast: Cast) -> None:
    storing(cast, csv_of(HEADER, NEW))
    changed = [*NEW[:2], "Tên mới (mẫu)", *NEW[3:6], "Hoàn thành", "1/9/2026"]
    assert storing(cast, csv_of(HEADER, changed)) == ""
    item = Item.objects.get()
    assert (item.name, item.stage, item.revisions.count()) == ("Tên mới (mẫu)", "xong", 2)
    assert [(row.to_stage, row.on) for row in item.stage_changes.all()] == [("thi-diem", date(2026, 3, 1)), ("xong", date(2026, 9, 1))]  # fmt: skip


def test_one_wrong_row_stops_all_unless_the_good_ones_are_asked_for(cast: Cast) -> None:
    data = csv_of(HEADER, NEW, BAD)
    assert storing(cast, data) == "rows_wrong"
    assert not Item.objects.exists()
    assert storing(cast, data, keep_good_rows=True) == ""
    assert [item.external_id for item in Item.objects.all()] == ["M9"]
    assert (Entry.objects.last() or Entry()).after == NOTHING | {"new": 1, "left_out": 1}


def test_what_was_not_shown_is_not_stored(cast: Cast) -> None:
    data = csv_of(HEADER, NEW)
    digest = plan_of(data, "a.csv").digest
    storing(cast, csv_of(HEADER, [*NEW[:2], "Người khác vừa nhập", *NEW[3:]]))
    assert storing(cast, data, digest=digest) == "list_changed"
    assert Item.objects.get().name == "Người khác vừa nhập"


@pytest.mark.parametrize("who", ["leader", "clerk", "administrator"])
def test_only_the_standing_body_stores(who: str, cast: Cast) -> None:
    data = csv_of(HEADER, NEW)
    assert storing(cast, data, who=who) == "forbidden"
    assert storing(cast, data) == ""
