"""Who is charged with a task, carried through headings, sentences and field lists."""

from __future__ import annotations

import pytest

from roviec.directives.reading import Task, read
from tests.reading.documents import directive


def tasks(body: str) -> list[Task]:
    return list(read(directive(body)).tasks)


def leads(body: str) -> list[tuple[str, ...]]:
    return [task.leads for task in tasks(body)]


def test_a_heading_charges_what_stands_under_it() -> None:
    assert leads("1. Sở Xây dựng\n- Nạo vét kênh Bắc.\n- Vớt rác trên hồ.\n2. Sở Tài chính\n- Bố trí kinh phí nạo vét.") == [
        ("Sở Xây dựng",), ("Sở Xây dựng",), ("Sở Tài chính",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "1. Giao Sở Xây dựng",
        "1. Sở Xây dựng:",
        "1. Sở Xây dựng có trách nhiệm:",
        "1. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính:",
    ],
)
def test_headings_come_in_many_forms(heading: str) -> None:
    assert leads(f"{heading}\n- Nạo vét kênh Bắc.") == [("Sở Xây dựng",)]


def test_partners_named_in_a_heading_hold_for_its_items() -> None:
    (task,) = tasks("1. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính:\n- Nạo vét kênh Bắc.")
    assert task.supports == ("Sở Tài chính",)


def test_the_subject_of_a_sentence_beats_the_heading_and_only_there() -> None:
    assert leads("1. Sở Xây dựng\n- Nạo vét kênh Bắc. Công an tỉnh điều tiết giao thông.\n- Vớt rác trên hồ.") == [
        ("Sở Xây dựng",), ("Công an tỉnh",), ("Sở Xây dựng",),
    ]  # fmt: skip


def test_running_text_carries_the_lead_to_the_next_paragraph() -> None:
    text = (
        "UBND tỉnh Sông Lam giao Sở Xây dựng nạo vét kênh Bắc.\nTiếp tục vớt rác trên các hồ lớn.\n"
        "Sở Tài chính có trách nhiệm bố trí kinh phí. Hướng dẫn thủ tục thanh toán."
    )
    assert [task.leads for task in read(text).tasks] == [
        ("Sở Xây dựng",),
        ("Sở Xây dựng",),
        ("Sở Tài chính",),
        ("Sở Tài chính",),
    ]


def test_this_body_is_the_one_named_before() -> None:
    text = "UBND tỉnh giao Sở Xây dựng nạo vét kênh Bắc. Sở này phải công bố danh mục kênh."
    assert [task.leads for task in read(text).tasks] == [("Sở Xây dựng",)] * 2


def test_a_list_of_heads_of_bodies_may_run_over_semicolons() -> None:
    (task,) = tasks(
        "1. Giám đốc các sở; Chủ tịch UBND các xã, phường; Thủ trưởng các cơ quan liên quan rà soát các cống ngầm."
    )
    assert task.leads == ("Giám đốc các sở", "Chủ tịch UBND các xã, phường", "Thủ trưởng các cơ quan liên quan")
    assert task.quote == "rà soát các cống ngầm"


def test_to_direct_somebody_does_not_charge_him() -> None:
    (task,) = tasks("1. Công an tỉnh\nChỉ đạo lực lượng Cảnh sát giao thông tăng cường tuần tra trên sông.")
    assert task.leads == ("Công an tỉnh",)
    assert task.supports == ("lực lượng Cảnh sát giao thông",)


def test_without_chu_tri_the_doer_leads_and_the_other_supports() -> None:
    (task,) = tasks("1. Giao Sở Y tế phối hợp với Sở Tài chính mua thuốc dự phòng.")
    assert (task.leads, task.supports) == (("Sở Y tế",), ("Sở Tài chính",))


def test_fields_behind_a_task_name_its_lead_and_time() -> None:
    (task,) = tasks(
        "1. Thống kê số cống ngầm của từng phường.\n- Cơ quan chủ trì: Sở Xây dựng.\n- Cơ quan phối hợp: Sở Tài chính.\n"
        "- Thời gian hoàn thành: Tháng 6/2025.\n- Sản phẩm: Danh mục cống ngầm."
    )
    assert (task.leads, task.supports) == (("Sở Xây dựng",), ("Sở Tài chính",))
    assert str(task.deadline) == "2025-06-30"
    assert task.deliverable == "Danh mục cống ngầm"


def test_fields_in_one_line_do_the_same() -> None:
    (task,) = tasks("1. Thống kê số cống ngầm.\nĐơn vị chủ trì: Sở Xây dựng; thời gian: Quý II/2025.")
    assert (task.leads, str(task.deadline)) == (("Sở Xây dựng",), "2025-06-30")


def test_a_time_line_behind_a_list_holds_for_all_its_items() -> None:
    found = tasks("1. Sở Xây dựng\na) Nạo vét kênh Bắc.\nb) Vớt rác trên hồ.\nThời gian thực hiện: Quý III/2025.")
    assert [str(task.deadline) for task in found] == ["2025-09-30"] * 2


def test_measures_for_which_nobody_is_named_are_no_tasks() -> None:
    reading = read(
        directive("I. GIẢI PHÁP\n- Nạo vét kênh Bắc.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Xây dựng\n- Vớt rác trên hồ.")
    )
    assert [task.quote for task in reading.tasks] == ["Vớt rác trên hồ"]
    assert reading.coverage < 1


def test_a_letter_charges_those_it_is_addressed_to() -> None:
    text = (
        "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 9/SYT-NV\nV/v mua thuốc\n"
        "Sông Lam, ngày 2 tháng 5 năm 2025\nKính gửi: Các bệnh viện công lập\nĐể đủ thuốc, Sở Y tế đề nghị thực hiện các nội dung sau:\n1. Rà soát nhu cầu thuốc của từng khoa."
    )
    (task,) = read(text).tasks
    assert task.leads == ("Các bệnh viện công lập",)
    assert task.reasons[0].rule == "addressees"


def test_every_task_says_which_words_charged_its_lead() -> None:
    reading = read(directive("1. Sở Xây dựng\n- Nạo vét kênh Bắc trước ngày 30/5/2025."))
    (task,) = reading.tasks
    about = {reason.about: reason for reason in task.reasons}
    assert about["leads"].text == "Sở Xây dựng"
    assert about["deadline"].text == "trước ngày 30/5/2025"
    assert all(reading.text[reason.start : reason.end] == reason.text for reason in task.reasons)


def test_other_fields_beside_the_lead_are_no_tasks() -> None:
    (task,) = tasks("1. Tập huấn công nhân thoát nước.\n- Nội dung: Vận hành trạm bơm.\n- Đơn vị chủ trì: Sở Xây dựng.")
    assert task.quote == "Tập huấn công nhân thoát nước"


def test_fields_in_brackets_behind_the_task_stay_out_of_its_quote() -> None:
    (task,) = tasks("1. Lập danh mục kênh. (Đơn vị chủ trì: Sở Xây dựng; Thời gian: trước ngày 10/7/2025)")
    assert (task.quote, task.leads, str(task.deadline)) == ("Lập danh mục kênh", ("Sở Xây dựng",), "2025-07-10")


def test_a_lead_named_in_brackets_is_the_lead() -> None:
    (task,) = tasks("1. Vớt rác trên các hồ lớn (Sở Xây dựng chủ trì).")
    assert (task.leads, task.reasons[0].rule) == (("Sở Xây dựng",), "brackets")


def test_conclusions_about_one_province_charge_it_where_nobody_is_named() -> None:
    text = (
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 9/TB-VPCP\nHà Nội, ngày 15 tháng 4 năm 2022\nTHÔNG BÁO\nKẾT LUẬN TẠI BUỔI LÀM VIỆC\n"
        "Ngày 10 tháng 4, Thủ tướng đã làm việc với lãnh đạo tỉnh Sông Lam và kết luận như sau:\n"
        "1. Hoàn thành quy hoạch tỉnh trong quý II năm 2022.\n2. Giao Bộ Tài chính bố trí vốn."
    )
    assert [task.leads for task in read(text).tasks] == [("tỉnh Sông Lam",), ("Bộ Tài chính",)]


def test_conclusions_about_one_enterprise_charge_it_too_and_its_short_name_means_it() -> None:
    text = (
        "VĂN PHÒNG CHÍNH PHỦ\nSố: 9/TB-VPCP\nHà Nội, ngày 15 tháng 4 năm 2022\nTHÔNG BÁO\nKết luận về kế hoạch của Tổng công ty Cầu Sông Lam\n"
        "Phó Thủ tướng thường trực kết luận như sau:\n1. Sớm nạo vét luồng.\n2. Tổng công ty cần hoàn thiện đề án."
    )
    assert [task.leads for task in read(text).tasks] == [("Tổng công ty Cầu Sông Lam",)] * 2


def test_who_speaks_is_not_charged() -> None:
    text = directive(
        "1. Sở Xây dựng\n- Vớt rác trên hồ.\n2. Ủy ban nhân dân tỉnh tiếp tục xem xét các kiến nghị.\n3. Chính phủ thống nhất đánh giá tình hình."
    )
    assert [task.quote for task in read(text).tasks] == ["Vớt rác trên hồ"]


def test_a_second_list_in_running_text_has_its_own_lead() -> None:
    text = (
        "UBND TP Hải Sa giao Sở Y tế:\n• Mua thuốc dự phòng.\n• Tập huấn bác sĩ.\n"
        "UBND các phường được giao:\n• Tổ chức tổng vệ sinh.\nSở Tài chính có nhiệm vụ bố trí tiền."
    )
    assert [task.leads for task in read(text).tasks] == [
        ("Sở Y tế",),
        ("Sở Y tế",),
        ("UBND các phường",),
        ("Sở Tài chính",),
    ]


def test_a_date_before_the_lead_belongs_to_the_task() -> None:
    (task,) = tasks("1. Chậm nhất ngày 25/6/2025, Sở Xây dựng công bố danh mục kênh.")
    assert (task.leads, str(task.deadline)) == (("Sở Xây dựng",), "2025-06-25")
    assert task.quote.startswith("Chậm nhất ngày 25/6/2025")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sở Y tế được giao nhiệm vụ mua máy phun.", ("Sở Y tế",)),
        ("Hiệp hội Du lịch tỉnh được đề nghị vận động hội viên.", ("Hiệp hội Du lịch tỉnh",)),
        ("Phó Chủ tịch UBND tỉnh được phân công làm việc với các nhà thầu.", ("Phó Chủ tịch UBND tỉnh",)),
        ("Trong khi đó, Sở Tài chính cần bố trí vốn.", ("Sở Tài chính",)),
        ("Về nguồn vốn, Sở Tài chính bố trí dự phòng.", ("Sở Tài chính",)),
        ("Đối với Sở Xây dựng: Thẩm định hồ sơ thiết kế.", ("Sở Xây dựng",)),
        ("Công an tỉnh cùng với lực lượng kiểm lâm sẵn sàng phương tiện chữa cháy.", ("Công an tỉnh",)),
        ("Chi cục Kiểm lâm tỉnh thông tin cấp cháy rừng cho các xã.", ("Chi cục Kiểm lâm tỉnh",)),
        ("Sở Xây dựng ban hành thiết kế mẫu.", ("Sở Xây dựng",)),
    ],
)
def test_a_sentence_charges_in_many_ways(sentence: str, expected: tuple[str, ...]) -> None:
    assert leads(f"1. {sentence}") == [expected]


def test_a_head_alone_is_the_body_of_its_kind_named_last() -> None:
    text = "UBND tỉnh Sông Lam giao Sở Y tế mua thuốc. Sở cũng được yêu cầu công khai giá thuốc."
    assert [task.leads for task in read(text).tasks] == [("Sở Y tế",), ("Sở Y tế",)]


def test_an_aside_behind_the_name_ends_no_heading() -> None:
    assert leads("1. Các sở, ban, ngành (sau đây gọi là các đơn vị):\na) Rà soát quy trình.") == [
        ("Các sở, ban, ngành",)
    ]


def test_who_is_directed_by_a_heading_helps_with_its_items() -> None:
    text = directive("1. UBND các xã:\na) Nạo vét kênh.\nb) Chỉ đạo Trạm Y tế:\n- Giám sát ca bệnh.")
    last = read(text).tasks[-1]
    assert (last.leads, last.supports) == (("UBND các xã",), ("Trạm Y tế",))


def test_helpers_hold_over_a_semicolon_and_not_over_at_the_same_time() -> None:
    text = "1. Sở Y tế chủ trì, phối hợp với Công an tỉnh xây dựng phương án truy vết; {}công bố danh sách điểm tiêm."
    assert [task.supports for task in tasks(text.format(""))] == [("Công an tỉnh",), ("Công an tỉnh",)]
    assert [task.supports for task in tasks(text.format("đồng thời "))] == [("Công an tỉnh",), ()]


def test_the_account_of_a_report_takes_no_paper_before_it_for_the_directive() -> None:
    text = "Sở Xây dựng được giao xem xét Tờ trình số 57/TTr-SGT ngày 06/11/2024.\nSở Xây dựng báo cáo UBND tỉnh trước ngày 1/12."
    reading = read(text)
    assert reading.document.number is None
    assert [task.leads for task in reading.tasks] == [("Sở Xây dựng",), ("Sở Xây dựng",)]


@pytest.mark.parametrize(
    "heading", ["1. Trách nhiệm của Sở Xây dựng", "1. Nhiệm vụ của Sở Xây dựng:", "1. Đối với Sở Xây dựng"]
)
def test_headings_that_say_whose_duties_follow(heading: str) -> None:
    assert leads(f"{heading}\na) Nạo vét kênh Bắc.") == [("Sở Xây dựng",)]


def test_what_the_issuer_asks_of_a_body_named_before_charges_that_body() -> None:
    assert leads("1. Đối với Công an tỉnh, UBND tỉnh yêu cầu tăng cường quản lý tạm trú.") == [("Công an tỉnh",)]


def test_manner_may_run_on_before_the_order() -> None:
    assert leads(
        "1. Các sở căn cứ nhiệm vụ được giao tại Kế hoạch này và tình hình thực tế, xây dựng kế hoạch của mình."
    ) == [("Các sở",)]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Ủy ban nhân dân tỉnh yêu cầu Sở Xây dựng như sau:",
        "Ủy ban nhân dân tỉnh yêu cầu Sở Xây dựng, như sau:",
        "Đề nghị Sở Xây dựng một số nội dung sau đây:",
        "Ngày 5/4, UBND tỉnh ban hành văn bản yêu cầu Sở Xây dựng khắc phục ngập úng:",
    ],
)
def test_a_lead_in_charges_whoever_it_names(lead_in: str) -> None:
    assert leads(f"{lead_in}\n1. Nạo vét kênh Bắc.\n2. Vớt rác trên hồ.") == [("Sở Xây dựng",)] * 2


def test_who_is_charged_may_stand_behind_a_purpose_with_commas_of_its_own() -> None:
    assert leads("Để chống ngập, giữ sạch kênh, hồ, phục vụ mùa mưa, thời gian tới, các xã, phường cần nạo vét cống.") == [
        ("các xã, phường",)
    ]  # fmt: skip


def test_what_a_lead_also_asks_of_others_stays_its_own_task() -> None:
    said = tasks(
        "a) Sở Y tế dự trữ thuốc cho mùa mưa; đồng thời yêu cầu các bệnh viện tổ chức diễn tập cấp cứu ban đêm trước mùa mưa."
    )
    assert [(task.leads, task.supports) for task in said] == [(("Sở Y tế",), ()), (("Sở Y tế",), ("các bệnh viện",))]


def test_an_office_is_charged_by_its_own_notice_too() -> None:
    text = (
        "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 8/TB-VP\nSông Lam, ngày 05 tháng 5 năm 2025\nTHÔNG BÁO\nKết luận cuộc họp\nChủ tịch kết luận như sau:\n"
        "1. Văn phòng Ủy ban nhân dân tỉnh chủ trì, phối hợp với Sở Nội vụ kiểm tra việc trực ban."
    )
    assert [task.leads for task in read(text).tasks] == [("Văn phòng Ủy ban nhân dân tỉnh",)]


def test_written_guidance_is_an_order() -> None:
    assert leads("Bộ Xây dựng có văn bản hướng dẫn các địa phương tính cốt nền.") == [("Bộ Xây dựng",)]


def test_a_new_sentence_of_the_issuer_under_a_heading_charges_whom_it_asks() -> None:
    said = leads("1. Giao Sở Y tế\n- Dự trữ thuốc cho mùa mưa; Đề nghị Công an tỉnh bảo vệ kho thuốc trong mùa mưa.")
    assert said == [("Sở Y tế",), ("Công an tỉnh",)]


def test_the_order_stands_behind_a_condition_without_a_comma() -> None:
    (task,) = tasks("1. Sở Xây dựng\n- Đối với các trạm bơm đã lắp máy phải vận hành thử ngay trong mùa khô.")
    assert task.quote.endswith("vận hành thử ngay trong mùa khô")


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Ban Chỉ đạo chống buôn lậu, gian lận thương mại và hàng giả kiểm tra các kho.", "Ban Chỉ đạo chống buôn lậu, gian lận thương mại và hàng giả"),
        ("UBND các huyện (nhất là các huyện ven kênh) nạo vét kênh Bắc.", "UBND các huyện"),
        ("Từ nay đến cuối mùa mưa, các xã cần nạo vét kênh Bắc.", "các xã"),
        ("Sở Xây dựng khi nghiệm thu các trạm bơm phải lập biên bản vận hành thử.", "Sở Xây dựng"),
    ],
)  # fmt: skip
def test_what_stands_between_the_name_and_its_order(sentence: str, lead: str) -> None:
    assert leads(sentence) == [(lead,)]


def test_who_also_asks_is_not_asked() -> None:
    assert leads("Sở Xây dựng cũng yêu cầu các đơn vị thoát nước nạo vét kênh Bắc.") == [("các đơn vị thoát nước",)]


def test_a_team_against_something_in_a_list() -> None:
    team = "Ban Chỉ đạo quốc gia chống buôn lậu, gian lận thương mại và hàng giả"
    assert leads(f"Giao Sở Y tế, {team} kiểm tra các kho thuốc.") == [("Sở Y tế", team)]
