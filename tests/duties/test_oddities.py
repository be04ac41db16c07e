"""Where what is said, shown and scheduled disagree."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.duties.models import Duty, Report
from roviec.duties.oddities import CONDITIONS, Oddity, Wanted, disagreements, found_in
from tests.conftest import Cast, City
from tests.duties.reporting import attach, draft, handed_in, judge, submit

OpenDuty = Callable[..., Duty]
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
URL = reverse("duties:oddities")
EVIDENCE = b"bang chung"
Make = Callable[..., Report]


@pytest.fixture
def make(open_duty: OpenDuty, cast: Cast, city: City) -> Make:
    """A report of the ward, due on 30-9-2024, handed in on a day of September (or later) 2024."""

    def hand_in(
        day: date = date(2024, 9, 27), claim: str = "done", evidence: bool = True, valid_on: date | None = None,
        **judged: object,
    ) -> Report:  # fmt: skip
        owed = open_duty(city.ward, deadline=date(2024, 9, 30), quote=f"=Việc {Duty.objects.count()}").obligations.get()
        with time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=HERE), tick=False):
            report = draft(cast.ward_clerk, owed, claim=claim, text="Đã làm.")
            if evidence:
                attach(cast.ward_clerk, report, EVIDENCE, valid_on=valid_on)
            report = submit(cast.ward_clerk, report)
        if judged:
            judge(cast.officer, report, **{"note": "vì", **judged})  # type: ignore[arg-type]
        return report

    return hand_in


def oddities(cast: Cast, **wanted: object) -> dict[int, set[str]]:
    rows = disagreements(cast.leader.access, Wanted(**wanted))  # type: ignore[arg-type]
    return {row.pk: set(found_in(row)) for row in rows}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, set()),
        ({"accept": True}, set()),
        ({"accept": True, "verdict": "partly"}, {Oddity.SAID_NOT_SHOWN, Oddity.ACCEPTED_PARTLY}),
        ({"accept": False, "verdict": "contrary"}, {Oddity.SAID_NOT_SHOWN}),
        ({"accept": True, "complete": False}, {Oddity.ACCEPTED_PARTLY}),
        ({"claim": "partly", "accept": True}, {Oddity.SHOWN_NOT_SAID, Oddity.ACCEPTED_PARTLY}),
        ({"claim": "not_done", "evidence": False}, set()),
        ({"evidence": False}, {Oddity.NO_EVIDENCE}),
        ({"day": date(2024, 9, 30)}, set()),
        ({"day": date(2024, 10, 1)}, {Oddity.SAID_LATE}),
        ({"day": date(2024, 10, 1), "claim": "partly"}, set()),
        ({"valid_on": date(2024, 9, 23)}, {Oddity.DATED_BEFORE}),
        ({"valid_on": date(2024, 9, 27)}, set()),
    ],
)
def test_each_disagreement_is_found_and_no_other(
    make: Make, cast: Cast, facts: dict[str, object], expected: set[str]
) -> None:
    report = make(**facts)
    assert oddities(cast) == ({report.pk: expected} if expected else {})


def test_evidence_dated_after_a_report_that_was_backdated(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    owed = open_duty(city.ward, deadline=date(2024, 9, 30)).obligations.get()
    with time_machine.travel(datetime(2024, 10, 8, 9, tzinfo=HERE), tick=False):
        report = draft(cast.officer, owed, claim="done", text="Theo bản giấy")
        attach(cast.officer, report, EVIDENCE, valid_on=date(2024, 10, 2))
        submit(cast.officer, report, date(2024, 9, 30))
    assert oddities(cast) == {report.pk: {Oddity.DATED_AFTER}}


def test_a_replaced_piece_counts_no_more(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    owed = open_duty(city.ward).obligations.get()
    report = draft(cast.ward_clerk, owed, claim="done", text="Đã làm.")
    old = attach(cast.ward_clerk, report, b"cu", valid_on=date(2020, 1, 1))
    attach(cast.ward_clerk, report, b"moi", replaces=old)
    submit(cast.ward_clerk, report)
    assert oddities(cast) == {}


def test_only_the_last_report_of_an_obligation_counts(make: Make, cast: Cast) -> None:
    first = make(evidence=False, accept=False, verdict="not_shown")
    assert set(oddities(cast)) == {first.pk}
    again = draft(cast.ward_clerk, first.obligation)
    assert set(oddities(cast)) == {first.pk}  # a draft is nobody's business
    attach(cast.ward_clerk, again, EVIDENCE)
    with time_machine.travel(datetime(2024, 9, 29, 9, tzinfo=HERE), tick=False):
        submit(cast.ward_clerk, again)
    assert oddities(cast) == {}


def test_filters(make: Make, cast: Cast) -> None:
    late, bare = make(day=date(2024, 10, 3)), make(evidence=False)
    assert set(oddities(cast, what=Oddity.SAID_LATE)) == {late.pk}
    assert set(oddities(cast, directive=bare.obligation.duty.directive)) == {bare.pk}
    assert set(oddities(cast, period="once")) == {late.pk, bare.pk}
    assert oddities(cast, period="2024-09") == {}


def test_every_oddity_has_its_condition() -> None:
    assert set(CONDITIONS) == set(Oddity)


@pytest.mark.parametrize(
    ("who", "sees"), [("leader", True), ("ward_clerk", True), ("stranger", False), ("clerk", False), ("officer", True)]
)
def test_the_page_passes_the_one_door(make: Make, cast: Cast, who: str, sees: bool) -> None:
    make(evidence=False)
    browser = cast.named(who).client()
    page = browser.get(URL).content.decode()
    text = b"".join(browser.get(reverse("duties:oddities_file", args=["csv"])).streaming_content).decode()  # type: ignore[attr-defined]
    assert ("Báo đã xong, không kèm minh chứng</li>" in page) == sees
    assert ("Báo đã xong, không kèm minh chứng" in text) == sees


def test_the_file_has_the_same_rows_and_runs_nothing(make: Make, cast: Cast) -> None:
    make(day=date(2024, 10, 3), accept=True, verdict="partly")
    make()
    response = cast.leader.client().get(reverse("duties:oddities_file", args=["csv"]))
    assert response["Content-Disposition"] == 'attachment; filename="lech-nhau.csv"'
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, line = csv.reader(StringIO(text))
    assert dict(zip(head, line, strict=True)) == {
        "Đơn vị": "UBND phường Hải Châu", "Nhiệm vụ": "'=Việc 0", "Kỳ": "Một lần", "Hạn": "2024-09-30",
        "Ngày báo cáo": "2024-10-03", "Đơn vị báo cáo": "Đã hoàn thành", "Minh chứng cho thấy": "Minh chứng một phần",
        "Kết luận": "Đã duyệt", "Lệch nhau": "Báo đã xong, minh chứng chưa cho thấy; Được duyệt dù chưa đầy đủ; "
        "Báo đã xong, nhưng báo sau hạn",
    }  # fmt: skip


@pytest.mark.parametrize("query", ["?what=vui", "?period=2024-13", "?directive=x"])
def test_a_filter_that_is_none_is_said(make: Make, cast: Cast, query: str) -> None:
    assert cast.leader.client().get(URL + query).status_code == 400
    assert cast.leader.client().get(reverse("duties:oddities_file", args=["csv"]) + query).status_code == 404


def test_the_number_of_queries_does_not_grow(make: Make, cast: Cast) -> None:
    browser = cast.leader.client()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(URL).status_code == 200
        return len(captured)

    make(evidence=False)
    few = queries()
    for _ in range(4):
        make(evidence=False)
    assert queries() == few <= 17


def test_a_report_of_another_year_is_no_disagreement(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    handed_in(cast.ward_clerk, open_duty(city.ward).obligations.get(), evidence=EVIDENCE)  # without a due date
    assert oddities(cast) == {}
