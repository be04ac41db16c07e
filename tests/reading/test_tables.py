from __future__ import annotations

import time

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


def one(body: str) -> Task:
    (task,) = tasks(" | ".join(HEAD) + "\n" + body)
    return task


def test_the_same_again_is_what_the_row_above_says() -> None:
    table = " | ".join(HEAD) + "\n" + " | ".join(ROWS[0]) + "\n2 | Dọn rác ven kênh | nt | -nt- | Như trên"
    first, second = tasks(table)
    assert (second.leads, second.supports, second.deadline) == (first.leads, first.supports, first.deadline)


def test_a_cell_may_name_lead_and_helpers() -> None:
    task = one("1 | Vớt bèo | Sở Xây dựng chủ trì, phối hợp với Công an tỉnh | Sở Y tế | Quý II")
    assert (task.leads, task.supports) == (("Sở Xây dựng",), ("Công an tỉnh", "Sở Y tế"))
    assert one("1 | Vớt bèo | Chủ trì: Sở Xây dựng | | Quý II").leads == ("Sở Xây dựng",)
    assert one("1 | Vớt bèo | - Sở Xây dựng; - Sở Y tế | | Quý II").leads == ("Sở Xây dựng", "Sở Y tế")


def test_a_row_without_a_lead_has_that_of_the_heading_over_it() -> None:
    table = (
        " | ".join(HEAD)
        + "\nI. Sở Xây dựng\n1 | Vớt bèo | | | Quý II\n2 | Kè bờ | Sở Tài chính | | Quý III\nII. Việc khác\n3 | Trồng cây | | | Quý II"
    )
    first, second = tasks(table)
    assert (first.leads, first.reasons[0].rule) == (("Sở Xây dựng",), "heading")
    assert (second.leads, second.reasons[0].rule) == (("Sở Tài chính",), "table")


def test_sub_rows_have_the_lead_of_the_row_that_they_divide() -> None:
    table = (
        " | ".join(HEAD)
        + "\n1 | Dọn kênh | Sở Xây dựng | | \n1.1 | Vớt bèo | | | Quý II\n1.2 | Vớt rác | Sở Y tế | | Quý II\n2 | Kè bờ | Sở Tài chính | | Quý III"
    )
    assert [(task.quote, task.leads) for task in tasks(table)] == [
        ("Vớt bèo", ("Sở Xây dựng",)), ("Vớt rác", ("Sở Y tế",)), ("Kè bờ", ("Sở Tài chính",)),
    ]  # fmt: skip


def test_the_heading_over_a_table_without_a_column_of_leads_charges() -> None:
    body = "1. Nhiệm vụ giao Sở Xây dựng\nTT | Nội dung | Thời gian | Kết quả\n1 | Vớt bèo | Quý II | Kênh sạch"
    (task,) = tasks(body)
    assert (task.leads, str(task.deadline), task.deliverable) == (("Sở Xây dựng",), "2025-06-30", "Kênh sạch")


@pytest.mark.parametrize("heading", ["I. BAN HÀNH VĂN BẢN", "B. CẤP CĂN CƯỚC", "II. Phòng, chống ngập", "III. Hội nghị, tập huấn"])  # fmt: skip
def test_a_heading_that_only_looks_like_an_agency_charges_nobody(heading: str) -> None:
    reading = read(directive("I. NHIỆM VỤ\n" + " | ".join(HEAD) + f"\n{heading}\n1 | Vớt bèo | | | Quý II"))
    assert reading.tasks == ()
    (warned, _no_task) = reading.warnings
    assert (warned.code, reading.text[warned.start : warned.end]) == ("row-without-lead", "Vớt bèo")
    assert [clause.decided for clause in reading.clauses if "Vớt bèo" in reading.text[clause.start : clause.end]] == [False]  # fmt: skip


def test_of_two_columns_of_time_the_one_that_closes_counts_and_it_goes_before_the_words() -> None:
    table = "Nhiệm vụ | Thời gian bắt đầu | Thời gian hoàn thành | Cơ quan chủ trì | Cơ quan phối hợp\nVớt bèo trong năm 2025 | Tháng 5/2025 | Tháng 7/2025 | Sở Xây dựng |"
    (task,) = tasks(table)
    assert str(task.deadline) == "2025-07-31"


def test_the_head_may_come_again_and_numbers_of_columns_are_no_task() -> None:
    row = "2 | Kè bờ | nt | | Quý III"
    table = [" | ".join(HEAD), "(1) | (2) | (3) | (4) | (5)", " | ".join(ROWS[0]), " | ".join(HEAD), row]
    assert [task.leads for task in tasks("\n".join(table))] == [("Sở Xây dựng",)] * 2


def test_rows_are_never_joined_to_the_line_before() -> None:
    table = " | ".join(HEAD) + "\na | Vớt bèo | Sở Xây dựng | | Quý II\nb | Kè bờ | Sở Y tế | | Quý III"
    assert [task.quote for task in tasks(table)] == ["Vớt bèo", "Kè bờ"]


def test_an_annex_alone_belongs_to_the_document_it_names_and_is_not_dated_by_its_rows() -> None:
    table = " | ".join(HEAD) + "\n" + " | ".join(ROWS[0]) + "\n2 | Kè bờ | nt | | 30/11/2026"
    named = read("PHÂN CÔNG\n(Kèm theo Quyết định số 41/QĐ-UBND ngày 16/01/2025 của UBND tỉnh)\n" + table)
    assert (named.document.number, str(named.document.issued_on)) == ("41/QĐ-UBND", "2025-01-16")
    assert read("PHÂN CÔNG\n" + table).document.issued_on is None


def test_rows_alike_are_all_tasks() -> None:
    """Outside of tables an account that tells an order twice gives one task."""
    words = "Rà soát, cập nhật toàn bộ hồ sơ kênh rạch đã lập trên địa bàn"
    table = "\n".join(f"{n} | {words} {n} | Sở Xây dựng | | Quý II" for n in range(1, 9))
    assert len(read(" | ".join(HEAD) + "\n" + table).tasks) == 8


def test_ten_times_the_rows_take_ten_times_as_long() -> None:
    def seconds(rows: int) -> float:
        text = " | ".join(HEAD) + "\n" + "I. Sở Xây dựng\n1 | Vớt bèo tại kênh | nt | | Quý II\n" * rows
        start = time.process_time()
        read(text)
        return time.process_time() - start

    assert seconds(2_000) < 40 * seconds(200)
