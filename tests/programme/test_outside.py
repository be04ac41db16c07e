"""Papers and their answers, study visits, where else it is done, and what was done in a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from roviec.directives.models import Directive
from roviec.programme import acts
from roviec.programme.models import Item, Paper
from tests.conftest import Cast, City
from tests.programme.conftest import TODAY
from tests.programme.said import code, entry

SENT = date(2026, 4, 1)


def writing(cast: Cast, item: Item, who: str = "clerk", **change: Any) -> str:
    said = {
        "direction": "out", "number": "12/TTr-MAU", "dated_on": SENT, "body": "Bộ Mẫu",
        "subject": "Xin hướng dẫn kết nối", **change,
    }  # fmt: skip
    return code(acts.add_paper, access=cast.named(who).access, item=item, **said)


@pytest.fixture
def request_paper(pilot: Item, cast: Cast) -> Paper:
    assert writing(cast, pilot) == ""
    return pilot.papers.get()


def test_a_request_waits_until_it_is_answered(request_paper: Paper, cast: Cast) -> None:
    assert request_paper.waits
    acts.answer_paper(access=cast.clerk.access, paper=request_paper, on=date(2026, 5, 2), answer="Đồng ý")
    assert (request_paper.waits, request_paper.answered_on, request_paper.answer) == (False, date(2026, 5, 2), "Đồng ý")
    assert entry().after == {"paper": request_paper.pk, "answered_on": "2026-05-02"}


def test_an_answer_is_given_once_and_not_before_the_request(request_paper: Paper, cast: Cast) -> None:
    said = {"access": cast.clerk.access, "paper": request_paper, "answer": "Đồng ý"}
    assert code(acts.answer_paper, on=SENT - timedelta(days=1), **said) == "before_the_request"
    assert code(acts.answer_paper, on=TODAY + timedelta(days=1), **said) == "in_the_future"
    assert code(acts.answer_paper, on=SENT, **said) == ""
    assert code(acts.answer_paper, on=TODAY, **said) == "changed_meanwhile"


def test_guidance_is_not_answered(pilot: Item, cast: Cast) -> None:
    assert writing(cast, pilot, direction="in") == ""
    paper = pilot.papers.get()
    assert not paper.waits
    assert code(acts.answer_paper, access=cast.clerk.access, paper=paper, on=TODAY, answer="x") == "changed_meanwhile"
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.update(answered_on=TODAY)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"direction": "sideways"}, "unknown_direction"),
        ({"number": " "}, "no_words"),
        ({"subject": ""}, "no_words"),
        ({"dated_on": TODAY + timedelta(days=1)}, "in_the_future"),
    ],
)
def test_what_a_paper_is_refused_for(change: dict[str, Any], refused: str, pilot: Item, cast: Cast) -> None:
    assert writing(cast, pilot, **change) == refused
    assert not pilot.papers.exists()


def test_a_paper_links_only_to_a_directive_that_its_writer_sees(pilot: Item, cast: Cast) -> None:
    draft = Directive.objects.create(
        state="draft", number="1", subject="x", text="x", search_key="x", source_name="x", source_kind="txt",
        source_sha256="0" * 64,
    )  # fmt: skip
    assert writing(cast, pilot, directive=draft) == "unknown_directive"
    assert writing(cast, pilot, "officer", directive=draft) == ""


def test_a_visit_counts_heads_and_names_units(pilot: Item, cast: Cast, city: City) -> None:
    said = {
        "access": cast.clerk.access, "item": pilot, "place": "Thành phố Mẫu", "on": SENT, "people": 4,
        "units": [city.sci, city.ward], "learned": "Cần đường truyền riêng",
    }  # fmt: skip
    assert code(acts.add_visit, **{**said, "units": []}) == "nobody_went"
    assert code(acts.add_visit, **{**said, "people": 0}) == "nobody_went"
    assert code(acts.add_visit, **{**said, "learned": " "}) == "no_words"
    assert code(acts.add_visit, **said) == ""
    visit = pilot.visits.get()
    assert set(visit.units.all()) == {city.sci, city.ward}
    assert entry().after == {"visit": visit.pk, "on": "2026-04-01", "units": sorted([city.sci.pk, city.ward.pk]), "people": 4}  # fmt: skip


def test_a_replication_may_be_planned_ahead_but_not_be_under_way(pilot: Item, cast: Cast, city: City) -> None:
    said = {"access": cast.clerk.access, "item": pilot, "unit": city.ward, "since": TODAY + timedelta(days=30)}
    assert code(acts.replicate, reach="under_way", **said) == "in_the_future"
    assert code(acts.replicate, reach="everywhere", **said) == "unknown_reach"
    assert code(acts.replicate, reach="planned", **said) == ""
    assert code(acts.replicate, reach="in_use", **{**said, "since": TODAY}) == ""
    assert [row.reach for row in pilot.replications.order_by("at", "pk")] == ["planned", "in_use"]


def test_what_was_done_in_a_period_is_written_by_unit(pilot: Item, cast: Cast, city: City) -> None:
    said = {"access": cast.clerk.access, "item": pilot, "unit_id": city.sci.pk, "text": "Lắp 3 kiosk"}
    assert code(acts.add_note, period="2026-13", **said) == "no_period"
    assert code(acts.add_note, period="2026-12", **said) == "in_the_future"
    assert code(acts.add_note, period="2026-11", **{**said, "text": ""}) == "no_words"
    assert code(acts.add_note, period="2026-11", **said) == ""
    note = pilot.notes.get()
    assert (note.period, note.unit, note.text, note.person) == ("2026-11", city.sci, "Lắp 3 kiosk", cast.clerk.person)
    assert entry().after == {"note": note.pk, "period": "2026-11", "unit": city.sci.pk}


def test_the_journal_holds_keys_and_no_words_of_people(pilot: Item, cast: Cast, city: City) -> None:
    acts.add_note(access=cast.clerk.access, item=pilot, period="2026-11", unit_id=city.sci.pk, text="Bà Mẫu nói gì đó")
    assert "Mẫu" not in str(entry().after)


@pytest.mark.parametrize(("who", "answer"), [("clerk", ""), ("officer", ""), ("stranger", "forbidden"), ("leader", "forbidden")])  # fmt: skip
def test_who_writes(who: str, answer: str, pilot: Item, cast: Cast, city: City) -> None:
    said = {"access": cast.named(who).access, "item": pilot}
    assert writing(cast, pilot, who) == answer
    assert code(acts.replicate, unit=city.ward, since=TODAY, reach="in_use", **said) == answer
    visit = {"place": "x", "on": TODAY, "units": [city.sci], "people": 1, "learned": "x"}
    assert code(acts.add_visit, **visit, **said) == answer
    assert code(acts.add_note, period="2026-11", unit_id=city.sci.pk, text="x", **said) == answer
