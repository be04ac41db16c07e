"""An officer at the page in a real browser, who knows the answer: each act is counted as it is done."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from bench.confirm.klm import WORDS_A_MINUTE, Effort
from bench.confirm.oracle import Oracle, Step
from roviec.vietnamese.dates import Every

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from roviec.directives.models import Directive, Task

_TYPED: Final = {
    Every.DAY: "hang ngay", Every.WEEK: "hang tuan", Every.MONTH: "hang thang", Every.QUARTER: "hang quy",
    Every.HALF: "6 thang mot lan", Every.YEAR: "hang nam", Every.CONTINUOUS: "thuong xuyen",
}  # fmt: skip
_MOST: Final = 200  # corrections of one directive
_KEYS: Final = {"lead": "l", "support": "h", "recipient": "r"}
_TASKS: Final = "cards => cards.map(card => Number(card.dataset.task))"


class Officer:
    """`said`: what was done besides confirming; `left_out`: words of doubtful quotes that their gist leaves out."""

    def __init__(self, page: Page, directive: Directive, oracle: Oracle) -> None:
        self.page, self.directive, self.oracle = page, directive, oracle
        self.effort = Effort()
        self.said: list[str] = []
        self.left_out = 0
        self.looked_at: set[int] = set()
        self.known: set[str] = set()  # doubts, names and dates that were read before are recognised
        self.found_in_folded = 0
        self.reads_on = False  # the page shows the next card while it answers
        self.behind = 0.0  # seconds of an answer that came while one read on

    def work(self) -> None:
        """Group by group: each card is read and mended, then the group is confirmed in one act; what is wrong in a folded line is
        read whole; then the certain ones are confirmed together.
        """
        self.press("n")
        while (focus := self.focus()) and self.look_of(focus) == "doubtful":
            self.read(focus)
            step = self.step_for(focus)
            if step.act != "confirm":
                self.do(focus, step)
            elif (away := self.to_unread(focus)) is not None:
                self.press("j" if away > 0 else "k")
            else:
                self.confirm_group(focus)
        for task in self.tasks():
            if task.state == task.State.PROPOSED:
                self.effort.glances += task.pk not in self.looked_at
                self.mend_folded(task.pk)
        for gold in self.oracle.missed(self.live()):
            self.add(str(gold["quote"]))
        if self.page.locator("[data-desk-key=C]").count():
            self.effort.decisions += 1
            self.answered(lambda: self.press("C"))

    def to_unread(self, pk: int) -> int | None:
        """How many cards on (or back) the next one of the group stands that was not read; None when all were."""
        ids = self.page.locator(f"[data-group]:has(#task-{pk}) [data-look=doubtful]").evaluate_all(_TASKS)
        away = [ids.index(each) - ids.index(pk) for each in ids if each not in self.looked_at]
        return min(away, key=lambda steps: (steps < 0, abs(steps)), default=None)

    def confirm_group(self, pk: int) -> None:
        """One decision for all that were read, or for the only one."""
        self.effort.together += max(
            0, len(self.page.locator(f"[data-group]:has(#task-{pk}) [data-look=doubtful]").all()) - 1
        )
        self.effort.decisions += 1
        self.reads_on = True
        key = "C" if self.page.locator(f"[data-group]:has(#task-{pk}) [data-group-key=C]").count() else "c"
        self.answered(lambda: self.press(key))

    def mend_folded(self, pk: int) -> None:
        if self.step_for(pk).act == "confirm":
            return
        self.found_in_folded += 1
        self.click(f"#task-{pk} summary")
        self.read(pk, folded=not self.stands_on_line(pk))
        self.correct(pk)

    def stands_on_line(self, pk: int) -> bool:
        """Is a name that is wrong to be seen in the folded line? What is missing is not."""
        task, step = next(task for task in self.tasks() if task.pk == pk), self.step_for(pk)
        line = self.page.locator(f"#task-{pk} summary").first.inner_text()
        has = [body.text for body in task.bodies.all() if body.part == step.part and body.text in line]
        return step.act == "body" and any(name.startswith(step.name) or step.name.startswith(name) for name in has)

    def correct(self, pk: int) -> Step:
        """All that is wrong with the task that has the focus; what is left to do with it then."""
        while (step := self.step_for(pk)).act not in {"confirm", "drop"}:
            self.do(pk, step)
        if step.act == "drop":
            self.do(pk, step)
        return step

    # --- what is on the page and in the database

    def tasks(self) -> list[Task]:
        return list(self.directive.tasks.exclude(state="dropped").prefetch_related("bodies").order_by("start", "pk"))

    def live(self) -> list[dict[str, object]]:
        from roviec.directives.answers import task_answer

        return [task_answer(task) | {"start": task.start} for task in self.tasks()]

    def step_for(self, pk: int) -> Step:
        return self.oracle.step(self.live(), [task.pk for task in self.tasks()].index(pk))

    def focus(self) -> int:
        return int(self.page.locator("[data-task][aria-current]").first.get_attribute("data-task") or 0)

    def look_of(self, pk: int) -> str:
        return self.page.locator(f"#task-{pk}").get_attribute("data-look") or ""

    # --- what the officer does

    def read(self, pk: int, *, folded: bool = False) -> None:
        """A card is read once: its doubts, its gist, who and when; of a line in which something is wrong the whole quote."""
        if pk in self.looked_at:
            return
        self.looked_at.add(pk)
        words = self.effort.words
        self.read_face(pk, folded=folded)
        self.wait(self.behind - (self.effort.words - words) * 60 / WORDS_A_MINUTE)

    def read_face(self, pk: int, *, folded: bool) -> None:
        card = self.page.locator(f"#task-{pk}")
        whole = len(self.directive.tasks.get(pk=pk).quote.split())
        if folded:
            self.effort.words += whole
            return
        shown = len(card.locator(".task__quote").first.inner_text().split())
        self.effort.words += shown + self.new_words_of(card)
        self.left_out += whole - shown

    def new_words_of(self, card: Locator) -> int:
        """On the face of a card and above its group: the lead, the doubts, the bodies, deadline and cadence, each once in a directive."""
        above = self.page.locator("[data-group]").filter(has=card).locator(".group__head")
        said = above.locator("h4, .task__doubt").all_inner_texts() + card.locator(".task__doubt").all_inner_texts()
        said += card.locator("[data-fact] [data-said]").all_inner_texts()
        new = list(dict.fromkeys(words for words in said if words not in self.known))
        self.known.update(new)
        return len(" ".join(new).split())

    def do(self, pk: int, step: Step) -> None:
        if step.act != "confirm":
            self.said.append(step.act)
        self.effort.decisions += 1
        act: Callable[[int, Step], None] = getattr(self, step.act)
        act(pk, step)
        if len(self.said) > _MOST:
            raise RuntimeError(f"task {pk}: {step} leads nowhere")

    def confirm(self, pk: int, step: Step) -> None:
        self.answered(lambda: self.press("c"))

    def drop(self, pk: int, step: Step) -> None:
        self.answered(lambda: self.press("d"))
        self.effort.decisions += 1
        self.answered(lambda: self.press("1"))

    def merge(self, pk: int, step: Step) -> None:
        self.answered(lambda: self.press("m"))

    def split(self, pk: int, step: Step) -> None:
        """Where the page suggests it, or by the number of a place that it offers, else with the caret in the text."""
        suggested = self.page.locator(f"#task-{pk} form:has([data-key=s]) [name=at]")
        if suggested.count() and suggested.get_attribute("value") == str(step.at):
            self.answered(lambda: self.press("s"))
            return
        self.answered(lambda: self.press("S" if suggested.count() else "s"))
        self.effort.decisions += 1
        offered = self.page.locator(f"#task-{pk} [data-digit]")
        places = {radio.get_attribute("value"): radio.get_attribute("data-digit") for radio in offered.all()}
        if number := places.get(str(step.at)):
            self.answered(lambda: self.press(number))
            return
        self.answered(lambda: self.press("Escape"))
        self.select(step.at, step.at)
        self.answered(lambda: self.press("s"))
        self.answered(lambda: self.press("Enter"))

    def body(self, pk: int, step: Step) -> None:
        """By its number when it is offered; else selected in the text, if the name stands there; else typed."""
        number = self.offered(pk, step)
        if number is None and (at := self.directive.text.find(step.name)) >= 0:
            self.answered(lambda: self.press("Escape"))
            self.select(at, at + len(step.name))
            self.answered(lambda: self.press(_KEYS[step.part]))
        elif number is None:
            self.type_name(step.name)
        self.answered(lambda: self.press(number or "Enter"))

    def offered(self, pk: int, step: Step) -> str | None:
        self.answered(lambda: self.press(_KEYS[step.part]))
        self.effort.decisions += 1
        buttons = self.page.locator(f"#task-{pk} [name=pick]").all()
        return {each.get_attribute("value"): each.get_attribute("data-digit") for each in buttons}.get(step.name)

    def time(self, pk: int, step: Step) -> None:
        self.answered(lambda: self.press("t"))
        self.effort.decisions += 1
        self.press("Control+a", keys=2)
        if step.deadline:
            year, month, day = step.deadline.split("-")
            self.type(f"{int(day)}/{int(month)}/{year}")
        elif step.recurrence:
            self.type(_TYPED[Every(step.recurrence)])
        else:
            self.press("Delete")
        self.answered(lambda: self.press("Enter"))

    def add(self, quote: str) -> None:
        self.said.append("add")
        self.effort.decisions += 1
        self.effort.words += len(quote.split())
        start = self.directive.text.index(quote)
        self.select(start, start + len(quote))
        self.answered(lambda: self.press("a"))
        self.answered(lambda: self.click(self.page.locator("#them .btn--primary")))
        self.answered(lambda: self.press("Escape"))
        new = self.focus()
        if self.correct(new).act == "confirm":
            self.do(new, Step("confirm"))

    # --- hands

    def press(self, key: str, *, keys: int = 1) -> None:
        self.effort.keys += keys
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.effort.keys += len(words)
        self.page.keyboard.type(words)

    def type_name(self, name: str) -> None:
        """Without marks, word by word, until the list has it on top; with its marks and to the end when no list has it."""
        shown = self.page.locator(".lead__list:visible li")
        for word in _plain(name).split():
            self.type(f"{word} ")
            if not shown.count():
                break
            if shown.count() and shown.first.inner_text() == name:
                if shown.first.get_attribute("aria-selected") != "true":
                    self.press("ArrowDown")
                    self.press("Enter")
                return
        self.press("Control+a", keys=2)
        self.effort.keys += _telex(name)
        self.page.keyboard.insert_text(name)

    def click(self, where: object) -> None:
        self.effort.clicks += 1
        target = self.page.locator(where) if isinstance(where, str) else where
        target.first.click()  # type: ignore[attr-defined]

    def select(self, start: int, end: int) -> None:
        """With the mouse in the text: two places pointed at, one for a caret."""
        self.effort.clicks += 2 if end > start else 1
        self.page.evaluate(_SELECT, [start, end])

    def answered(self, act: Callable[[], None]) -> None:
        """The act, and the wait until the page has answered: counted when it keeps one from reading on."""
        self.page.evaluate(_LISTEN)
        started = time.perf_counter()
        act()
        self.page.wait_for_selector("html[data-answered]")
        took = time.perf_counter() - started
        if self.reads_on:
            self.behind, self.reads_on = took, False
        else:
            self.wait(took)

    def wait(self, seconds: float) -> None:
        self.effort.system += max(0.0, seconds)
        self.behind = 0.0


_LISTEN: Final = """() => {
    const page = document.documentElement;
    delete page.dataset.answered;
    const heard = (event) => {
        if (event.detail.elt.matches?.("[data-quiet]")) return;
        page.dataset.answered = "";
        document.removeEventListener("htmx:afterRequest", heard);
    };
    document.addEventListener("htmx:afterRequest", heard);
}"""
_SELECT: Final = """([start, end]) => {
    const find = (at) => {
        const paragraph = [...document.querySelectorAll("[data-start]")].filter((each) => Number(each.dataset.start) <= at).at(-1);
        const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let left = at - Number(paragraph.dataset.start);
        while (walk.nextNode()) {
            if (left <= walk.currentNode.data.length) return [walk.currentNode, left];
            left -= walk.currentNode.data.length;
        }
    };
    getSelection().setBaseAndExtent(...find(start), ...find(end));
}"""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ")


def _telex(name: str) -> int:
    """Keys of the name in Telex: each mark and each tone is a key more, and so is the bar of đ."""
    letters = unicodedata.normalize("NFD", name)
    return len(letters) + sum(letter in "đĐ" for letter in letters)
