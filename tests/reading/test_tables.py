from __future__ import annotations

import pytest

from roviec.directives.reading import Task, read
from tests.reading.documents import FOOT, directive

HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
ROWS = [
    ["1", "Lập danh mục kênh", "Sở Xây dựng", "Các sở, ban, ngành", "Tháng 9/2025"],
    ["2", "Trồng cây dọc bờ kênh", "UBND các xã, phường", "Sở Tài chính", "Hằng năm"],
]


def one_row_a_line() -> str:
    return "\n".join(" | ".join(row) for row in [HEAD, *ROWS])


def one_cell_a_line() -> str:
    return "\n".join(cell for row in [HEAD, *ROWS] for cell in row)


def tasks(body: str) -> tuple[Task, ...]:
    return read(directive("I. NHIỆM VỤ\n" + body)).tasks


@pytest.mark.parametrize("table", [one_row_a_line(), one_cell_a_line()])
def test_each_row_is_a_task_with_its_fields(table: str) -> None:
    first, second = tasks(table)
    assert (first.quote, first.leads, first.supports) == (
        "Lập danh mục kênh",
        ("Sở Xây dựng",),
        ("Các sở, ban, ngành",),
    )
    assert str(first.deadline) == "2025-09-30"
    assert (second.quote, second.leads) == ("Trồng cây dọc bờ kênh", ("UBND các xã, phường",))
    assert (second.deadline, second.recurrence) == (None, "yearly")


def test_a_table_in_an_annex_holds_tasks_too() -> None:
    text = directive("1. Sở Xây dựng\n- Vớt rác trên hồ.").removesuffix(FOOT) + FOOT + "\nPHỤ LỤC\n" + one_row_a_line()
    assert [task.quote for task in read(text).tasks] == [
        "Vớt rác trên hồ",
        "Lập danh mục kênh",
        "Trồng cây dọc bờ kênh",
    ]


def test_a_heading_inside_a_table_is_no_task() -> None:
    table = " | ".join(HEAD) + "\nI | Hạ tầng | | | \n" + " | ".join(ROWS[0])
    assert [task.quote for task in tasks(table)] == ["Lập danh mục kênh"]


def test_a_table_without_a_column_of_leads_holds_none() -> None:
    assert tasks("TT | Kênh | Chiều dài\n1 | Kênh Bắc | 3 km") == ()
