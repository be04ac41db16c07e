"""What a news account says before, between and above its orders."""

from __future__ import annotations

from roviec.directives.reading import read


def quotes(text: str) -> list[str]:
    return [task.quote for task in read(text).tasks]


def test_a_title_and_a_headline_between_paragraphs_order_nothing() -> None:
    text = (
        "Thủy nông chủ động tích nước\nUBND tỉnh giao Sở Xây dựng nạo vét kênh Bắc.\n"
        "Tháo gỡ ngay khó khăn về vốn\nUBND tỉnh giao Sở Tài chính bố trí kinh phí nạo vét."
    )
    assert quotes(text) == ["nạo vét kênh Bắc", "bố trí kinh phí nạo vét"]


def test_the_line_under_a_picture_orders_nothing() -> None:
    text = "UBND tỉnh giao Sở Xây dựng nạo vét kênh Bắc.\nNạo vét kênh Bắc trước mùa mưa. Ảnh: An Bình.\nVớt rác trên các hồ."
    assert quotes(text) == ["nạo vét kênh Bắc", "Vớt rác trên các hồ"]


def test_a_line_that_only_names_a_body_still_charges_it() -> None:
    text = "UBND tỉnh giao nhiệm vụ phòng lũ.\nSở Y tế\n- Dự trữ thuốc.\n- Diễn tập cấp cứu."
    assert [task.leads for task in read(text).tasks] == [("Sở Y tế",), ("Sở Y tế",)]


def test_a_general_call_before_single_bodies_are_charged_is_the_announcement() -> None:
    text = (
        "UBND tỉnh yêu cầu các sở, ngành tập trung triển khai các biện pháp phòng dịch.\n"
        "UBND tỉnh giao Sở Y tế dự trữ thuốc."
    )
    assert quotes(text) == ["dự trữ thuốc"]


def test_a_document_that_is_carried_out_is_not_the_one_told_of() -> None:
    text = "Thực hiện Chỉ thị số 7/CT-TTg ngày 03/3/2025, Sở Y tế yêu cầu các bệnh viện dự trữ thuốc."
    assert read(text).document.number is None


def test_the_line_under_the_title_orders_nothing() -> None:
    text = (
        "Tỉnh Sông Lam giữ sạch các dòng kênh\nVớt rác trên kênh Bắc trong mùa khô\n"
        "UBND tỉnh giao Sở Xây dựng nạo vét kênh Bắc.\nUBND tỉnh giao Sở Y tế dự trữ thuốc."
    )
    assert quotes(text) == ["nạo vét kênh Bắc", "dự trữ thuốc"]


def test_an_order_told_again_at_the_end_is_one_task() -> None:
    text = (
        "Ngày 3/3/2025, UBND tỉnh giao Sở Xây dựng chủ trì nạo vét kênh Bắc và kênh Nam trước mùa mưa.\n"
        "UBND tỉnh giao Sở Y tế dự trữ thuốc.\nCác kênh này bị lấp đã lâu.\n"
        "UBND tỉnh giao Sở Xây dựng chủ trì nạo vét kênh Bắc và kênh Nam."
    )
    assert quotes(text) == ["chủ trì nạo vét kênh Bắc và kênh Nam trước mùa mưa", "dự trữ thuốc"]


def test_some_matters_of_work_are_only_announced() -> None:
    text = (
        "UBND tỉnh yêu cầu Giám đốc Sở Y tế thực hiện ngay một số nội dung công việc để phòng dịch.\n"
        "Theo đó, Sở Y tế phải dự trữ thuốc."
    )
    assert quotes(text) == ["dự trữ thuốc"]


def test_what_a_reporter_heard_is_no_order() -> None:
    text = (
        "UBND tỉnh giao Sở Xây dựng nạo vét kênh Bắc.\n"
        "Trao đổi với phóng viên, ông Nguyễn Văn Mẫu, Giám đốc Sở Xây dựng cho biết, các đơn vị phải nạo vét ban đêm."
    )
    assert quotes(text) == ["nạo vét kênh Bắc"]


def test_the_day_since_which_something_runs_is_not_the_day_of_the_news() -> None:
    assert read("Trạm bơm chạy từ ngày 1/1/2011. UBND tỉnh giao Sở Xây dựng nạo vét kênh.").document.issued_on is None
