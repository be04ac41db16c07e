"""The journal's pages name our acts and objects."""

from __future__ import annotations

import re
from pathlib import Path

from roviec.journal.words import act_name, object_names
from roviec.programme import acts, importing
from roviec.programme.models import Item, MilestoneChange
from roviec.programme.records import ACTS
from tests.conftest import Cast


def test_every_act_that_is_written_has_its_words() -> None:
    folders = [Path(str(acts.__file__)).parent, Path(str(importing.__file__)).parent]
    texts = "".join(path.read_text() for folder in folders for path in folder.glob("*.py"))
    written = set(re.findall(r'act="(programme\.\w+)"', texts)) | {
        f"programme.milestone_{what}" for what in MilestoneChange.What.values
    }
    assert written == set(ACTS)
    assert act_name("programme.decide") == "Ghi quyết định"


def test_an_item_is_named_by_its_code_and_name(pilot: Item) -> None:
    key = "programme.item", str(pilot.pk)
    assert object_names([key, ("programme.item", "x")]) == {
        key: "Mô hình, cách làm M1, Kiosk y tế (mẫu)",
        ("programme.item", "x"): "Mô hình, cách làm x",
    }


def test_its_page_of_the_journal_is_for_those_who_see_it(pilot: Item, cast: Cast) -> None:
    address = f"/nhat-ky/programme.item/{pilot.pk}/"
    page = cast.clerk.client().get(address)
    assert page.status_code == 200
    assert "Thêm mục vào danh sách" in page.content.decode()
    assert cast.stranger.client().get(address).status_code == 404
