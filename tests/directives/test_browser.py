"""The confirm page in a real browser: by keyboard, by pointing, on a phone, and for those who don't see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from roviec.directives.models import Directive, Task
from tests.browser import IN_BROWSER, OpenAs, good, hold_back
from tests.conftest import Cast, City

pytestmark = IN_BROWSER


@pytest.fixture
def page(open_as: OpenAs, cast: Cast, draft: Directive) -> Page:
    """The confirm page of the draft in the order of its text, before the officer who prepares it; all of it is to be looked at."""
    draft.tasks.update(confidence=0.5)
    return open_as(cast.officer, f"/van-ban/{draft.pk}/?xep=van-ban")


def current(page: Page) -> str | None:
    return page.locator("article[aria-current]").get_attribute("data-task")


def wait_for(page: Page, focus: int) -> None:
    page.wait_for_selector(f"#desk-head[data-focus='{focus}']")
    page.wait_for_selector(f"#task-{focus}[aria-current]")


def test_all_of_it_by_keyboard(page: Page, draft: Directive, city: City) -> None:
    first, second, third, fourth, _ = draft.tasks.all()
    page.keyboard.press("j")
    assert current(page) == str(first.pk)
    page.keyboard.press("Enter")
    wait_for(page, second.pk)

    page.keyboard.press("j")
    assert current(page) == str(third.pk)
    page.keyboard.press("k")
    assert current(page) == str(second.pk)

    page.keyboard.press("e")
    page.wait_for_selector("#desk-head[data-mode=edit]")
    lead = page.locator(f"#task-{second.pk} input[name=lead]").last
    lead.fill("cong an")
    assert page.locator(".lead__list:visible li").all_inner_texts() == ["Công an thành phố"]
    lead.press("ArrowDown")
    lead.press("Enter")
    assert lead.input_value() == "Công an thành phố"
    lead.press("Enter")
    wait_for(page, third.pk)
    assert set(second.bodies.filter(part="lead").values_list("unit", flat=True)) == {city.sci.pk, city.police.pk}

    page.keyboard.press("d")
    page.wait_for_selector("#desk-head[data-mode=drop]")
    page.keyboard.type("Đã có kế hoạch")
    page.keyboard.press("Enter")
    wait_for(page, fourth.pk)

    states = dict(draft.tasks.values_list("pk", "state"))
    assert [states[task.pk] for task in (first, second, third)] == ["confirmed", "confirmed", "dropped"]
    assert draft.tasks.get(pk=third.pk).drop_reason == "Đã có kế hoạch"
    assert page.evaluate("history.length") <= 3  # the way back leads out of the page, not through its forms


def test_a_group_is_mended_and_confirmed_by_keyboard(open_as: OpenAs, cast: Cast, draft: Directive, city: City) -> None:
    draft.tasks.update(confidence=0.5)
    first, second, third = draft.tasks.all()[:3]
    page = open_as(cast.officer, f"/van-ban/{draft.pk}/?focus={first.pk}")
    wait_for(page, first.pk)
    page.keyboard.press("h")
    page.wait_for_selector("#desk-head[data-mode=support]")
    page.keyboard.press("1")
    page.wait_for_selector("#desk-head[data-mode='']")
    helper = first.bodies.get(part="support").text
    expect(page.locator(f"#task-{first.pk} [data-fact=support] .who")).to_have_text(helper)
    page.keyboard.press("u")
    expect(page.locator(f"#task-{first.pk} [data-fact=support] .who")).to_have_count(0)

    page.evaluate(
        """name => {
            const node = [...document.querySelectorAll("[data-text] p")].find((p) => p.textContent.includes(name)).firstChild;
            const at = node.data.indexOf(name);
            getSelection().setBaseAndExtent(node, at, node, at + name.length);
        }""",
        "UBND thành phố",
    )
    page.keyboard.press("r")
    page.wait_for_selector("#desk-head[data-mode=recipient]")
    assert page.locator("input[name=name]").input_value() == "UBND thành phố"
    page.keyboard.press("Enter")
    page.wait_for_selector("#desk-head[data-mode='']")
    assert first.bodies.filter(part="recipient", text="UBND thành phố").exists()

    page.keyboard.press("C")
    wait_for(page, third.pk)
    assert set(draft.tasks.filter(state=Task.State.CONFIRMED)) == {first, second}
    expect(page.locator("[data-group-key=C]")).to_have_count(0)


def test_what_is_pressed_while_the_page_changes_is_done_on_the_page_that_comes(page: Page, draft: Directive) -> None:
    first, second, third, _fourth, fifth = draft.tasks.all()
    let_go = hold_back(page, "**/xac-nhan/")
    page.locator(f"#task-{first.pk} [data-key=c]").click()
    page.locator(f"#task-{third.pk} [data-key=c]").click()
    page.keyboard.press("Escape")
    let_go()
    for task in (first, third):
        expect(page.locator(f"#task-{task.pk} [data-key=c]")).to_have_count(0)
    confirmed = draft.tasks.filter(state=Task.State.CONFIRMED)
    assert set(confirmed.all()) == {first, third}
    let_go = hold_back(page, "**/xac-nhan/")
    page.locator(f"#task-{second.pk} [data-key=c]").click()
    page.keyboard.press("c")
    let_go()
    wait_for(page, fifth.pk)
    assert confirmed.all().count() == 4


def test_letters_are_letters_while_one_types(page: Page, draft: Directive) -> None:
    task = draft.tasks.all()[0]
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.wait_for_selector("#desk-head[data-mode=drop]")
    page.keyboard.type("cem j?")
    assert page.locator("input[name=reason]").input_value() == "cem j?"
    page.keyboard.press("Escape")
    page.wait_for_selector("#desk-head[data-mode='']")
    assert draft.tasks.get(pk=task.pk).state == Task.State.PROPOSED


def put_caret(page: Page, task: Task, words: str, *, upto: str = "") -> None:
    """The caret before `words` in the marked text, or a selection from there to behind `upto`."""
    page.evaluate(
        """([task, words, upto]) => {
            const node = document.querySelector(`mark[data-tasks="${task}"] a`).firstChild;
            const start = node.data.indexOf(words);
            const end = upto ? node.data.indexOf(upto) + upto.length : start;
            getSelection().setBaseAndExtent(node, start, node, end);
        }""",
        [str(task.pk), words, upto],
    )


def test_a_task_is_split_at_the_caret(page: Page, draft: Directive) -> None:
    task = draft.tasks.get(quote__contains="tổng hợp kết quả")
    page.locator(f"#task-{task.pk} h4").click()
    put_caret(page, task, "UBND")
    page.keyboard.press("s")
    page.wait_for_selector("#desk-head[data-mode=split]")
    assert "▮ UBND" in page.locator(f"#task-{task.pk} .field--check:has(input:checked)").inner_text()
    page.get_by_role("button", name="Tách", exact=True).click()
    page.wait_for_selector("#desk-head[data-mode='']")
    quotes = list(draft.tasks.filter(start__gte=task.start).values_list("quote", flat=True))
    assert quotes == ["tổng hợp kết quả, báo cáo", "UBND thành phố trước ngày 15/12/2025"]


def test_a_task_is_added_from_a_selection(page: Page, draft: Directive) -> None:
    task = draft.tasks.get(quote__contains="tuyên truyền")
    put_caret(page, task, "tuyên truyền", upto="điện tử")
    page.keyboard.press("a")
    page.wait_for_selector("#desk-head[data-mode=add]")
    assert page.locator("textarea[name=quote]").input_value() == "tuyên truyền về định danh điện tử"
    page.get_by_role("button", name="Thêm", exact=True).click()
    page.wait_for_selector("#desk-head[data-mode=edit]")
    new = draft.tasks.get(quote="tuyên truyền về định danh điện tử")
    assert current(page) == str(new.pk)


def test_the_text_and_the_cards_find_each_other(page: Page, draft: Directive) -> None:
    task = draft.tasks.all()[3]
    page.locator(f'mark[data-tasks="{task.pk}"] a').first.click()
    assert current(page) == str(task.pk)
    other = draft.tasks.all()[1]
    page.locator(f'#task-{other.pk} [data-find="{other.pk}"]').click()
    assert page.locator(".is-found").all_inner_texts() == [other.quote]


def test_the_shortcuts_can_be_looked_up(page: Page) -> None:
    page.keyboard.press("?")
    assert page.locator("#keys[open] dt").count() == 16


def test_a_refusal_is_said_and_can_be_read(page: Page, draft: Directive) -> None:
    Directive.objects.filter(pk=draft.pk).update(state=Directive.State.DROPPED)
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_selector("text=Đã bỏ")
    assert not draft.tasks.filter(state=Task.State.CONFIRMED).exists()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1360, 390])
def test_every_page_holds_the_standard_and_fits(
    open_as: OpenAs, cast: Cast, draft: Directive, width: int, dark: bool
) -> None:
    page, task = open_as(cast.officer, "/van-ban/", width, dark=dark), draft.tasks.all()[0]
    modes = [
        "",
        *(f"?mode={mode}&item={task.pk}" for mode in ("edit", "lead", "support", "when", "split", "drop")),
        "?mode=add",
        "?mode=discard",
    ]
    paths = ["/van-ban/", "/van-ban/tiep-nhan/", *(f"/van-ban/{draft.pk}/{mode}" for mode in modes)]
    for path in [*paths, f"/van-ban/{draft.pk}/giao/"]:
        page.goto(path)
        good(page)
