"""The officer of `bench.confirm`: corrections come from the answer, and time from what is counted."""

from __future__ import annotations

import pytest

from bench.confirm.klm import Effort, K, M
from bench.confirm.oracle import Oracle, Step

TEXT = (
    "Sở A rà soát hạ tầng dùng chung; báo cáo kết quả về UBND thành phố. Sở B lập kế hoạch kiểm tra an toàn thông tin."
)
FIRST, SECOND, THIRD = (
    "rà soát hạ tầng dùng chung",
    "báo cáo kết quả về UBND thành phố",
    "lập kế hoạch kiểm tra an toàn thông tin",
)


def task(quote: str, lead: str = "Sở A", **more: object) -> dict[str, object]:
    return {"quote": quote, "start": TEXT.index(quote), "leads": [lead], **more}


GOLD = [task(FIRST), task(SECOND, deadline="2025-09-30"), task(THIRD, "Sở B")]


@pytest.mark.parametrize(
    ("live", "at", "step"),
    [
        ([task(FIRST), task(THIRD, "Sở B")], 0, Step("confirm")),
        ([task(f"{FIRST}; {SECOND}"), task(THIRD, "Sở B")], 0, Step("split", at=TEXT.index(SECOND))),
        ([task(FIRST), task(SECOND), task(THIRD)], 1, Step("time", deadline="2025-09-30")),
        ([task(FIRST), task(SECOND), task(THIRD)], 2, Step("body", part="lead", name="Sở B")),
        ([task(FIRST, supports=["Sở C"]), task(THIRD)], 0, Step("body", part="support", name="Sở C")),
        ([task("lập kế hoạch kiểm"), task("tra an toàn thông tin")], 0, Step("merge")),
        ([task("Sở A"), task(THIRD, "Sở B")], 0, Step("drop")),
    ],
)  # fmt: skip
def test_what_is_to_be_done_follows_from_the_answer(live: list[dict[str, object]], at: int, step: Step) -> None:
    assert Oracle(TEXT, GOLD).step(live, at) == step


def test_answers_that_no_task_has_are_to_be_added() -> None:
    assert Oracle(TEXT, GOLD).missed([task(FIRST), task(THIRD)]) == [GOLD[1]]


def test_time_is_the_sum_of_what_was_done() -> None:
    effort = Effort(keys=10, decisions=2, words=313, system=1.5)
    assert effort.total == pytest.approx(10 * K + 2 * M + 60 + 1.5)
    assert effort.slowly == pytest.approx(effort.total + 313 * 60 / 200 - 60)
