"""Forecasts in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from roviec.duties.forecast.features import REASONS, table
from roviec.duties.forecast.model import Model
from roviec.duties.models import Forecast
from roviec.duties.risk.reasons import FACTS, reasons
from roviec.duties.risk.sentences import percent, phrase, said
from tests.duties.forecast.build import a_case


def a_forecast(probability: float = 0.37, **effects: float) -> Forecast:
    known: dict[str, dict[str, Any]] = {
        "time": {"days_left": 3},
        "state": {"state": "not_accepted", "days_in_state": 6},
        "agency": {"agency_late": 4, "agency_cases": 11},
        "blockers": {"blockers": 1, "blocker_days": 9},
        "entries": {"entries": 1},
    }
    weighed = {"time": 0.4, "state": 0.2} | effects
    reasons = [{"code": code, "effect": effect, "values": known[code]} for code, effect in weighed.items()]
    return Forecast(on=date(2024, 10, 10), probability=probability, reasons=reasons)


def test_it_says_how_likely_how_things_stand_and_why() -> None:
    words = said(a_forecast(agency=0.5, blockers=0.3, entries=-0.2))
    assert (words.percent, words.level) == ("37 %", "vừa")
    assert words.facts == "còn 3 ngày làm việc, chưa tiếp nhận đã 6 ngày làm việc"
    assert words.raising == "đơn vị trễ 4/11 việc trong 6 tháng qua; có 1 vướng mắc chưa được quyết định"
    assert words.lowering == "đã bắt đầu soạn báo cáo"


@pytest.mark.parametrize(
    ("probability", "words", "level"),
    [
        (0.002, "dưới 1 %", "thấp"),
        (0.1, "10 %", "thấp"),
        (0.15, "15 %", "vừa"),
        (0.4, "40 %", "cao"),
        (0.7, "70 %", "rất cao"),
        (0.996, "trên 99 %", "rất cao"),
    ],
)
def test_a_figure_always_has_its_word(probability: float, words: str, level: str) -> None:
    assert percent(probability) == words
    assert said(a_forecast(probability)).level == level


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("time", {"days_left": 0}, "không còn ngày làm việc nào trước hạn"),
        ("state", {"state": "submitted", "days_in_state": 1}, "đã báo cáo, chờ duyệt"),
        ("agency", {"agency_late": 0, "agency_cases": 0}, "đơn vị chưa có việc nào đến hạn trong 6 tháng qua"),
        ("pair", {"pair_late": 2, "pair_cases": 3}, "riêng nhiệm vụ này, đơn vị trễ 2/3 kỳ trong 6 tháng qua"),
        ("kind", {"kind": "quarterly"}, "việc giao hằng quý"),
        ("kind", {"kind": ""}, "việc giao một lần"),
        ("calendar", {"month_end": 1, "tet": 1, "days_off": 2}, "hạn gần Tết Nguyên đán"),
        ("calendar", {"month_end": 1, "tet": 0, "days_off": 2}, "hạn rơi vào ngày nghỉ"),
        ("calendar", {"month_end": 1, "tet": 0, "days_off": 0}, "hạn vào những ngày cuối tháng"),
        ("returns", {"returns": 2}, "đã bị trả lại 2 lần"),
    ],
)
def test_phrases(code: str, values: dict[str, Any], words: str) -> None:
    assert phrase(code, values) == words


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_words_for_nothing_and_for_something(code: str, language: str) -> None:
    with translation.override(language):
        for number in (0, 1, 5):
            values: dict[str, Any] = dict.fromkeys(FACTS[code], number)
            values |= {"state": "accepted"} if code == "state" else {"kind": "monthly"} if code == "kind" else {}
            assert phrase(code, values) or (code, number) == ("agencies", 0)


def test_the_strongest_reasons_come_first_and_weak_ones_are_left_out(fitted: Model) -> None:
    rows = table([a_case(blockers=3, blocker_days=30, agency_rate=0.8, agency_late=8, agency_cases=10), a_case()])
    first, second = reasons(fitted, rows)
    effects = [abs(each["effect"]) for each in first[2:]]
    assert effects == sorted(effects, reverse=True)
    assert {"agency", "blockers"} <= {each["code"] for each in first}
    assert all(abs(each["effect"]) >= 0.15 for each in first[2:] + second[2:])
    assert next(each for each in first if each["code"] == "agency")["values"] == {"agency_late": 8, "agency_cases": 10}
    assert max(len(each) for each in (first, second)) <= 6


def test_a_past_that_is_not_there_is_no_reason(fitted: Model) -> None:
    unknown, known = reasons(
        fitted, table([a_case(agency_rate=0.9), a_case(agency_rate=0.9, pair_cases=4, duty_cases=9)])
    )
    assert not {"pair", "duty"} & {each["code"] for each in unknown}
    assert "pair" in {each["code"] for each in known}
