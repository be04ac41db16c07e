from __future__ import annotations

import pytest

from roviec.directives.reading import ClauseKind, read
from tests.reading.documents import directive


@pytest.mark.parametrize(
    "clause",
    [
        "Nêu cao tinh thần trách nhiệm, không trông chờ.",
        "Phát huy vai trò của người đứng đầu.",
        "Chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh về kết quả.",
        "Nghiêm túc triển khai thực hiện Chỉ thị này.",
        "Trong quá trình thực hiện, nếu có vướng mắc, báo cáo Ủy ban nhân dân tỉnh.",
        "Trường hợp chậm tiến độ thì người đứng đầu chịu trách nhiệm.",
        "Không để xảy ra ngập úng kéo dài.",
    ],
)
def test_exhortations_are_no_tasks(clause: str) -> None:
    reading = read(directive(f"1. Sở Xây dựng\n- {clause}"))
    assert reading.tasks == ()
    assert len(reading.exhortations) == 1


@pytest.mark.parametrize(
    "clause",
    [
        "Quán triệt Luật Thủy lợi đến toàn thể công nhân thoát nước.",
        "Tăng cường tuyên truyền Luật Thủy lợi.",
        "Theo dõi, đôn đốc việc thực hiện Chỉ thị này, báo cáo Ủy ban nhân dân tỉnh.",
        "Chịu trách nhiệm hướng dẫn các xã nạo vét kênh.",
    ],
)
def test_orders_that_sound_like_exhortations_are_tasks(clause: str) -> None:
    reading = read(directive(f"1. Sở Xây dựng\n- {clause}"))
    assert len(reading.tasks) == 1
    assert reading.exhortations == ()


def test_an_exhortation_may_turn_into_an_order() -> None:
    reading = read(
        "UBND tỉnh giao Sở Xây dựng tiếp tục phát huy vai trò thường trực, trọng tâm là tham mưu phương án thoát nước."
    )
    assert [span.text for span in reading.exhortations] == ["tiếp tục phát huy vai trò thường trực"]
    assert [task.quote for task in reading.tasks] == ["tham mưu phương án thoát nước"]


def test_clauses_outside_the_directive_say_where_they_are() -> None:
    reading = read(directive("1. Sở Xây dựng\n- Vớt rác trên hồ."))
    where = {clause.where for clause in reading.clauses if clause.kind is ClauseKind.ELSEWHERE}
    assert where == {"recipients", "signature"}


def test_an_order_to_nobody_stays_undecided() -> None:
    reading = read(directive("- Nạo vét kênh Bắc."))
    undecided = [reading.text[clause.start : clause.end] for clause in reading.clauses if not clause.decided]
    assert undecided == ["- Nạo vét kênh Bắc."]
    assert [warning.code for warning in reading.warnings] == ["no-task-found"]
