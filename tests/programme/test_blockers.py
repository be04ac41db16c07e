"""What an item is stuck on is a blocker like any other: raised from the item, on the leader's list, on the item's page."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.urls import reverse

from roviec.duties.blocking import acts as blocking
from roviec.duties.models import Blocker, Group
from roviec.journal.models import Entry
from roviec.programme import acts
from roviec.programme.models import Item, ItemBlocker
from tests.conftest import Cast, City, Member
from tests.programme.conftest import TODAY
from tests.programme.said import code, entry

ASK = "Cho phép kết nối kho hồ sơ sức khỏe (mẫu)"


@pytest.fixture
def said(city: City) -> dict[str, Any]:
    return {
        "unit": city.sci, "group": Group.DATA, "text": "Chưa có kết nối", "ask": ASK, "asked_of": city.root,
        "wanted_by": TODAY + timedelta(days=10),
    }  # fmt: skip


@pytest.fixture
def stuck(pilot: Item, said: dict[str, Any], cast: Cast) -> Blocker:
    return acts.raise_blocker(access=cast.clerk.access, item=pilot, **said)


def page(member: Member, address: str) -> str:
    answer = member.client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(pilot: Item, stuck: Blocker, cast: Cast, city: City) -> None:
    assert (stuck.unit, stuck.asked_of, stuck.duty, stuck.raised_by) == (city.sci, city.root, None, cast.clerk.person)
    assert ItemBlocker.objects.get().item == pilot
    assert (entry().act, entry().object_id, entry().after) == (
        "programme.raise_blocker", str(pilot.pk), {"blocker": stuck.pk, "unit": city.sci.pk},
    )  # fmt: skip
    assert Entry.objects.filter(act="duties.raise_blocker", object_id=str(stuck.pk)).count() == 1


@pytest.mark.parametrize(
    ("other", "refusal"),
    [({"ask": " "}, "no_words"), ({"text": ""}, "no_words"), ({"wanted_by": date(2026, 11, 19)}, "in_the_past")],
)
def test_what_says_nothing_is_refused(
    other: dict[str, Any], refusal: str, pilot: Item, said: dict[str, Any], cast: Cast
) -> None:
    assert code(acts.raise_blocker, access=cast.clerk.access, item=pilot, **(said | other)) == refusal
    assert not Blocker.objects.exists()
    assert code(acts.raise_blocker, access=cast.clerk.access, item=pilot, **said) == ""


@pytest.mark.parametrize("who", ["stranger", "ward_clerk", "past_clerk", "leader", "auditor", "administrator"])
def test_others_do_not_raise_it(who: str, pilot: Item, said: dict[str, Any], cast: Cast) -> None:
    assert code(acts.raise_blocker, access=cast.named(who).access, item=pilot, **said) == "forbidden"
    assert code(acts.raise_blocker, access=cast.officer.access, item=pilot, **said) == ""


def test_a_unit_that_repeats_it_raises_its_own(pilot: Item, said: dict[str, Any], cast: Cast, city: City) -> None:
    own = said | {"unit": city.ward}
    assert code(acts.raise_blocker, access=cast.ward_clerk.access, item=pilot, **own) == "forbidden"
    acts.replicate(access=cast.officer.access, item=pilot, unit=city.ward, since=TODAY, reach="in_use")
    assert code(acts.raise_blocker, access=cast.ward_clerk.access, item=pilot, **own) == ""
    assert code(acts.raise_blocker, access=cast.ward_clerk.access, item=pilot, **said) == "forbidden"


def test_of_an_item_that_nobody_leads_the_standing_body_says_it(practice: Item, said: dict[str, Any], cast: Cast, city: City) -> None:  # fmt: skip
    assert code(acts.raise_blocker, access=cast.officer.access, item=practice, **said) == "forbidden"
    own = said | {"unit": city.police}
    assert code(acts.raise_blocker, access=cast.officer.access, item=practice, **own) == ""


def test_the_item_and_the_leader_s_list_show_it_until_it_is_decided(pilot: Item, stuck: Blocker, cast: Cast) -> None:
    item, waiting = reverse("programme:item", args=[pilot.pk]), reverse("duties:blockers") + "?state=open&waiting=on"
    assert ASK in page(cast.clerk, item)
    for address in (waiting, "/"):
        text = page(cast.leader, address)
        assert ASK in text
        assert f'href="{item}">{pilot.name}</a>' in text
    blocking.decide(access=cast.leader.access, blocker=stuck, text="Đồng ý.")
    assert ASK not in page(cast.leader, waiting)
    assert "Đã quyết định" in page(cast.clerk, item)


def test_the_blocker_leads_back_to_its_item(pilot: Item, stuck: Blocker, cast: Cast) -> None:
    text = page(cast.leader, reverse("duties:blocker", args=[stuck.pk]))
    assert f'href="{reverse("programme:item", args=[pilot.pk])}">{pilot.name}</a>' in text


def test_who_is_asked_but_does_not_see_the_item_sees_the_blocker_alone(
    pilot: Item, said: dict[str, Any], cast: Cast, city: City
) -> None:
    asked = acts.raise_blocker(access=cast.clerk.access, item=pilot, **(said | {"asked_of": city.ward}))
    text = page(cast.ward_clerk, reverse("duties:blocker", args=[asked.pk]))
    assert ASK in text
    assert pilot.name not in text


def test_others_who_see_the_item_do_not_see_what_it_is_stuck_on(pilot: Item, stuck: Blocker, cast: Cast) -> None:
    acts.decide(
        access=cast.leader.access, item=pilot, choice="adopt", why="vì", decided_by=cast.leader.person, on=TODAY
    )
    assert ASK not in page(cast.stranger, reverse("programme:item", args=[pilot.pk]))
    assert ASK in page(cast.officer, reverse("programme:item", args=[pilot.pk]))


def test_the_file_of_blockers_names_the_item(pilot: Item, stuck: Blocker, cast: Cast) -> None:
    answer = cast.leader.client().get(reverse("duties:blockers_file", args=["csv"]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    (row,) = csv.DictReader(StringIO(text))
    assert (row["Đề nghị quyết định"], row["Gắn với"]) == (ASK, pilot.name)


def test_the_form_offers_the_units_that_it_may_speak_for(pilot: Item, cast: Cast, city: City) -> None:
    address = reverse("programme:act", args=[pilot.pk, "vuong-mac"])
    form = cast.clerk.client().get(address).context["form"]
    assert [unit for unit, _name in form.fields["unit"].choices] == [city.sci.pk]
    form = cast.officer.client().get(address).context["form"]
    assert [unit for unit, _name in form.fields["unit"].choices] == [city.sci.pk, city.police.pk]


def test_nobody_asks_itself(pilot: Item, said: dict[str, Any], cast: Cast, city: City) -> None:
    typed = {**said, "unit": city.sci.pk, "asked_of": city.sci.pk, "wanted_by": "2026-12-01"}
    address = reverse("programme:act", args=[pilot.pk, "vuong-mac"])
    answer = cast.clerk.client().post(address, typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["asked_of"])
    assert cast.clerk.client().post(address, typed | {"asked_of": city.root.pk}).status_code == 302


def test_more_blockers_cost_no_query(
    pilot: Item, said: dict[str, Any], cast: Cast, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _number in range(12):
        acts.raise_blocker(access=cast.clerk.access, item=pilot, **said)
    client = cast.leader.client()
    with django_assert_max_num_queries(19):
        assert client.get(reverse("duties:blockers")).status_code == 200
