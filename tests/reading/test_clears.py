from __future__ import annotations

from roviec.directives.reading import Task, read
from tests.reading.documents import directive

SEVEN = ["person", "work", "responsibility", "time", "procedure", "product", "result"]


def task(item: str) -> Task:
    return read(directive(f"1. Sở Xây dựng\n- {item}")).tasks[0]


def missing(item: str) -> set[str]:
    return {clear.name for clear in task(item).clears if not clear.is_present}


def test_there_are_seven_in_their_order() -> None:
    assert [clear.name for clear in task("Vớt rác trên hồ.").clears] == SEVEN


def test_a_bare_task_leaves_most_of_them_open() -> None:
    assert missing("Vớt rác trên hồ.") == {"responsibility", "time", "procedure", "product", "result"}


def test_a_full_task_leaves_none() -> None:
    assert (
        missing(
            "Chủ trì, phối hợp với Sở Tài chính xây dựng phương án thoát nước theo quy định, đạt 100% số phường, trước ngày 30/6/2025."
        )
        == set()
    )


def test_each_clear_shows_its_words() -> None:
    found = task("Vớt rác trên hồ trước ngày 30/6/2025.")
    words = {clear.name: clear.words for clear in found.clears}
    assert words["time"] == "trước ngày 30/6/2025"
    assert words["person"] == "Sở Xây dựng"


def test_confidence_falls_where_the_lead_is_only_guessed() -> None:
    sure = task("Vớt rác trên hồ Bắc và hồ Nam.").confidence
    letter = (
        "SỞ Y TẾ\nSố: 9/SYT-NV\nSông Lam, ngày 2 tháng 5 năm 2025\nKính gửi: Các bệnh viện\nĐề nghị thực hiện các việc sau:\n"
        "1. Rà soát thuốc của từng khoa, từng phòng."
    )
    assert 0 < read(letter).tasks[0].confidence < sure < 1
