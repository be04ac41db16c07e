"""Each door: the form opens, what is typed is written once, a refusal stays on the form, and others find nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from roviec.journal.models import Entry
from roviec.programme import acts
from roviec.programme.doors import ITEM
from roviec.programme.models import Item, Milestone, Paper
from tests.conftest import Cast, City, Member
from tests.programme.conftest import TODAY


def typed(name: str, city: City, cast: Cast) -> dict[str, Any]:
    said: dict[str, dict[str, Any]] = {
        "giai-doan": {"to": "thi-diem", "on": "2026-03-01"},
        "quyet-dinh": {"choice": "adopt", "why": "vì", "decided_by": cast.leader.person.pk, "on": "2026-03-01"},
        "ket-qua": {"period": "2026-11", "unit_id": city.sci.pk, "text": "Lắp 3 kiosk"},
        "moc": {"title": "Lắp xong", "due": "2026-12-01"},
        "vuong-mac": {"unit": city.sci.pk, "group": "data", "text": "Chưa có kết nối", "ask": "Cho phép kết nối", "asked_of": city.root.pk, "wanted_by": "2026-12-01"},
        "van-ban": {"direction": "in", "number": "1", "dated_on": "2026-03-01", "body": "Bộ Mẫu", "subject": "Hướng dẫn"},
        "khao-sat": {"place": "Nơi mẫu", "on": "2026-03-01", "units": [city.sci.pk], "people": 2, "learned": "Điều hay"},
        "nhan-rong": {"unit": city.ward.pk, "reach": "in_use", "since": "2026-03-01"},
        "sua": {"name": "Tên mới", "owner": city.sci.pk},
    }  # fmt: skip
    return said[name]


ACTS = {
    "giai-doan": "change_stage", "quyet-dinh": "decide", "ket-qua": "add_note", "moc": "add_milestone",
    "vuong-mac": "raise_blocker", "van-ban": "add_paper", "khao-sat": "add_visit", "nhan-rong": "replicate", "sua": "revise_item",
}  # fmt: skip
EMPTY = {"giai-doan": "to", "quyet-dinh": "why", "ket-qua": "text", "moc": "title", "vuong-mac": "ask", "van-ban": "number", "khao-sat": "units", "nhan-rong": "unit", "sua": "name"}  # fmt: skip


def last() -> str:
    return Entry.objects.order_by("-seq").values_list("act", flat=True)[0]


@pytest.mark.parametrize("name", sorted(ITEM))
def test_what_is_typed_is_written(name: str, pilot: Item, cast: Cast, city: City) -> None:
    client, address = cast.officer.client(), reverse("programme:act", args=[pilot.pk, name])
    assert client.get(address).status_code == 200
    answer = client.post(address, typed(name, city, cast))
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer["Location"] == reverse("programme:item", args=[pilot.pk])
    assert last() == f"programme.{ACTS[name]}"


@pytest.mark.parametrize("name", sorted(ITEM))
def test_what_is_missing_is_said_and_nothing_written(name: str, pilot: Item, cast: Cast, city: City) -> None:
    client, address = cast.officer.client(), reverse("programme:act", args=[pilot.pk, name])
    answer = client.post(address, {**typed(name, city, cast), EMPTY[name]: ""})
    assert answer.status_code == 422
    assert EMPTY[name] in answer.context["form"].errors
    assert last() == "programme.add_item"


@pytest.mark.parametrize("name", sorted(ITEM))
def test_others_find_no_door(name: str, pilot: Item, cast: Cast, city: City) -> None:
    address = reverse("programme:act", args=[pilot.pk, name])
    for who in ("stranger", "auditor"):
        assert cast.named(who).client().get(address).status_code == 404
        assert cast.named(who).client().post(address, typed(name, city, cast)).status_code == 404
    assert cast.officer.client().get(address).status_code == 200


def test_a_door_that_is_none(pilot: Item, cast: Cast) -> None:
    assert cast.officer.client().get(reverse("programme:act", args=[pilot.pk, "xoa"])).status_code == 404


def test_a_refusal_of_the_act_stands_on_the_form_with_what_was_typed(pilot: Item, cast: Cast) -> None:
    address = reverse("programme:act", args=[pilot.pk, "giai-doan"])
    answer = cast.clerk.client().post(address, {"to": "thi-diem", "on": "2025-12-31", "note": "Ghi chú dài"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Lần thay đổi gần nhất là ngày 5-1-2026" in text
    assert "Ghi chú dài" in text


def test_the_form_of_a_decision_offers_the_leaders_of_the_city(pilot: Item, cast: Cast) -> None:
    form = cast.officer.client().get(reverse("programme:act", args=[pilot.pk, "quyet-dinh"])).context["form"]
    assert list(form.fields["decided_by"].queryset) == [cast.leader.person]
    own = cast.leader.client().get(reverse("programme:act", args=[pilot.pk, "quyet-dinh"])).context["form"]
    assert own.fields["decided_by"].initial == cast.leader.person.pk


def test_the_form_of_a_period_offers_this_month_first_and_the_units_concerned(
    pilot: Item, cast: Cast, city: City
) -> None:
    acts.replicate(access=cast.officer.access, item=pilot, unit=city.ward, since=TODAY, reach="in_use")
    form = cast.officer.client().get(reverse("programme:act", args=[pilot.pk, "ket-qua"])).context["form"]
    periods = [key for key, _label in form.fields["period"].choices]
    assert (periods[0], periods[-1], len(periods)) == ("2026-11", "2025-12", 12)
    assert [unit for unit, _name in form.fields["unit_id"].choices] == [city.sci.pk, city.ward.pk, city.police.pk]


@pytest.fixture
def step(pilot: Item, cast: Cast) -> Milestone:
    return acts.add_milestone(access=cast.clerk.access, item=pilot, title="Lắp xong", due=date(2026, 10, 1))


@pytest.mark.parametrize(
    ("name", "said", "act"),
    [
        ("hoan-thanh", {"on": "2026-11-01"}, "milestone_done"),
        ("doi-han", {"to": "2026-12-01", "reason": "Chờ"}, "milestone_moved"),
        ("bo", {"reason": "Thôi"}, "milestone_dropped"),
    ],
)
def test_a_milestone_is_changed(name: str, said: dict[str, str], act: str, step: Milestone, cast: Cast) -> None:
    address = reverse("programme:milestone", args=[step.pk, name])
    assert cast.stranger.client().post(address, said).status_code == 404
    assert cast.clerk.client().get(address).status_code == 200
    assert cast.clerk.client().post(address, {}).status_code == 422
    assert cast.clerk.client().post(address, said).status_code == 302
    assert last() == f"programme.{act}"
    again = cast.clerk.client().post(reverse("programme:milestone", args=[step.pk, "mo-lai"]), {"reason": "Nhầm"})
    assert again.status_code == (422 if name == "doi-han" else 302)


def test_a_request_is_answered_once(pilot: Item, cast: Cast) -> None:
    paper: Paper = acts.add_paper(
        access=cast.clerk.access,
        item=pilot,
        direction="out",
        number="1",
        dated_on=date(2026, 3, 1),
        body="Bộ",
        subject="Hỏi",
    )
    address, said = reverse("programme:paper", args=[paper.pk, "tra-loi"]), {"on": "2026-04-01", "answer": "Đồng ý"}
    assert cast.stranger.client().post(address, said).status_code == 404
    assert cast.clerk.client().post(address, said).status_code == 302
    second = cast.clerk.client().post(address, said)
    assert second.status_code == 422
    assert "Người khác vừa thay đổi" in second.content.decode()


def adding(member: Member, **change: str) -> Any:
    said = {"kind": "practice", "external_id": "H9", "name": "Cách làm mẫu", **change}
    return member.client().post(reverse("programme:add"), said)


def test_an_item_is_added_by_hand(stages: None, cast: Cast) -> None:
    answer = adding(cast.officer)
    item = Item.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("programme:item", args=[item.pk]))
    assert (item.kind, item.external_id, item.owner) == ("practice", "H9", None)
    twice = adding(cast.officer)
    assert (twice.status_code, Item.objects.count()) == (422, 1)
    assert "Mã “H9” đã có" in twice.content.decode()
    assert adding(cast.clerk, external_id="H10").status_code == 404
