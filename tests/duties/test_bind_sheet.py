"""Which form a unit fills: by its name, by its kind, by the day of the period; what was filled keeps its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roviec.duties import acts
from roviec.duties.figures import sheet_for
from roviec.duties.models import Duty, DutySheet, Obligation, Sheet
from roviec.duties.obligations import make_obligations
from roviec.duties.refused import ReportRefused
from roviec.journal.models import Entry
from tests.conftest import Cast, City, Member

OpenDuty = Callable[..., Duty]
START = date(2024, 1, 1)


def variant(name: str, **facts: object) -> Sheet:
    told = {"code": "thang", "variant": name, "title": name, "valid_from": START, **facts}
    return Sheet.objects.create(**told)


def bind(member: Member, duty: Duty, code: str = "thang", since: date = START) -> DutySheet:
    access = member.access
    return acts.bind_sheet(actor=access.actor, access=access, duty=duty, code=code, since=since)


def test_the_variant_that_names_the_unit_comes_before_its_kind_and_before_all(
    owed: Obligation, cast: Cast, city: City
) -> None:
    anybody = variant("moi")
    bind(cast.officer, owed.duty)
    assert sheet_for(owed, START) == anybody
    of_kind = variant("phuong", kinds=["ubnd_phuong_xa"])
    assert sheet_for(owed, START) == of_kind
    variant("so", kinds=["so"])
    named = variant("hai-chau", units=[city.ward.code])
    assert sheet_for(owed, START) == named


def test_a_unit_that_no_variant_fits_gives_no_figures(owed: Obligation, cast: Cast) -> None:
    variant("so", kinds=["so"])
    bind(cast.officer, owed.duty)
    assert sheet_for(owed, START) is None


def test_each_period_has_the_form_in_force_on_its_last_day(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(city.ward, recurrence="monthly")
    make_obligations(date(2024, 10, 20))
    september, october, november = duty.obligations.order_by("period")[:3]
    old = variant("cũ", valid_to=date(2024, 11, 1))
    new = variant("mới", valid_from=date(2024, 11, 1))
    bind(cast.officer, duty, since=date(2024, 10, 1))
    assert [sheet_for(row, date(2025, 1, 1)) for row in (september, october, november)] == [None, old, new]
    bind(cast.officer, duty, code="", since=date(2024, 11, 15))
    assert sheet_for(november, date(2025, 1, 1)) is None
    assert sheet_for(october, date(2025, 1, 1)) == old


def test_the_journal_has_it(owed: Obligation, cast: Cast) -> None:
    variant("moi")
    bind(cast.officer, owed.duty)
    entry = Entry.objects.get(act="duties.bind_sheet")
    assert (entry.object_id, entry.after) == (str(owed.duty_id), {"sheet": "thang", "since": "2024-01-01"})


@pytest.mark.parametrize("who", ["ward_clerk", "leader", "administrator", "auditor"])
def test_only_the_standing_body_binds(owed: Obligation, cast: Cast, who: str) -> None:
    variant("moi")
    with pytest.raises(ReportRefused, match="forbidden"):
        bind(cast.named(who), owed.duty)
    assert not DutySheet.objects.exists()


def test_a_form_that_is_not_in_force_is_refused(owed: Obligation, cast: Cast) -> None:
    variant("moi", valid_to=date(2024, 3, 1))
    for code, since in (("khac", START), ("thang", date(2024, 3, 1))):
        with pytest.raises(ReportRefused, match="no_such_sheet"):
            bind(cast.officer, owed.duty, code, since)
    assert not DutySheet.objects.exists()
