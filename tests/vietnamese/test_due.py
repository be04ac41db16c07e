from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.calendar import Calendar, seed
from roviec.vietnamese.dates import DateExpression, due_date, find_dates, find_recurrences

CITY = Calendar.from_rows(seed([2024, 2025, 2026]))
ISSUED = date(2025, 1, 20)
GOLD = sorted((Path(__file__).parents[3] / "shared" / "corpus").glob("*.gold.json"))


def the(text: str) -> DateExpression:
    (found,) = find_dates(text)
    return found


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("trước ngày 30-9-2025", date(2025, 9, 30)),
        ("trước ngày 06 tháng 12 năm 2025", date(2025, 12, 6)),  # a Saturday stays as it is written
        ("trước 30/9", date(2025, 9, 30)),
        ("chậm nhất ngày 15/10", date(2025, 10, 15)),
        ("trong tháng 02/2025", date(2025, 2, 28)),
        ("trong Quý IV", date(2025, 12, 31)),
        ("Quý I/2026", date(2026, 3, 31)),
        ("trong năm 2025", date(2025, 12, 31)),
        ("đến năm 2030", date(2030, 12, 31)),
        ("6 tháng đầu năm", date(2025, 6, 30)),
        ("trước tháng 6/2025", date(2025, 5, 31)),
        ("trước quý IV/2025", date(2025, 9, 30)),
        ("trước năm 2030", date(2029, 12, 31)),
        ("trước cuối năm 2025", date(2025, 12, 31)),
        ("giai đoạn 2026-2030", date(2030, 12, 31)),
        ("từ ngày 01/7/2025", None),
        ("năm 2025 và các năm tiếp theo", None),
    ],
)
def test_named_dates(text: str, due: date | None) -> None:
    assert due_date(the(text), ISSUED, CITY) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("trong 05 ngày làm việc kể từ ngày ký", date(2025, 2, 3)),  # Tết lies between
        ("trong 05 ngày kể từ ngày ký", date(2025, 2, 3)),  # the 25th is a Saturday, then Tết
        ("trong 03 ngày kể từ ngày ban hành", date(2025, 1, 23)),
        ("15 ngày kể từ ngày 01/7/2025", date(2025, 7, 16)),
        ("15 ngày kể từ ngày 01/7", date(2025, 7, 16)),
        (
            "trong 1 tháng kể từ ngày 31/3/2025",
            date(2025, 5, 5),
        ),  # 30 April and 1 May are holidays, the 2nd is exchanged
        ("trong 1 năm kể từ ngày 29/2/2024", date(2025, 2, 28)),
        ("trong 2 tuần kể từ ngày 01/7/2025", date(2025, 7, 15)),
        ("trong 36 giờ kể từ ngày 01/7/2025", date(2025, 7, 3)),
        ("trong 05 ngày làm việc kể từ ngày nhận được hồ sơ", None),
        ("trong vòng 10 ngày", None),
    ],
)
def test_durations_follow_the_civil_code(text: str, due: date | None) -> None:
    assert due_date(the(text), ISSUED, CITY) == due


@given(st.dates(date(2024, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_a_duration_ends_on_a_working_day_and_never_early(signed: date, amount: int) -> None:
    plain = due_date(the(f"trong {amount} ngày kể từ ngày ký"), signed, CITY)
    working = due_date(the(f"trong {amount} ngày làm việc kể từ ngày ký"), signed, CITY)
    assert plain is not None
    assert working is not None
    assert CITY.is_working_day(plain)
    assert (plain - signed).days >= amount
    assert CITY.working_days_between(signed, working) == amount
    assert working >= plain


@pytest.mark.skipif(not GOLD, reason="the annotated corpus lies beside the repository and is absent")
def test_deadlines_and_cadences_of_the_annotated_corpus() -> None:
    worded = 0
    for path in GOLD:
        answer = json.loads(path.read_text("utf-8"))
        issued_on = date.fromisoformat(answer["document"]["issued_on"])
        for task in answer["tasks"]:
            if not (text := task["deadline_text"]):
                continue
            worded += 1
            due = [due_date(item, issued_on, CITY) for item in find_dates(text)]
            assert [day.isoformat() for day in due if day] == ([task["deadline"]] if task["deadline"] else []), text
            cadences = [item.every.value for item in find_recurrences(text)]
            assert cadences == ([task["recurrence"]] if task["recurrence"] else []), text
    assert worded >= 15
