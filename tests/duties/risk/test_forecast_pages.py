"""Where forecasts are shown: the work's own card, the leader's first page, and the page that says how they are made."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from roviec.duties.models import Forecast, ForecastModel, Obligation, Progress
from roviec.duties.risk import reads
from roviec.duties.risk.acts import forecast
from tests.conftest import Cast, City, Member
from tests.duties.risk.conftest import at, step
from tests.tables.downloads import rows_of

PAGE = reverse("duties:forecast")
NIGHT = at(date(2024, 10, 24), 1)
MORNING = at(date(2024, 10, 24), 9)
WORDS = "Khả năng trễ"


def page(member: Member, address: str = PAGE, on: datetime = MORNING) -> str:
    with time_machine.travel(on, tick=False):
        response = member.client().get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def foretold(october: Obligation, stored: ForecastModel) -> Forecast:
    forecast(NIGHT)
    return Forecast.objects.get(obligation=october)


def test_the_page_lists_what_is_likely_and_says_why(foretold: Forecast, cast: Cast) -> None:
    shown = page(cast.leader)
    assert shown.count(WORDS) == 2
    assert "còn 2 ngày làm việc, chưa tiếp nhận" in shown
    assert "Dự báo ngày 24-10-2024" in shown


def test_the_likeliest_comes_first(foretold: Forecast, cast: Cast) -> None:
    rows = list(reads.at_risk(cast.leader.access, date(2024, 10, 24)))
    assert [row.probability for row in rows] == sorted((row.probability for row in rows), reverse=True)


@pytest.mark.parametrize(
    ("who", "count"), [("ward_clerk", 1), ("stranger", 1), ("clerk", 0), ("officer", 2), ("auditor", 2)]
)
def test_each_sees_the_forecasts_of_what_they_may_see(foretold: Forecast, cast: Cast, who: str, count: int) -> None:
    assert page(cast.named(who)).count(WORDS) == count


def test_it_stands_on_the_works_own_card(foretold: Forecast, cast: Cast) -> None:
    for address in (reverse("duties:mine"), reverse("duties:duty", args=[foretold.obligation.duty_id])):
        assert page(cast.ward_clerk, address + "?period=2024-10").count(WORDS) == 1


def test_the_leaders_first_page_names_what_will_be_late(foretold: Forecast, cast: Cast) -> None:
    assert page(cast.leader, reverse("web:home")).count(WORDS) == 2
    assert WORDS not in page(cast.ward_clerk, reverse("web:home"))


def test_a_step_taken_since_has_overtaken_it(foretold: Forecast, cast: Cast) -> None:
    step(foretold.obligation, date(2024, 10, 24), Progress.ACCEPTED)
    assert WORDS not in page(cast.ward_clerk, on=at(date(2024, 10, 24), 10))
    forecast(at(date(2024, 10, 25), 1))
    assert "đã tiếp nhận" in page(cast.ward_clerk, on=at(date(2024, 10, 25)))


@pytest.mark.parametrize(("day", "count"), [(26, 1), (27, 0), (29, 0)])
def test_an_old_forecast_is_not_shown(foretold: Forecast, cast: Cast, day: int, count: int) -> None:
    assert page(cast.ward_clerk, on=at(date(2024, 10, day))).count(WORDS) == count


def test_the_model_is_told_in_words_with_what_its_trial_showed(foretold: Forecast, cast: Cast) -> None:
    shown = page(cast.ward_clerk)
    trial = reads.trial()
    assert trial is not None
    assert trial.plot is not None
    assert "hồi quy logistic, lập ngày 1-10-2024" in shown
    assert f"{trial.measured.brier:.3f}".replace(".", ",") in shown if trial.measured else False
    assert shown.count("<circle") == len(trial.plot.points) == shown.count('<td class="num">') // 4
    assert 'role="img"' in shown


@pytest.mark.parametrize("made_up", [True, False])
def test_it_says_when_it_was_measured_on_made_up_work(foretold: Forecast, cast: Cast, made_up: bool) -> None:
    ForecastModel.objects.update(made_up=made_up)
    assert ("Đo trên dữ liệu mô phỏng" in page(cast.leader)) is made_up


def test_the_plot_is_drawn_in_whole_numbers(foretold: Forecast, cast: Cast) -> None:
    """A Vietnamese page writes 0,5: a comma in a coordinate would draw something else."""
    svg = page(cast.leader).split('<svg class="reliability__plot', 1)[1].split("</svg>")[0]
    for name in ("cx", "cy", "x1", "y1"):
        values = [piece.split('"')[0] for piece in svg.split(f' {name}="')[1:]]
        assert values
        assert all(value.isdigit() for value in values)


def test_the_diagonal_is_where_said_and_seen_agree(foretold: Forecast) -> None:
    trial = reads.trial()
    assert trial is not None
    assert trial.plot is not None
    for point in trial.plot.points:
        above = point.bin.rate > point.bin.said
        assert point.high <= point.y <= point.low
        assert (352 - point.y + 48 >= point.x - 1) if above else (352 - point.y + 48 <= point.x + 1)


def test_with_nothing_yet_it_says_so(city: City, cast: Cast) -> None:
    shown = page(cast.leader)
    assert "Chưa có dự báo nào" in shown
    assert "Chưa có mô hình nào được lập" in shown
    assert '<svg class="reliability' not in shown


def test_a_fallback_says_what_it_is(october: Obligation, cast: Cast) -> None:
    forecast(NIGHT)
    shown = page(cast.leader)
    assert "chưa đủ để lập mô hình" in shown
    assert "hồi quy logistic" not in shown


def test_the_file_has_the_reasons_too(foretold: Forecast, cast: Cast) -> None:
    with time_machine.travel(MORNING, tick=False):
        rows = rows_of(cast.leader.client(), reverse("duties:forecast_file", args=["csv"]))
        (own,) = rows_of(cast.stranger.client(), reverse("duties:forecast_file", args=["csv"]))
    assert len(rows) == 2
    assert all("còn 2 ngày làm việc, chưa tiếp nhận" in row["Tình hình"] for row in rows)
    assert (own["Đơn vị"], own["Dự báo ngày"]) == ("UBND phường An Khê", "2024-10-24")
