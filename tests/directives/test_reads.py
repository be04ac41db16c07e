from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roviec.directives.acts import acknowledge, discard_directive, drop_task, take_pasted
from roviec.directives.models import Directive, Task
from roviec.directives.reads import circulation, cited_documents, citing_documents, listed, own_units, state_counts
from roviec.journal.context import Actor
from tests.conftest import Cast, City
from tests.directives.conftest import LETTER

Find = Callable[[str], Task]
TODAY = date(2025, 8, 6)


def test_the_list_counts_tasks_and_decisions_and_notes(
    cast: Cast, city: City, actor: Actor, draft: Directive, task_with: Find
) -> None:
    drop_task(actor=actor, task=task_with("tuyên truyền"), reason="Trùng")
    row = listed(cast.officer.access).get()
    assert (row.task_count, row.undecided, row.sent, row.noted) == (4, 4, 0, 0)  # type: ignore[attr-defined]


def test_the_list_counts_each_unit_once_however_many_take_note(cast: Cast, city: City, issued: Directive) -> None:
    for member in (cast.clerk, cast.past_clerk):
        acknowledge(actor=member.access.actor, person=member.person, directive=issued, unit=city.sci)
    row = listed(cast.officer.access).get()
    assert (row.task_count, row.sent, row.noted) == (5, 2, 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "sees_draft", "sees_issued"),
    [
        ("officer", True, True), ("leader", True, True), ("auditor", True, True), ("administrator", True, True),
        ("clerk", False, True), ("ward_clerk", False, True), ("stranger", False, False), ("past_clerk", False, False),
    ],
)  # fmt: skip
def test_who_sees_what(
    cast: Cast, actor: Actor, issued: Directive, name: str, sees_draft: bool, sees_issued: bool
) -> None:
    second = take_pasted(actor=actor, person=None, text=LETTER.replace("Số: 12", "Số: 13"))
    found = set(listed(cast.named(name).access))
    assert (second in found, issued in found) == (sees_draft, sees_issued)
    assert sum(state_counts(cast.named(name).access).values()) == len(found)
    assert set(listed(cast.named(name).access, "issued")) == found - {second}


@pytest.fixture
def cited(actor: Actor) -> Directive:
    """The plan that the draft cites, taken into the same city."""
    text = LETTER.replace("Số: 12/UBND-CATP", "Số: 83/KH-UBND").replace(
        "ngày 5 tháng 8 năm 2025", "ngày 30 tháng 3 năm 2025"
    )
    text = text.replace("Thực hiện Kế hoạch số 83/KH-UBND ngày 30/3/2025 của UBND thành phố, ", "")
    return take_pasted(actor=actor, person=None, text=text)


def test_a_cited_document_that_is_here_is_linked(cast: Cast, draft: Directive, cited: Directive) -> None:
    (edge,) = cited_documents(draft, cast.officer.access)
    assert (edge.citation.relation, edge.held) == ("implements", cited)
    (back,) = citing_documents(cited, cast.officer.access)
    assert back.held == draft


def test_one_that_the_person_may_not_see_is_as_unknown(cast: Cast, issued: Directive, cited: Directive) -> None:
    (edge,) = cited_documents(issued, cast.clerk.access)
    assert edge.held is None
    assert citing_documents(cited, cast.stranger.access) == []


def test_the_same_number_of_another_year_is_another_document(cast: Cast, draft: Directive, cited: Directive) -> None:
    Directive.objects.filter(pk=cited.pk).update(issued_on=date(2023, 3, 30))
    (edge,) = cited_documents(draft, cast.officer.access)
    assert edge.held is None


def test_a_dropped_document_is_no_longer_held(cast: Cast, actor: Actor, draft: Directive, cited: Directive) -> None:
    discard_directive(actor=actor, directive=cited, reason="Nhầm")
    (edge,) = cited_documents(draft, cast.officer.access)
    assert edge.held is None


def test_holes_come_first(cast: Cast, city: City, issued: Directive) -> None:
    clerk = cast.clerk
    acknowledge(actor=clerk.access.actor, person=clerk.person, directive=issued, unit=city.sci)
    told = circulation(issued, cast.officer.access, TODAY)
    assert [(one.circulation.unit, bool(one.notes)) for one in told] == [(city.ward, False), (city.sci, True)]
    assert not any(one.mine for one in told)


def test_a_unit_sees_its_own_line_only(cast: Cast, city: City, issued: Directive) -> None:
    (one,) = circulation(issued, cast.ward_clerk.access, TODAY)
    assert (one.circulation.unit, one.mine) == (city.ward, True)


def test_a_person_speaks_for_their_unit_and_for_those_whose_work_it_took_over(cast: Cast, city: City) -> None:
    assert own_units(cast.clerk.access, TODAY) == {city.sci.pk, city.info.pk}
    assert own_units(cast.clerk.access, date(2024, 9, 1)) == {city.sci.pk}
