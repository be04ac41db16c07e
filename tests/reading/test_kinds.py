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
        "Tập trung triển khai quyết liệt, đồng bộ các nhiệm vụ, giải pháp được giao.",
        "Siết chặt kỷ luật, kỷ cương trong trực ban.",
        "Thực hiện đồng bộ, có hiệu quả các giải pháp đã đề ra tại các Nghị quyết của Hội đồng nhân dân tỉnh.",
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


@pytest.mark.parametrize(
    "clause",
    [
        "Sở Xây dựng chịu trách nhiệm toàn diện trước Chủ tịch UBND tỉnh về chất lượng công trình.",
        "Bảo đảm công khai, minh bạch, đúng quy định.",
        "Chủ động, tích cực, sáng tạo trong thực hiện nhiệm vụ.",
    ],
)
def test_manner_and_accountability_under_a_heading_are_exhortations(clause: str) -> None:
    reading = read(directive(f"1. Sở Xây dựng\n- {clause}"))
    assert (len(reading.tasks), len(reading.exhortations)) == (0, 1)


def test_a_field_of_work_before_the_work_is_an_exhortation() -> None:
    reading = read(directive("1. Sở Xây dựng\n- Đẩy mạnh công tác quản lý kênh; lập bản đồ các điểm ngập sâu."))
    assert [task.quote for task in reading.tasks] == ["lập bản đồ các điểm ngập sâu"]
    assert [span.text for span in reading.exhortations] == ["Đẩy mạnh công tác quản lý kênh"]


def test_a_prohibition_is_an_order_and_an_aim_is_none() -> None:
    assert len(read(directive("1. Sở Xây dựng\n- Không cấp phép xây dựng ven kênh.")).tasks) == 1
    assert read(directive("1. Sở Xây dựng\n- Đến năm 2030, 100% kênh được kè bờ.")).tasks == ()


@pytest.mark.parametrize(
    "article",
    [
        "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.",
        "Điều 3. Các ông (bà): Chánh Văn phòng UBND tỉnh; Giám đốc Sở Xây dựng căn cứ Quyết định thi hành.",
    ],
)
def test_who_carries_out_the_decision_has_no_task_by_it(article: str) -> None:
    assert read(directive(f"Điều 2. Giao Sở Y tế mua thuốc.\n{article}")).tasks[-1].leads == ("Sở Y tế",)


def test_the_opening_of_an_account_announces_and_the_next_paragraph_orders() -> None:
    text = (
        "UBND tỉnh Sông Lam vừa có Công văn số 15/UBND-NN yêu cầu các ngành, địa phương tăng cường phòng cháy rừng.\n"
        "Theo đó, Chi cục Kiểm lâm phát dọn đường băng cản lửa."
    )
    assert [task.leads for task in read(text).tasks] == [("Chi cục Kiểm lâm",)]


def test_trouble_beyond_ones_power_is_only_reported() -> None:
    assert not read(
        directive("1. Sở Y tế\n- Kịp thời báo cáo Ủy ban nhân dân tỉnh những vướng mắc vượt thẩm quyền.")
    ).tasks


def test_an_order_behind_however_is_an_order() -> None:
    (task,) = read(directive("Tuy nhiên, Ủy ban nhân dân tỉnh yêu cầu Sở Y tế dự trữ thuốc.")).tasks
    assert task.leads == ("Sở Y tế",)
