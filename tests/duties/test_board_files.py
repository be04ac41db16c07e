"""The rows behind the board as CSV and XLSX: the same rows, readable by a spreadsheet, and no formula in them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from roviec.duties.board import Chosen, board
from roviec.duties.export import header, rows
from roviec.duties.models import Duty
from roviec.org.models import Selector, UnitVersion
from roviec.tables import Grid, csv_lines
from roviec.tables.writing import BOM
from tests.conftest import Cast, City, Member

OpenDuty = Callable[..., Duty]
TODAY = date(2024, 10, 15)
EVIL = '=HYPERLINK("http://example.com";"Bấm")'


@pytest.fixture
def duty(open_duty: OpenDuty, city: City) -> Duty:
    UnitVersion.objects.filter(unit=city.ward).update(name="+UBND phường Hải Châu")
    return open_duty(Selector.objects.get(code="phuong-xa"), recurrence="monthly", quote=EVIL)


def fetch(member: Member, kind: str, query: str = "?period=2024-09") -> bytes:
    with time_machine.travel(TODAY, tick=False):
        response = member.client().get(reverse("duties:board_file", args=[kind]) + query)
    assert response.status_code == 200
    assert f"bang-theo-doi-2024-09.{kind}" in response.headers["Content-Disposition"]
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # both kinds stream


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(duty: Duty, cast: Cast) -> None:
    data = fetch(cast.officer, "csv")
    assert data.startswith(BOM.encode())
    head, *lines = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert head[:4] == ["Văn bản", "Số", "Nhiệm vụ", "Đơn vị"]
    assert [line[3] for line in lines] == ["'+UBND phường Hải Châu", "UBND phường An Khê"]
    assert {line[2] for line in lines} == {"'" + EVIL}
    assert {tuple(line[5:]) for line in lines} == {
        ("Tháng 9 năm 2024", "2024-09-30", "Chưa tiếp nhận", "Quá hạn", "", "Chưa hoàn thành, quá hạn", "")
    }


def test_xlsx_holds_text_and_dates_and_no_formula(duty: Duty, cast: Cast) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(fetch(cast.officer, "xlsx")))
    head, *lines = book.get_sheet_by_index(0).to_python()
    assert head[2] == "Nhiệm vụ"
    assert {line[2] for line in lines} == {EVIL}
    assert {line[6] for line in lines} == {date(2024, 9, 30)}
    assert len(lines) == 2


def test_a_ward_gets_its_own_rows_only(duty: Duty, cast: Cast) -> None:
    text = fetch(cast.ward_clerk, "csv").decode()
    assert "Hải Châu" in text
    assert "An Khê" not in text


def test_the_file_has_the_rows_that_the_board_counts(duty: Duty, cast: Cast) -> None:
    for chosen in (Chosen(), Chosen(period="2024-09"), Chosen(timeliness="late"), Chosen(progress="done")):
        counted = board(cast.officer.access, chosen, TODAY).totals["total"]
        assert len(list(rows(cast.officer.access, chosen, TODAY))) == counted


def test_a_filter_that_is_none_gives_no_file(duty: Duty, cast: Cast) -> None:
    url = reverse("duties:board_file", args=["csv"]) + "?period=2024-13"
    assert cast.officer.client().get(url).status_code == 404


def test_a_line_costs_no_query(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    open_duty(city.police, city.ward, city.sci, recurrence="monthly")
    with CaptureQueriesContext(connection) as captured:
        text = "".join(csv_lines(Grid("", header(), rows(cast.officer.access, Chosen(), TODAY))))
    assert len(text.splitlines()) == 1 + 6
    assert len(captured) <= 12
