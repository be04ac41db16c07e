"""Resolution 57 beside Đề án 06, as nothing but a pack: a duty of it is ordered, charged to classes, chased, reported on, written up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from roviec.assess.acts import judge
from roviec.assess.frozen import freeze, store
from roviec.assess.models import Run
from roviec.assess.rules import rule_for
from roviec.directives.models import Directive
from roviec.duties import figures
from roviec.duties.acts.binding import bind_sheet
from roviec.duties.acts.drafting import Content, draft_report
from roviec.duties.acts.submitting import submit_report
from roviec.duties.models import Blocker, Claim, Duty, Obligation, Report, Sheet
from roviec.duties.sheets import share
from roviec.org.models import Certainty, Selector, Unit
from roviec.org.resolve import Resolver, members
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.reports.builders.month import build_from_run
from roviec.reports.layout.model import Document, Table
from roviec.reports.models import Document as Stored
from roviec.reports.outlines import composed, drawn_up_on, outline_on
from tests.conftest import Member, make_member
from tests.duties.conftest import Draft
from tests.packs.dumped import dump

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 7)


@pytest.fixture(scope="module", autouse=True)
def on_that_day() -> object:
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


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


@pytest.fixture
def august(officer: Member) -> Run:
    """Signed; of each programme one department owed a report and gave none."""
    for phrase, sheet in (("UBND các phường, xã, đặc khu", "da06-thang"), ("các sở, ban, ngành", "nq57-thang")):
        duty = bound(officer, phrase, sheet)
        begun, due = datetime(2026, 8, 1, tzinfo=UTC), date(2026, 8, 25)
        duty.obligations.filter(period="2026-09").update(
            period="2026-08", period_start=begun, period_end=date(2026, 8, 31), first_due=due, due=due, made_at=begun,
            state_since=begun,
        )  # fmt: skip
        raised = {"unit_id": duty.obligations.first().unit_id, "asked_of": Unit.objects.get(code="cong-an")}  # type: ignore[union-attr]
        Blocker.objects.create(
            duty=duty, group="legal", text="Vướng", ask=f"Đề nghị {sheet}", wanted_by=DAY, raised_at=begun, search_key="v",
            **raised,
        )  # fmt: skip
    run = judge(actor=officer.access.actor, access=officer.access, period="2026-08")
    store(run, freeze(run))
    Run.objects.filter(pk=run.pk).update(state=Run.State.SIGNED, signed_at=timezone.now(), signed_by=officer.person)
    run.refresh_from_db()
    return run


def test_each_programme_draws_up_its_own_month(officer: Member, august: Run) -> None:
    drawn = {row.code: row for row in drawn_up_on(DAY)}
    assert list(drawn) == ["da06-thang", "nq57-thang", "thong-bao-ket-qua", "de-nghi-quyet-dinh"]
    made = {
        code: build_from_run(
            access=officer.access, issuer=Unit.objects.get(code="cong-an"), outline=drawn[code], run=august, texts={},
            today=DAY,
        ).document
        for code in ("da06-thang", "nq57-thang", "thong-bao-ket-qua")
    }  # fmt: skip
    own, first = made["nq57-thang"], made["da06-thang"]
    assert own.head.abstract == "Kết quả thực hiện Nghị quyết 57-NQ/TW tháng 8 năm 2026"
    assert own.head.notation == first.head.notation
    assert "Đề án 06" not in str(own)
    assert own.addressees == first.addressees == ("Chủ tịch Ủy ban nhân dân thành phố Đà Nẵng",)
    late = {code: {row[1] for row in late_rows(document)} for code, document in made.items() if code != "da06-thang"}
    assert any("Sở" in str(name) for name in late["nq57-thang"])
    assert not any("phường" in str(name) for name in late["nq57-thang"])
    assert any("phường" in str(name) for name in late["thong-bao-ket-qua"])
    asked = {code: str(document.body) for code, document in made.items()}
    assert ("Đề nghị da06-thang" in asked["da06-thang"], "Đề nghị nq57-thang" in asked["da06-thang"]) == (True, True)
    assert ("Đề nghị da06-thang" in asked["nq57-thang"], "Đề nghị nq57-thang" in asked["nq57-thang"]) == (False, True)


def late_rows(document: Document) -> list[tuple[object, ...]]:
    """Of the text and of the annexes to which long lists went."""
    blocks = [*document.body, *(block for annex in document.annexes for block in annex.blocks)]
    return [
        row
        for block in blocks
        if isinstance(block, Table) and block.columns[-1].title == "Tình hình"
        for row in block.rows
    ]


def test_the_page_offers_both_and_makes_the_second(officer: Member, august: Run) -> None:
    client = officer.client()
    page = client.get(reverse("reports:list")).content.decode()
    assert "/lap/da06-thang/" in page
    assert "/lap/nq57-thang/" in page
    client.post(reverse("reports:make_month", args=["nq57-thang"]), {"run": str(august.pk), "ket-qua": "Đã làm."})
    stored = Stored.objects.get()
    assert (stored.kind, stored.period) == (Stored.Kind.MONTHLY, "2026-08")
    assert "Nghị quyết 57-NQ/TW" in stored.title


def test_a_month_is_judged_by_the_one_rule(officer: Member) -> None:
    assert rule_for(DAY).code == "thang"


def test_what_is_not_known_is_empty_and_said() -> None:
    pack = checked_pack("nq57-danang")
    own = [fact for fact in pack.facts() if fact.where.pack == "nq57-danang"]
    assert {fact.section for fact in own} == {"sheet", "report-outline", "unknown"}
    assert len([fact for fact in own if fact.section == "unknown"]) == 6
    assert {fact.certainty for fact in own if fact.section != "unknown"} == {Certainty.DEFAULT}
    assert not Sheet.objects.exists()
