"""Plans and long directives: what stands after a list speaks of the list; classes described; what tells goes on."""

from __future__ import annotations

from roviec.directives.reading import Task, read
from tests.reading.documents import directive


def tasks(body: str) -> list[Task]:
    return list(read(directive(body)).tasks)


def test_a_label_over_names_charges_the_tasks_of_its_section() -> None:
    found = tasks(
        "I. TUYÊN TRUYỀN\n1. Nội dung\na) Biên soạn tài liệu hỏi đáp.\nb) Mở chuyên mục trên báo.\n"
        "2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Sở Tư pháp.\n- Hội Luật gia tỉnh.\nb) Cơ quan phối hợp: Báo Sông Lam."
    )
    assert [(task.leads, task.supports) for task in found] == [
        (("Sở Tư pháp", "Hội Luật gia tỉnh"), ("Báo Sông Lam",)),
        (("Sở Tư pháp", "Hội Luật gia tỉnh"), ("Báo Sông Lam",)),
    ]


def test_nouns_behind_a_colon_are_one_task() -> None:
    (task,) = tasks(
        "1. Sở Xây dựng rà soát các công trình thoát nước: cống hộp; hố ga; trạm bơm; kênh hở trên địa bàn tỉnh."
    )
    assert task.quote.endswith("trạm bơm; kênh hở trên địa bàn tỉnh")


def test_a_class_is_named_with_its_description() -> None:
    (task,) = tasks("1. Những đơn vị chưa có trang thông tin điện tử phải xây dựng xong trong năm.")
    assert task.leads == ("Những đơn vị chưa có trang thông tin điện tử",)


def test_fields_after_a_list_that_charges_nobody_speak_of_the_whole_list() -> None:
    found = tasks(
        "1. Tuyên truyền\na) Biên soạn tài liệu hỏi đáp.\nb) Mở chuyên mục trên báo.\n- Cơ quan chủ trì: Sở Tư pháp. Thời gian: trước ngày 30/6/2026."
    )
    assert [(task.leads, str(task.deadline)) for task in found] == [(("Sở Tư pháp",), "2026-06-30")] * 2


def test_what_is_told_goes_on_over_semicolons() -> None:
    assert tasks("1. Năm qua, Sở Xây dựng đã nạo vét kênh Bắc; tăng cường vớt rác trên hồ.") == []
