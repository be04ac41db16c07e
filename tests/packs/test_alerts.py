"""Steps of alerts in a pack: what is refused, and what loading them does."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from roviec.duties.models import AlertStep
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.packs.schema import PackError
from tests.packs.conftest import HEAD, Write

FILES = HEAD.replace('"units.toml"', '"units.toml", "alerts.toml"')
STEP = """
[defaults]
source = "nguồn thử"
certainty = "our default, unverified"
from = 2024-01-01
[[alert-step]]
code = "sap-den-han"
moment = "due"
days = -5
audience = ["focal_officers", "unit_head"]
"""


def problems(write: Write, step: str) -> list[str]:
    with pytest.raises(PackError) as error:
        checked_pack("mau", write(pack=FILES, alerts=step))
    return error.value.problems


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('moment = "due"', 'moment = "noon"', "moment"),
        ('"unit_head"', '"neighbour"', "neighbour"),
        ("days = -5", 'days = "-5"', "days"),
        ('moment = "due"', 'moment = "due"\nstate = "returned"', "state"),
        ('moment = "due"', 'moment = "state"', "state"),
        ('moment = "due"', 'moment = "received"', "báo trước"),
    ],
)
def test_a_wrong_step_is_named_with_the_reason(write: Write, right: str, wrong: str, said: str) -> None:
    assert STEP.count(right) == 1
    first, *_others = problems(write, STEP.replace(right, wrong))
    assert re.match(r"alerts\.toml:\d+: \[\[alert-step\]\] 1 “sap-den-han”", first)
    assert said in first


def test_a_code_twice_from_the_same_day_is_refused(write: Write) -> None:
    twice = STEP + STEP[STEP.index("[[alert-step]]") :]
    (problem,) = problems(write, twice)
    said = "mã “sap-den-han 2024-01-01” bị lặp, đã có ở alerts.toml:7"
    assert problem.startswith(f"alerts.toml:12: [[alert-step]] 2 “sap-den-han”: {said}")


@pytest.mark.django_db
def test_loading_adds_it_once_and_keeps_what_is_there(write: Write) -> None:
    home = write(pack=FILES, alerts=STEP)
    assert load_pack("mau", home).added["alert_steps"] == 1
    AlertStep.objects.update(days=-7)
    assert load_pack("mau", home).added["alert_steps"] == 0
    step = AlertStep.objects.get()
    assert (step.days, step.audience, step.unverified) == (-7, ["focal_officers", "unit_head"], True)
    assert step.valid_from == date(2024, 1, 1)


@pytest.mark.django_db
def test_open_work_made_before_the_steps_came_gets_its_moments(write: Write) -> None:
    from roviec.duties.models import Obligation
    from roviec.org.models import Unit
    from tests.web.conftest import make_directive, make_duty, make_obligation

    unit = Unit.objects.create(code="don-vi-thu", established_on=date(2024, 1, 1))
    duty = make_duty(make_directive("1/TN", "issued"), "Việc", unit, 1)
    row = make_obligation(duty, unit, "once", date(2099, 12, 31), "accepted")
    assert row.alert_after is None
    load_pack("mau", write(pack=FILES, alerts=STEP))
    after = Obligation.objects.get().alert_after
    assert isinstance(after, datetime)
    assert after.year == 2099


def test_the_citys_own_steps_reach_up_the_chart_and_say_that_they_are_ours() -> None:
    steps = checked_pack("da06-danang").alert_steps
    assert {"focal_officers", "unit_head", "superior", "standing_body", "city_leader"} == {
        each for step in steps for each in step.audience
    }
    assert {step.certainty for step in steps} == {"our default, unverified"}
