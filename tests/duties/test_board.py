"""The board: every agency's obligations for every duty, the holes at a glance, for each reader what is theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.duties.board import Board, Chosen, board
from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, Obligation, Progress
from roviec.duties.obligations import make_obligations
from roviec.org.models import Level, Selector, UnitKind
from tests.conftest import CHANGE, Cast, City, Member, make_unit

OpenDuty = Callable[..., Duty]
URL = reverse("duties:board")
TODAY = date(2024, 10, 15)


@pytest.fixture
def duties(open_duty: OpenDuty, city: City) -> tuple[Duty, Duty]:
    """Monthly for the wards (the first has done September, late), once for the police."""
    monthly = open_duty(Selector.objects.get(code="phuong-xa"), recurrence="monthly")
    single = open_duty(city.police, deadline=date(2024, 10, 18), quote="Kiểm tra an ninh, an toàn đường truyền.")
    monthly.obligations.filter(period="2024-09", unit=city.ward).update(
        progress=Progress.DONE, done_on=date(2024, 10, 8)
    )
    return monthly, single


def cells(found: Board) -> dict[str, list[str]]:
    return {row.name: [cell.text if cell else "" for _column, cell in row.cells] for row in found.rows}


def test_a_period_shows_all_that_was_owed_in_it(duties: tuple[Duty, Duty], cast: Cast) -> None:
    found = board(cast.leader.access, Chosen(period="2024-09"), TODAY)
    assert cells(found) == {
        "Công an thành phố": ["", "C~"],
        "UBND phường An Khê": ["C!", ""],
        "UBND phường Hải Châu": ["X!", ""],
    }
    assert found.totals == {"total": 3, "late": 1, "not_accepted": 2, "submitted": 0, "done": 1, "done_late": 1}
    assert [count for _label, count in found.classes] == [0, 1, 1, 1]
    assert [column.counts["late"] for column in found.columns] == [1, 0]


def test_without_a_period_it_shows_what_is_open_and_the_most_pressing_of_it(
    duties: tuple[Duty, Duty], cast: Cast
) -> None:
    found = board(cast.leader.access, Chosen(), TODAY)
    assert cells(found)["UBND phường Hải Châu"] == ["C", ""]
    late = next(cell for row in found.rows for _column, cell in row.cells if cell and cell.look == "late")
    assert (late.text, late.period, late.count) == ("C!", "2024-09", 2)
    assert found.totals["total"] == 4


def test_a_wider_period_gathers_the_narrower_ones(duties: tuple[Duty, Duty], cast: Cast) -> None:
    make_obligations(date(2025, 1, 5))
    quarter = board(cast.leader.access, Chosen(period="2024-Q4"), TODAY)
    (row,) = [row for row in quarter.rows if row.name == "UBND phường An Khê"]
    assert row.counts["total"] == 3
    _column, cell = row.cells[0]
    assert cell is not None
    assert cell.count == 3


def test_single_work_leaves_the_board_of_months_after_it_was_done(duties: tuple[Duty, Duty], cast: Cast) -> None:
    duties[1].obligations.update(progress=Progress.DONE, done_on=date(2024, 10, 2))
    assert "Công an thành phố" in cells(board(cast.leader.access, Chosen(period="2024-10"), TODAY))
    assert "Công an thành phố" not in cells(board(cast.leader.access, Chosen(period="2024-11"), TODAY))
    assert "Công an thành phố" not in cells(board(cast.leader.access, Chosen(period="2024-08"), TODAY))


def test_each_filter_narrows(duties: tuple[Duty, Duty], cast: Cast) -> None:
    def names(**chosen: object) -> set[str]:
        return set(cells(board(cast.leader.access, Chosen(**chosen), TODAY)))  # type: ignore[arg-type]

    wards = {"UBND phường An Khê", "UBND phường Hải Châu"}
    assert names(directive=duties[1].directive) == {"Công an thành phố"}
    assert names(level="phuong_xa") == wards
    assert names(kind="cong_an") == {"Công an thành phố"}
    assert names(level="phuong_xa", kind="cong_an") == set()
    assert names(timeliness="late") == {"UBND phường An Khê"}
    assert names(progress="done") == {"UBND phường Hải Châu"}
    assert names(q="duong truyen") == names(q="ĐƯỜNG truyền") == {"Công an thành phố"}
    assert names(period="2024-09", timeliness="done_late") == {"UBND phường Hải Châu"}


def test_each_sees_their_own_units_only(duties: tuple[Duty, Duty], cast: Cast) -> None:
    def names(member: Member) -> set[str]:
        return set(cells(board(member.access, Chosen(period="2024-09"), TODAY)))

    assert names(cast.ward_clerk) == {"UBND phường Hải Châu"}
    assert names(cast.stranger) == {"UBND phường An Khê"}
    assert names(cast.clerk) == names(cast.past_clerk) == set()
    assert len(names(cast.officer)) == len(names(cast.auditor)) == len(names(cast.leader)) == 3


def test_handed_over_work_is_with_the_heir_and_marked(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    open_duty(city.info, recurrence="yearly")
    make_obligations(date(2025, 2, 1))
    hand_over(CHANGE)
    found = board(cast.leader.access, Chosen(), CHANGE)
    (row,) = found.rows
    assert row.name == "Sở Khoa học và Công nghệ"
    _column, cell = row.cells[0]
    assert cell is not None
    assert cell.inherited


def test_agencies_stand_by_level_then_in_vietnamese_order(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    Level.objects.create(code="thanh_pho", name="Thành phố", rank=1, valid_from=date(2000, 1, 1))
    Level.objects.create(code="phuong_xa", name="Phường, xã", rank=3, valid_from=date(2000, 1, 1))
    wards = [make_unit(f"w{n}", f"Phường {n}", "x", "phuong_xa", city.root) for n in ("Đa", "Dừa", "Ánh", "An", "Em")]
    open_duty(city.police, *wards)
    found = board(cast.leader.access, Chosen(), TODAY)
    expected = ["Công an thành phố", "Phường An", "Phường Ánh", "Phường Dừa", "Phường Đa", "Phường Em"]
    assert [row.name for row in found.rows] == expected


def test_both_ways_have_pages(duties: tuple[Duty, Duty], cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roviec.duties.board.UNITS_A_PAGE", 2)
    monkeypatch.setattr("roviec.duties.board.DUTIES_A_PAGE", 1)
    found = board(cast.leader.access, Chosen(), TODAY, units_page="2", duties_page="2")
    assert [row.name for row in found.rows] == ["UBND phường Hải Châu"]
    assert [(column.number, column.duty) for column in found.columns] == [(2, duties[1])]
    assert found.totals["total"] == 4


def get(member: Member, query: str = "") -> tuple[int, str]:
    with time_machine.travel(TODAY, tick=False):
        response = member.client().get(URL + query)
    return response.status_code, response.content.decode()


def test_the_page_works(duties: tuple[Duty, Duty], cast: Cast) -> None:
    status, page = get(cast.leader, "?period=2024-09")
    assert status == 200
    assert f'href="{reverse("duties:duty", args=[duties[0].pk])}?period=2024-09"' in page
    assert "Chưa tiếp nhận · Quá hạn · Tháng 9 năm 2024" in page
    assert "UBND phường An Khê" in page


def test_a_wards_page_names_no_other_ward(duties: tuple[Duty, Duty], cast: Cast) -> None:
    status, page = get(cast.ward_clerk, "?period=2024-09")
    assert status == 200
    assert "UBND phường Hải Châu" in page
    assert "An Khê" not in page
    assert "đường truyền" not in page


def test_filters_come_back_chosen(duties: tuple[Duty, Duty], cast: Cast) -> None:
    UnitKind.objects.create(code="cong_an", name="Công an", rank=1)
    status, page = get(cast.leader, "?period=2024-W39&kind=cong_an")
    assert status == 200
    assert '<option value="2024-W39" selected>Tuần 39 năm 2024</option>' in page
    assert '<option value="cong_an" selected>Công an</option>' in page


@pytest.mark.parametrize("query", ["?period=2024-13", "?period=once", "?progress=vui", "?directive=abc", "?level=tren"])
def test_a_filter_that_is_none_is_refused_and_named(duties: tuple[Duty, Duty], cast: Cast, query: str) -> None:
    status, page = get(cast.leader, query)
    assert status == 400
    assert "error-summary" in page
    assert "UBND phường An Khê" not in page


@pytest.mark.parametrize("query", ["?units=99", "?duties=0", "?units=x"])
def test_a_page_that_is_none_gives_the_nearest(duties: tuple[Duty, Duty], cast: Cast, query: str) -> None:
    assert get(cast.leader, query)[0] == 200


def test_empty_boards_say_what_to_do(cast: Cast) -> None:
    assert "Chưa có nhiệm vụ nào đang mở" in get(cast.leader)[1]
    assert "Không có việc nào khớp với bộ lọc" in get(cast.leader, "?q=abc")[1]


def test_a_directive_not_circulated_to_me_is_no_filter_of_mine(duties: tuple[Duty, Duty], cast: Cast) -> None:
    foreign = duties[1].directive_id
    assert get(cast.ward_clerk, f"?directive={foreign}")[0] == 400
    assert get(cast.officer, f"?directive={foreign}")[0] == 200


@pytest.mark.parametrize("who", ["leader", "ward_clerk"])
def test_the_number_of_queries_does_not_grow(open_duty: OpenDuty, cast: Cast, city: City, who: str) -> None:
    browser = cast.named(who).client()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(URL).status_code == 200
        return len(captured)

    open_duty(city.ward, recurrence="monthly")
    few = queries()
    wards = [make_unit(f"p{n}", f"UBND phường {n}", "ubnd_phuong_xa", "phuong_xa", city.root) for n in range(12)]
    for _ in range(4):
        open_duty(city.ward, *wards, recurrence="monthly")
    assert Obligation.objects.count() > 100
    assert queries() == few <= 22
