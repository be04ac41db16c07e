"""Resolution 57 beside Đề án 06, as nothing but a pack: a duty of it is ordered, charged to classes, chased, reported on, written up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from roviec.assess.rules import rule_for
from roviec.directives.models import Directive
from roviec.duties import figures
from roviec.duties.acts.binding import bind_sheet
from roviec.duties.acts.drafting import Content, draft_report
from roviec.duties.acts.submitting import submit_report
from roviec.duties.models import Claim, Duty, Obligation, Report, Sheet
from roviec.duties.sheets import share
from roviec.org.models import Certainty, Selector, Unit
from roviec.org.resolve import Resolver, members
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.reports.outlines import composed, outline_on
from tests.conftest import Member, make_member
from tests.duties.conftest import Draft
from tests.packs.dumped import dump

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 7)


@pytest.fixture(scope="module", autouse=True)
def on_that_day() -> object:
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture
def officer() -> Member:
    """Of the standing body, in a city that had Đề án 06 first and takes the second programme after."""
    load_pack("da06-danang")
    load_pack("nq57-danang")
    return make_member("thuongtruc", "Lê Văn Mẫu", "standing_body", Unit.objects.get(code="cong-an"))


def order(number: str, phrase: str) -> Duty:
    """A monthly duty of the class that the directive names."""
    draft = Draft(number)
    Directive.objects.filter(pk=draft.directive.pk).update(issued_on=DAY)
    draft.directive.refresh_from_db()
    selector = Resolver(DAY).resolve(phrase).selector_id
    assert selector is not None
    draft.task(Selector.objects.get(pk=selector), recurrence="monthly", time_text="trước ngày 25 hằng tháng")
    (duty,) = draft.issue(DAY)
    return duty


def bound(officer: Member, phrase: str, sheet: str) -> Duty:
    duty = order(f"{sheet}/UBND-TN", phrase)
    bind_sheet(actor=officer.access.actor, access=officer.access, duty=duty, code=sheet, since=date(2026, 9, 1))
    return duty


def owed_by(duty: Duty, unit: str) -> Obligation:
    return duty.obligations.get(unit__code=unit, period="2026-09")


def test_it_adds_to_the_first_programme_and_changes_nothing_of_it() -> None:
    load_pack("da06-danang")
    before = dump()
    loaded = load_pack("nq57-danang")
    after = dump()
    assert {name: len(set(after[name]) - set(rows)) for name, rows in before.items() if after[name] != rows} == {
        "Sheet": 1,
        "Outline": 1,
    }
    assert all(set(rows) <= set(after[name]) for name, rows in before.items())
    assert loaded.total == 2
    assert load_pack("da06-danang").changes == []


def test_each_duty_has_the_units_and_the_form_of_its_own_programme(officer: Member) -> None:
    first = bound(officer, "UBND các phường, xã, đặc khu", "da06-thang")
    second = bound(officer, "các sở, ban, ngành, UBND các phường, xã, đặc khu", "nq57-thang")
    resolver = Resolver(DAY)
    wards = set(members(resolver.selector(Selector.objects.get(code="phuong-xa-dac-khu").pk), resolver.chart))
    assert set(first.obligations.values_list("unit", flat=True)) == wards
    assert set(second.obligations.values_list("unit", flat=True)) > wards
    forms = {figures.sheet_for(owed_by(duty, "phuong-hai-chau"), DAY) for duty in (first, second)}
    assert {(form.code, form.variant) for form in forms if form} == {("da06-thang", "cap-xa"), ("nq57-thang", "")}
    department = figures.sheet_for(owed_by(second, "so-khcn"), DAY)
    assert department is not None
    assert department.code == "nq57-thang"


def test_the_steps_of_the_city_chase_it(officer: Member) -> None:
    owed = owed_by(bound(officer, "các sở, ban, ngành", "nq57-thang"), "so-khcn")
    assert owed.alert_after is not None
    due = timezone.localdate(owed.alert_after)
    assert DAY <= due <= owed.due


def test_a_department_reports_on_it_with_figures(officer: Member) -> None:
    owed = owed_by(bound(officer, "các sở, ban, ngành", "nq57-thang"), "so-khcn")
    clerk = make_member("sokhcn", "Trần Thị Mẫu", "focal_officer", Unit.objects.get(code="so-khcn"))
    given: dict[str, object] = {
        "tong": 10,
        "chua-trien-khai": 2,
        "hoan-thanh": 7,
        "tam-dung": 1,
        "qua-han": 0,
        "diem-nghen": "Chưa có.",
    }
    access, content = clerk.access, Content(claim=Claim.PARTLY, text="Đã làm bảy việc.", figures=given)  # type: ignore[arg-type]
    draft = draft_report(actor=access.actor, access=access, obligation=owed, content=content)
    report = submit_report(actor=access.actor, access=access, report=draft)
    assert report.state == Report.State.SUBMITTED
    assert figures.values(report)["ty-le-hoan-thanh"] == share(Decimal(7), Decimal(10)) is not None


def test_its_outline_is_found_beside_the_other_one(officer: Member) -> None:
    first, second = outline_on("da06-thang", DAY), outline_on("nq57-thang", DAY)
    assert first.title != second.title
    headings = [block.text for block in composed(second, lambda _line: ()) if hasattr(block, "text")]
    assert headings[:2] == ["Kết quả thực hiện nhiệm vụ được giao", "Nhiệm vụ quá hạn"]


def test_a_month_is_judged_by_the_one_rule(officer: Member) -> None:
    assert rule_for(DAY).code == "thang"


def test_what_is_not_known_is_empty_and_said() -> None:
    pack = checked_pack("nq57-danang")
    own = [fact for fact in pack.facts() if fact.where.pack == "nq57-danang"]
    assert {fact.section for fact in own} == {"sheet", "report-outline", "unknown"}
    assert len([fact for fact in own if fact.section == "unknown"]) == 6
    assert {fact.certainty for fact in own if fact.section != "unknown"} == {Certainty.DEFAULT}
    assert not Sheet.objects.exists()
