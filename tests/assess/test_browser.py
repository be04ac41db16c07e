"""In a real browser: the pages of judgement hold WCAG AA in both lights and fit a phone; an agency explains itself there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from roviec.assess import acts
from roviec.assess.models import Explanation, Run, ScoringRule
from tests.assess.conftest import Month, at, on
from tests.conftest import IN_BROWSER, PASSWORD, Cast, City, make_unit

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


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, color_scheme=request.param, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, login: str) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", login)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_selector(".shell-nav, .menu--nav", state="attached")


def good(page: Page) -> None:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]] == [], page.url
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url


def test_every_page_is_for_everybody(page: Page, runs: tuple[Run, Run], city: City) -> None:
    september, october = (f"/danh-gia/{run.pk}/" for run in runs)
    sign_in(page, "officer")
    for path in (
        "/danh-gia/", september, october, f"{october}?group=phuong&sort=change", f"{october}trinh-ky/",
        f"{september}so-sanh/?day=2024-12-01", f"{october}don-vi/{city.ward.pk}/?tieu-chi=dung-han",
        "/danh-gia/giai-trinh/", f"/danh-gia/quy-tac/{runs[0].rule_id}/",
    ):  # fmt: skip
        page.goto(path)
        good(page)


def test_an_agency_explains_itself(page: Page, runs: tuple[Run, Run], city: City) -> None:
    sign_in(page, "ward")
    page.goto("/danh-gia/")
    page.click("main a >> text=Tháng 10 năm 2024")
    page.click("main a >> text=UBND phường Hải Châu")
    page.fill("#id_text", "Đã gửi bản giấy đúng hạn.")
    good(page)
    page.click("main button >> text=Gửi giải trình")
    page.wait_for_selector("text=Đã gửi giải trình đến cơ quan thường trực.")
    assert Explanation.objects.get().score.unit_id == city.ward.pk
