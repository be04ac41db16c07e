"""In a real browser: the pages of judgement hold WCAG AA in both lights and fit a phone; an agency explains itself there."""

from __future__ import annotations

import pytest
import time_machine

from roviec.assess import acts
from roviec.assess.models import Explanation, Run, ScoringRule
from tests.assess.conftest import Month, at, on
from tests.browser import IN_BROWSER, Phone, follow, good
from tests.conftest import Cast, City, make_unit

pytestmark = IN_BROWSER


@pytest.fixture
def runs(month: Month, rule: ScoringRule, cast: Cast, city: City) -> tuple[Run, Run]:
    """September published, October open for explanations; made at their own time, looked at today."""
    wards = [make_unit(f"p{n}", f"UBND phường Mẫu {n}", "ubnd_phuong_xa", "phuong_xa", city.root) for n in range(4)]
    officer = cast.officer.access
    for number, key in ((9, "2024-09"), (10, "2024-10")):
        for unit in (city.sci, city.ward, city.other_ward, city.ward, *wards):
            month.one(unit, due=on(20, number), opened=on(1, number))
        month.hand_in(month.owed(city.ward), at(18, number))
        month.review(month.owed(city.ward), at(19, number), verdict="partly")
        with time_machine.travel(at(4, number + 1), tick=False):
            run = acts.judge(actor=officer.actor, access=officer, period=key)
            acts.open_for_explanation(actor=officer.actor, access=officer, run=run)
        if number == 9:
            with time_machine.travel(at(20, 10), tick=False):
                run.refresh_from_db()
                acts.sign(actor=officer.actor, access=officer, run=run)
                acts.publish(actor=officer.actor, access=officer, run=run)
    Run.objects.filter(period="2024-10").update(open_until=on(1, 1, 2090))
    return Run.objects.get(period="2024-09"), Run.objects.get(period="2024-10")


def test_every_page_is_for_everybody(phone: Phone, runs: tuple[Run, Run], cast: Cast, city: City) -> None:
    september, october = (f"/danh-gia/{run.pk}/" for run in runs)
    page = phone(cast.officer, "/")
    for path in (
        "/danh-gia/", september, october, f"{october}?group=phuong&sort=change", f"{october}trinh-ky/",
        f"{september}so-sanh/?day=2024-12-01", f"{october}don-vi/{city.ward.pk}/?tieu-chi=dung-han",
        "/danh-gia/giai-trinh/", f"/danh-gia/quy-tac/{runs[0].rule_id}/",
    ):  # fmt: skip
        page.goto(path)
        good(page)


def test_an_agency_explains_itself(phone: Phone, runs: tuple[Run, Run], cast: Cast, city: City) -> None:
    page = phone(cast.ward_clerk, "/danh-gia/")
    follow(page.locator("main a >> text=Tháng 10 năm 2024"))
    follow(page.locator("main a >> text=UBND phường Hải Châu"))
    page.fill("#id_text", "Đã gửi bản giấy đúng hạn.")
    good(page)
    follow(page.locator("main button >> text=Gửi giải trình"))
    assert page.locator("text=Đã gửi giải trình đến cơ quan thường trực.").count() == 1
    assert Explanation.objects.get().score.unit_id == city.ward.pk
