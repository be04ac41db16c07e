"""What the engine finds in our annotated pairs, and in single sentences."""

from __future__ import annotations

from datetime import date

import pytest

from bench.amending.score import counted, duties_of, pairs
from roviec.directives.amending import Earlier, Found, New, Proposal, places, propose
from roviec.directives.reading import read

EARLIER = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 12/UBND-CATP
Đà Nẵng, ngày 5 tháng 8 năm 2025
Kính gửi: Các sở, ban, ngành.
UBND thành phố yêu cầu:
1. Sở Khoa học và Công nghệ rà soát hạ tầng dùng chung; định kỳ hằng tháng báo cáo kết quả về UBND thành phố.
2. Công an thành phố xây dựng kế hoạch kiểm tra an toàn, hoàn thành trước ngày 30/9/2025.
3. Sở Tài chính bố trí kinh phí thuê đường truyền, hoàn thành trước ngày 15/10/2025.
"""
LATER = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 45/UBND-CATP
Đà Nẵng, ngày 20 tháng 9 năm 2025
Kính gửi: Các sở, ban, ngành.
UBND thành phố yêu cầu:
"""
OF = "Công văn số 12/UBND-CATP ngày 5/8/2025"


def found(*orders: str, earlier: tuple[Earlier, ...] | None = None) -> Found:
    text = LATER + "\n".join(f"{n}. {order}" for n, order in enumerate(orders, 1)) + "\n"
    return propose(read(text), duties_of(EARLIER) if earlier is None else earlier)


def only(*orders: str) -> Proposal:
    (one,) = found(*orders).proposals
    return one


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)
def test_an_annotated_pair_is_wholly_right(pair: object) -> None:
    counts = counted(pair)  # type: ignore[arg-type]
    assert counts["gold"] == counts["said"] == counts["right"] == counts["whole"]
    assert counts["missing.gold"] == counts["missing.said"] == counts["missing.right"]


def test_words_are_an_exact_piece_of_the_text() -> None:
    text = LATER + f"1. Gia hạn nhiệm vụ tại khoản 2 {OF} đến hết ngày 30/11/2025.\n"
    reading = read(text)
    (one,) = propose(reading, duties_of(EARLIER)).proposals
    assert reading.text[one.start : one.end] == one.text
    assert one.text.startswith("Gia hạn")
    assert one.rule == "extended/place"


@pytest.mark.parametrize(
    ("words", "effect", "rule"),
    [
        ("Gia hạn nhiệm vụ tại khoản 2 {of} đến hết ngày 30/11/2025", "extend", "extended/place"),
        ("Lùi thời hạn nhiệm vụ tại khoản 2 {of} thêm 15 ngày", "extend", "extended/place"),
        ("Điều chỉnh thời hạn nhiệm vụ tại khoản 2 {of} thành ngày 31/12/2025", "extend", "time-moved/place"),
        ("Điều chỉnh thời hạn nhiệm vụ tại khoản 2 {of} thành ngày 25/9/2025", "change", "time-moved/place"),
        ("Hủy bỏ nhiệm vụ tại khoản 2 {of}", "end", "ended/place"),
        ("Chấm dứt thực hiện nhiệm vụ tại khoản 2 {of}", "end", "ended/place"),
        ("Tạm dừng nhiệm vụ tại khoản 2 {of}", "end", "suspended/place"),
        ("Nhiệm vụ tại khoản 2 {of} hết hiệu lực từ ngày 01/10/2025", "end", "ended/place"),
        ("Thay thế nhiệm vụ tại khoản 2 {of} bằng nhiệm vụ sau: “Công an thành phố kiểm tra an toàn.”", "replace", "replaced/place"),
        ("Giao Sở Tài chính thay Công an thành phố thực hiện nhiệm vụ tại khoản 2 {of}", "change", "given-instead/place"),
    ],
)  # fmt: skip
def test_forms_of_amending(words: str, effect: str, rule: str) -> None:
    one = only(f"{words.format(of=OF)}.")
    assert (one.effect.value, one.rule) == (effect, rule)
    assert one.earlier == (1002,)


@pytest.mark.parametrize(
    "words",
    [
        "Sở Tài chính tham mưu sửa đổi, bổ sung {of}, trình UBND thành phố trước ngày 30/10/2025",
        "Công an thành phố rà soát, đề xuất bãi bỏ nhiệm vụ tại khoản 2 {of}",
        "Các sở tiếp tục thực hiện {of}, không gia hạn nhiệm vụ tại khoản 2",
        "Các nội dung khác của {of} không thay đổi",
        "Tổng hợp các nhiệm vụ đã được gia hạn tại khoản 2 {of}, báo cáo trước ngày 30/10/2025",
        "Thực hiện {of}, các sở báo cáo kết quả trước ngày 30/10/2025",
    ],
)
def test_what_only_speaks_of_amending_proposes_nothing(words: str) -> None:
    assert [one for one in found(f"{words.format(of=OF)}.").proposals if one.effect.value != "again"] == []


def test_days_are_added_to_the_day_that_a_duty_has() -> None:
    one = only(f"Gia hạn thêm 02 tháng đối với nhiệm vụ tại khoản 2 {OF}.")
    assert one.new == New(deadline=date(2025, 11, 30))


def test_the_old_day_that_the_words_name_is_held_against_the_duty() -> None:
    right = only(f"Lùi thời hạn nhiệm vụ tại khoản 2 {OF} từ ngày 30/9/2025 đến ngày 30/11/2025.")
    wrong = only(f"Lùi thời hạn nhiệm vụ tại khoản 2 {OF} từ ngày 25/9/2025 đến ngày 30/11/2025.")
    assert right.new == wrong.new == New(deadline=date(2025, 11, 30))
    assert wrong.confidence <= 0.5 < right.confidence


def test_a_label_that_repeats_shows_all_and_chooses_none() -> None:
    text = "Số: 9/KH-UBND\nĐà Nẵng, ngày 1 tháng 2 năm 2025\nI. DỮ LIỆU\n1. Giao Sở Y tế làm sạch dữ liệu.\nII. HẠ TẦNG\n1. Giao Sở Tài chính mua thiết bị.\n"
    earlier = duties_of(text)
    one = found("Bãi bỏ nhiệm vụ tại khoản 1 Kế hoạch số 9/KH-UBND ngày 01/02/2025.", earlier=earlier).proposals[0]
    assert one.earlier == tuple(duty.key for duty in earlier)
    assert not one.is_clear
    chosen = found(
        "Bãi bỏ nhiệm vụ tại khoản 1 mục II Kế hoạch số 9/KH-UBND ngày 01/02/2025.", earlier=earlier
    ).proposals[0]
    assert chosen.earlier == (earlier[1].key,)


def test_two_documents_of_one_number_and_no_date_are_both_shown() -> None:
    other = duties_of(EARLIER.replace("năm 2025", "năm 2024").replace("/2025", "/2024"), document=2)
    one = found("Bãi bỏ nhiệm vụ tại khoản 2 Công văn số 12/UBND-CATP.", earlier=duties_of(EARLIER) + other).proposals[
        0
    ]
    assert set(one.earlier) == {1002, 2001 + 1}


def test_all_but_what_is_excepted() -> None:
    ended = {one.earlier[0] for one in found(f"Bãi bỏ toàn bộ {OF}, trừ nhiệm vụ tại khoản 1.").proposals}
    assert ended == {1002, 1003}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Gia hạn nhiệm vụ tại khoản 2 Công văn số 99/UBND-X ngày 5/8/2025 đến ngày 30/11/2025.", "document"),
        ("Gia hạn nhiệm vụ tại khoản 2 Công văn số 12/UBND-CATP ngày 5/8/2023 đến ngày 30/11/2025.", "document"),
        ("Gia hạn nhiệm vụ tại khoản 8 {of} đến ngày 30/11/2025.", "place"),
        ("Gia hạn nhiệm vụ tại khoản 2 {of}.", "day"),
    ],
)
def test_what_is_named_and_not_found_is_said(words: str, code: str) -> None:
    answer = found(words.format(of=OF))
    assert answer.proposals == ()
    assert [one.code for one in answer.missing] == [code]


def test_a_task_given_again_is_found_by_lead_and_meaning() -> None:
    again = found("Công an thành phố xây dựng kế hoạch kiểm tra an toàn, hoàn thành trước ngày 31/10/2025.").proposals
    assert [(one.effect.value, one.earlier, one.task) for one in again] == [("again", (1002,), 0)]
    assert again[0].new.deadline == date(2025, 10, 31)
    other = found("Sở Tài chính xây dựng kế hoạch kiểm tra an toàn, hoàn thành trước ngày 31/10/2025.").proposals
    assert other == ()


def test_places_are_paths_of_labels() -> None:
    text = "I. MỘT\n1. Việc một\na) Sở Y tế làm một.\n- Sở Y tế làm hai.\n- Sở Y tế làm ba.\nII. HAI\n2. Việc hai."
    starts = [text.index(words) for words in ("Sở Y tế làm một", "Sở Y tế làm ba", "Việc hai")]
    assert places(text, starts) == [("I", "1", "a"), ("I", "1", "a", "-2"), ("II", "2")]
