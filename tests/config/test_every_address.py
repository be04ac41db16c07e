"""Every address of ours x every role: who gets a page, who gets "not found", who is sent to sign in. A new address fails here until it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from roviec.directives import acts
from roviec.directives.models import Amendment, Directive, Scan, Task, TaskBody
from roviec.duties.blocking.acts import raise_blocker
from roviec.duties.consolidating import acts as consolidating
from roviec.duties.issue import issue_directive
from roviec.duties.models import Duty, Group, Obligation
from roviec.jobs.models import Schedule
from roviec.measures.models import ApiKey, Definition, Indicator
from roviec.notices.models import Digest, Notice
from roviec.programme.acts import add_item, add_milestone, add_paper
from roviec.programme.acts.items import Said
from roviec.reports.models import Outline
from roviec.tables.waiting import keep
from tests.assess.rows import two_runs
from tests.conftest import Cast, City
from tests.directives.scans import scan_row
from tests.duties.reporting import PDF, handed_in
from tests.duties.reporting import draft as write
from tests.reports.rows import draft_row, published_row

ROOMS = ("web", "notices", "org", "directives", "duties", "measures", "programme", "assess", "reports", "journal")
ROLES = ("leader", "officer", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor")
EVERYBODY = set(ROLES)
WHOLE_CITY = {"leader", "officer", "administrator", "auditor"}
TEXT = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 07/UBND-TN
Đà Nẵng, ngày 02 tháng 11 năm 2026
Giao UBND phường Hải Châu rà soát danh sách hộ, báo cáo UBND thành phố trước ngày 30 tháng 12 năm 2026.
"""
FIGURES = "Mã chỉ tiêu,Đơn vị,Kỳ,Tử số\ntin-bai,UBND phường Hải Châu,2026-10,3\n".encode()
SHEET = "Loại,Mã,Tên gọi\npilot,M1,Mẫu\n".encode()


def names(resolver: URLResolver, space: str = "") -> set[str]:
    found: set[str] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= names(entry, entry.namespace or space)
        elif isinstance(entry, URLPattern) and space in ROOMS and entry.name:
            found.add(f"{space}:{entry.name}")
    return found


class Case:
    """Who may get the page with GET (200). Posting addresses list who gets past "not found"; GET there is 405 or a redirect."""

    def __init__(
        self,
        who: set[str],
        args: Callable[[dict[str, int]], list[object]] = lambda _: [],
        post: bool = False,
        query: str = "",
    ) -> None:
        self.who, self.args, self.post, self.query = who, args, post, query


DIRECTIVE = lambda ids: [ids["draft"]]  # noqa: E731
TASK = lambda ids: [ids["draft"], ids["task"]]  # noqa: E731
OFFICER = {"officer"}
REPORTERS = EVERYBODY - {"officer", "administrator", "auditor"}
CASES: dict[str, Case] = {
    "web:home": Case(EVERYBODY),
    "web:search": Case(EVERYBODY),
    "web:health": Case(EVERYBODY),
    "web:worker": Case(EVERYBODY),
    "web:theme": Case(EVERYBODY, post=True),
    "web:jobs": Case({"officer", "administrator"}),
    "web:switch_job": Case({"officer", "administrator"}, lambda ids: [ids["job"]], post=True),
    "notices:list": Case(EVERYBODY),
    "notices:open": Case(set(), lambda ids: [0]),
    "notices:read": Case({"ward_clerk"}, lambda ids: [ids["notice"]], post=True),
    "notices:read_all": Case(EVERYBODY, post=True),
    "notices:choose": Case(EVERYBODY, post=True),
    "notices:post": Case({"administrator"}),
    "notices:try_again": Case({"administrator"}, lambda ids: [ids["digest"]], post=True),
    "org:chart": Case(EVERYBODY),
    "org:file": Case(EVERYBODY, lambda ids: ["csv"]),
    "org:unit": Case(EVERYBODY, lambda ids: [ids["ward"]]),
    "org:delegate": Case(EVERYBODY - {"auditor", "administrator"}),
    "org:give_back": Case(set(), lambda ids: [0], post=True),
    "org:change": Case({"administrator"}, lambda ids: [ids["ward"], "doi-ten"]),
    "org:end_role": Case({"administrator"}, lambda ids: [ids["ward"], ids["ward_grant"]]),
    "org:days": Case(EVERYBODY),
    "org:people": Case({"administrator"}),
    "org:password": Case({"administrator"}, lambda ids: [ids["clerk"]], post=True),
    "directives:list": Case(EVERYBODY),
    "directives:file": Case(EVERYBODY, lambda ids: ["csv"]),
    "directives:take": Case(OFFICER),
    "directives:scan": Case(OFFICER, lambda ids: [ids["scan"]]),
    "directives:scan_source": Case(OFFICER, lambda ids: [ids["scan"]]),
    "directives:drop_scan": Case(OFFICER, lambda ids: [ids["scan"]], post=True),
    "directives:retry_scan": Case(OFFICER, lambda ids: [ids["scan"]], post=True),
    "directives:searchable": Case(WHOLE_CITY, lambda ids: [ids["draft"]]),
    "directives:draft": Case(EVERYBODY),
    "directives:draft_checked": Case(set(), lambda ids: [1]),
    "directives:draft_file": Case(set(), lambda ids: [1]),
    "directives:clarity": Case(OFFICER, DIRECTIVE),
    "directives:clarity_file": Case(OFFICER, DIRECTIVE),
    "directives:detail": Case({"officer", "leader", "auditor", "administrator"}, DIRECTIVE),
    "directives:source": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["issued"]]),
    "directives:annex": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["issued"], ids["annex"]]),
    "directives:answer": Case(set(), DIRECTIVE),  # its tasks are not all decided
    "directives:acknowledge": Case({"ward_clerk"}, lambda ids: [ids["issued"]], post=True),
    "directives:check": Case(OFFICER, DIRECTIVE),
    "directives:discard": Case(OFFICER, DIRECTIVE, post=True),
    "directives:confirm_certain": Case(OFFICER, DIRECTIVE, post=True),
    "directives:confirm_together": Case(OFFICER, DIRECTIVE, post=True),
    "directives:undo": Case(OFFICER, DIRECTIVE, post=True),
    "directives:set_lead": Case(OFFICER, TASK, post=True),
    "directives:set_support": Case(OFFICER, TASK, post=True),
    "directives:set_recipient": Case(OFFICER, TASK, post=True),
    "directives:set_time": Case(OFFICER, TASK),
    "directives:add_task": Case(OFFICER, DIRECTIVE, post=True),
    "directives:clause": Case(OFFICER, lambda ids: [ids["draft"], ids["clause"]], post=True),
    "directives:confirm_task": Case(OFFICER, TASK, post=True),
    "directives:edit_task": Case(OFFICER, TASK, post=True),
    "directives:choose_units": Case(OFFICER, lambda ids: [ids["draft"], ids["task"], ids["body"]], post=True),
    "directives:split_task": Case(OFFICER, TASK, post=True),
    "directives:merge_tasks": Case(OFFICER, TASK, post=True),
    "directives:drop_task": Case(OFFICER, TASK, post=True),
    "directives:restore_task": Case(OFFICER, TASK, post=True),
    "directives:find_amendments": Case(OFFICER, DIRECTIVE, post=True),
    **{
        f"directives:{name}_amendment": Case(OFFICER, lambda ids: [ids["draft"], ids["amendment"]], post=True)
        for name in ("accept", "edit", "reject", "reconsider")
    },
    "duties:mine": Case(EVERYBODY),
    "duties:mine_file": Case(EVERYBODY, lambda ids: ["csv"]),
    "duties:duty": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["duty"]]),
    "duties:close": Case(
        WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["duty"]], post=True
    ),  # who may not close is told so
    "duties:board": Case(EVERYBODY),
    "duties:board_file": Case(EVERYBODY, lambda ids: ["csv"]),
    "duties:issue": Case(OFFICER, DIRECTIVE, post=True),
    "duties:progress": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["obligation"]], post=True),
    "duties:obligation": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["obligation"]]),
    "duties:report": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["obligation"]]),
    "duties:send": Case({"officer", "ward_clerk"}, lambda ids: [ids["written"]], post=True),
    "duties:unsent": Case(EVERYBODY),
    "duties:move": Case(OFFICER, lambda ids: [ids["obligation"]], post=True),
    "duties:bind": Case(OFFICER, lambda ids: [ids["duty"]], post=True),
    "duties:amend": Case(OFFICER, lambda ids: [ids["duty"]], post=True),
    "duties:attach": Case({"ward_clerk"}, lambda ids: [ids["written"]], post=True),
    "duties:evidence": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["evidence"]]),
    "duties:preview": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["evidence"]]),
    "duties:withdraw": Case(OFFICER | {"ward_clerk"}, lambda ids: [ids["evidence"]], post=True),  # told: handed in
    "measures:list": Case(EVERYBODY),
    "measures:list_file": Case(EVERYBODY, lambda ids: ["csv"]),
    "measures:indicator": Case(EVERYBODY, lambda ids: ["tin-bai"]),
    "measures:file": Case(EVERYBODY, lambda ids: ["tin-bai", "ky", "csv"]),
    "measures:figures": Case(EVERYBODY, lambda ids: ["tin-bai"]),
    "measures:import": Case(OFFICER),
    "measures:template": Case(OFFICER),
    "measures:preview": Case(OFFICER, lambda ids: [ids["waiting_figures"]]),
    "measures:keys": Case({"administrator"}),
    "measures:revoke_key": Case({"administrator"}, lambda ids: [ids["api_key"]], post=True),
    "measures:target": Case({"leader", "officer"}, lambda ids: ["tin-bai"]),
    "duties:alert_steps": Case(EVERYBODY),
    "duties:queue": Case(OFFICER),
    "duties:queue_file": Case(OFFICER, lambda ids: ["csv"]),
    "duties:review": Case(OFFICER, lambda ids: [ids["report"]]),
    "duties:oddities": Case(EVERYBODY),
    "duties:oddities_file": Case(EVERYBODY, lambda ids: ["csv"]),
    "duties:exchange": Case(REPORTERS),
    "duties:exchange_file": Case(REPORTERS),
    "duties:exchange_preview": Case({"ward_clerk"}, lambda ids: [ids["waiting"]]),
    "duties:consolidation": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["duty"]]),
    "duties:consolidation_begin": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["duty"]], post=True),
    "duties:consolidation_save": Case({"ward_clerk"}, lambda ids: [ids["consolidation"]], post=True),
    "duties:consolidation_take": Case({"ward_clerk"}, lambda ids: [ids["consolidation"]], post=True),
    "duties:consolidation_return": Case({"ward_clerk"}, lambda ids: [ids["consolidation"]], post=True),
    "duties:forecast": Case(EVERYBODY),
    "duties:forecast_file": Case(EVERYBODY, lambda ids: ["csv"]),
    "duties:blockers": Case(EVERYBODY),
    "duties:blockers_file": Case(EVERYBODY, lambda ids: ["csv"]),
    "duties:blocker": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["blocker"]]),
    "duties:blocker_raise": Case({"officer", "ward_clerk"}, lambda ids: [ids["obligation"]]),
    "duties:blocker_decide": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["blocker"]], post=True),
    "duties:blocker_withdraw": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["blocker"]], post=True),
    "duties:blocker_reopen": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["blocker"]], post=True),
    "duties:blocker_draft_order": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["blocker"]], post=True),
    "reports:list": Case(EVERYBODY),
    "reports:make_sheet": Case(OFFICER),
    "reports:make_month": Case(OFFICER, lambda _: ["de-nghi-quyet-dinh"]),
    "reports:document": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["published"]]),
    "reports:file": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["published"], "pdf"]),
    "reports:envelope": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["published"]]),
    "reports:sign": Case({"leader", "officer"}, lambda ids: [ids["unsigned"]], post=True),
    "reports:discard": Case(OFFICER, lambda ids: [ids["unsigned"]], post=True),
    "reports:publish": Case({"leader", "officer"}, lambda ids: [ids["unsigned"]], post=True),
    "programme:list": Case(EVERYBODY),
    "programme:file": Case(EVERYBODY, lambda ids: ["danh-sach", "csv"]),
    "programme:add": Case(OFFICER),
    "programme:import": Case(OFFICER),
    "programme:template": Case(OFFICER),
    "programme:preview": Case(OFFICER, lambda ids: [ids["sheet"]]),
    "programme:item": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["item"]]),
    "programme:act": Case({"officer", "ward_clerk"}, lambda ids: [ids["item"], "giai-doan"]),
    "programme:milestone": Case({"officer", "ward_clerk"}, lambda ids: [ids["milestone"], "doi-han"]),
    "programme:paper": Case({"officer", "ward_clerk"}, lambda ids: [ids["paper"], "tra-loi"]),
    "assess:index": Case(EVERYBODY),
    "assess:judge": Case(OFFICER, post=True),
    "assess:explanations": Case(EVERYBODY),
    "assess:answer": Case(OFFICER, lambda ids: [ids["explanation"]], post=True),
    "assess:rule": Case(EVERYBODY, lambda ids: [ids["rule"]]),
    "assess:run": Case(EVERYBODY, lambda ids: [ids["opened_run"]]),
    "assess:file": Case(EVERYBODY, lambda ids: [ids["published_run"], "csv"]),
    "assess:open": Case(OFFICER, lambda ids: [ids["opened_run"]], post=True),
    "assess:sign_page": Case(WHOLE_CITY, lambda ids: [ids["opened_run"]]),
    "assess:sign": Case({"leader", "officer"}, lambda ids: [ids["opened_run"]], post=True),
    "assess:publish": Case(OFFICER, lambda ids: [ids["opened_run"]], post=True),
    "assess:compare": Case(WHOLE_CITY, lambda ids: [ids["published_run"]]),
    "assess:compare_file": Case(
        WHOLE_CITY, lambda ids: [ids["published_run"], "csv"], query=f"?day={timezone.localdate()}"
    ),
    "assess:score": Case(WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["opened_run"], ids["ward"]]),
    "assess:explain": Case(  # who sees the score and may not explain is told so
        WHOLE_CITY | {"ward_clerk"}, lambda ids: [ids["opened_run"], ids["ward"]], post=True
    ),
    "journal:index": Case({"officer", "administrator", "auditor"}),
    "journal:file": Case({"officer", "administrator", "auditor"}),
    "journal:record": Case({"officer", "administrator", "auditor"}, lambda ids: ["nothing.known", "1"]),
}


def test_every_address_is_listed_and_no_other() -> None:
    assert names(get_resolver()) == set(CASES)


@pytest.fixture
def ids(city: City, cast: Cast, settings: Settings, tmp_path: Path) -> dict[str, int]:
    settings.MEDIA_ROOT = tmp_path
    officer = cast.officer
    issued = acts.take_pasted(actor=officer.access.actor, person=officer.person, text=TEXT)
    issued.tasks.update(state=Task.State.CONFIRMED)
    issue_directive(actor=officer.access.actor, directive=issued, opened_on=date(2026, 11, 3))
    draft = acts.take_pasted(actor=officer.access.actor, person=officer.person, text=TEXT.replace("07/", "08/"))
    assert draft.state == Directive.State.DRAFT
    annex = issued.annexes.create(order=1, source_file=ContentFile(b"TT,Viec", "a.csv"), source_name="a.csv")
    task = draft.tasks.get()
    amendment = Amendment.objects.create(
        directive=draft, earlier=issued.tasks.get(), effect="end", start=0, end=10, rule="test"
    )  # fmt: skip
    blocker = raise_blocker(
        access=officer.access, unit=city.ward, group=Group.DATA, text="Vướng", ask="Cho phép", asked_of=city.root,
        wanted_by=timezone.localdate(), duty=Duty.objects.get(),
    )  # fmt: skip
    duty, obligation = Duty.objects.get(), Obligation.objects.get()
    report = handed_in(cast.ward_clerk, obligation, evidence=PDF)
    other = acts.take_pasted(actor=officer.access.actor, person=officer.person, text=TEXT.replace("07/", "09/"))
    other.tasks.update(state=Task.State.CONFIRMED)
    issue_directive(actor=officer.access.actor, directive=other, opened_on=date(2026, 11, 3))
    written = Obligation.objects.exclude(pk=obligation.pk).get()
    write(cast.ward_clerk, written)
    consolidation = consolidating.begin(access=cast.ward_clerk.access, duty=duty, period="once", unit=city.ward)
    waiting = keep(
        user_id=cast.ward_clerk.user.pk, purpose="duties.reports", filename="b.csv", data="Mã việc\n1\n".encode()
    )
    Definition.objects.create(
        indicator=Indicator.objects.create(code="tin-bai"), name="Tin, bài (mẫu)", kind="count", every="monthly",
        source_kind="sheet", valid_from=date(2024, 1, 1),
    )  # fmt: skip
    item = add_item(
        access=officer.access, kind="pilot", external_id="M1", said=Said(name="Mẫu", owner_id=city.ward.pk)
    )  # fmt: skip
    paper = add_paper(
        access=officer.access, item=item, direction="out", number="1", dated_on=timezone.localdate(), body="Bộ", subject="Hỏi"
    )  # fmt: skip
    figures = keep(user_id=officer.user.pk, purpose="measures.figures", filename="a.csv", data=FIGURES)
    sheet = keep(user_id=officer.user.pk, purpose="programme.items", filename="a.csv", data=SHEET)
    Outline.objects.create(
        code="de-nghi-quyet-dinh", title="Danh mục", kind="decisions", lines=[], valid_from=date(2020, 1, 1)
    )
    Scan.objects.filter(pk=scan_row(Scan.State.DONE).pk).update(directive=draft)
    runs = two_runs(city.ward, cast.ward_clerk.person)
    return {
        "scan": scan_row(Scan.State.FAILED).pk,
        "rule": runs.opened.rule_id, "opened_run": runs.opened.pk, "published_run": runs.published.pk,
        "explanation": runs.explanation.pk,
        "api_key": ApiKey.objects.create(name="Mẫu", prefix="00000000", digest="").pk,
        "item": item.pk, "paper": paper.pk, "sheet": sheet.pk, "waiting_figures": figures.pk,
        "milestone": add_milestone(access=officer.access, item=item, title="Mốc", due=timezone.localdate()).pk,
        "clerk": cast.clerk.person.pk, "ward_grant": cast.ward_clerk.person.grants.get().pk,
        "report": report.pk, "evidence": report.evidence.get().pk, "written": written.pk,
        "job": Schedule.objects.create(job="duties.alert", next_at=timezone.now()).pk,
        "notice": Notice.objects.create(person=cast.ward_clerk.person, code="x", key="x").pk,
        "digest": Digest.objects.create(person=cast.clerk.person, day=date(2026, 11, 3), made_at=timezone.now()).pk,
        "amendment": amendment.pk,
        "issued": issued.pk, "annex": annex.pk, "draft": draft.pk, "task": task.pk, "ward": city.ward.pk,
        "clause": draft.clauses.all()[0].pk, "body": TaskBody.objects.filter(task=task)[0].pk,
        "unsigned": draft_row(city.police).pk, "published": published_row(city.police, city.ward).pk,
        "blocker": blocker.pk, "duty": duty.pk, "obligation": obligation.pk,
        "consolidation": consolidation.pk, "waiting": waiting.pk,
    }  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside leaves nothing behind: one set-up serves all addresses of a room."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers(name: str, ids: dict[str, int], cast: Cast) -> dict[str, int]:
    """Role -> status code; each of them finds the rows as they were set up."""
    case, found = CASES[name], {}
    address = reverse(name, args=case.args(ids)) + case.query
    for role in ROLES:
        client = cast.named(role).client()
        with undone():
            got = client.post(address, {"unit": ids["ward"]}) if case.post else client.get(address)
        found[role] = got.status_code
    return found


def of_room(room: str) -> list[str]:
    return sorted(name for name in CASES if name.startswith(f"{room}:"))


@pytest.mark.parametrize("room", ROOMS)
def test_each_role_gets_the_page_or_not_found(room: str, ids: dict[str, int], cast: Cast) -> None:
    wrong = {}
    for name in of_room(room):
        case, got = CASES[name], answers(name, ids, cast)
        if case.post:
            fits = {role for role, code in got.items() if code not in (403, 404)} == case.who
            opened = cast.officer.client().get(reverse(name, args=case.args(ids))).status_code
            fits = fits and opened in (302, 404, 405)
        else:
            fits = got == {role: 200 if role in case.who else 404 for role in ROLES}
        if not fits:
            wrong[name] = got
    assert wrong == {}


@pytest.mark.parametrize("room", ROOMS)
def test_a_stranger_without_an_account_is_sent_to_sign_in(room: str, ids: dict[str, int]) -> None:
    for name in of_room(room):
        if name in ("web:health", "web:theme", "web:worker"):
            continue
        case = CASES[name]
        answer = (Client().post if case.post else Client().get)(reverse(name, args=case.args(ids)))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/tai-khoan/login/"), name
