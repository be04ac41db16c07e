"""The pages of the room: what each of the cast reads there, what is refused, what the files hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from roviec.measures.models import Indicator, Target
from tests.conftest import Cast, City, Member
from tests.measures.conftest import Say


@pytest.fixture
def given(say: Say, city: City) -> None:
    for month in range(1, 11):
        say("can-cuoc", city.ward.pk, f"2026-{month:02}", 40 + 5 * month, 100)
        say("can-cuoc", city.other_ward.pk, f"2026-{month:02}", 100 + 10 * month, 400)


def page(member: Member, path: str, status: int = 200) -> str:
    answer = member.client().get(path)
    assert answer.status_code == status
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


def test_the_list_says_value_change_and_holes(given: None, cast: Cast) -> None:
    text = page(cast.leader, "/chi-tieu/")
    assert "Công dân từ 14 tuổi đã được cấp căn cước" in text
    assert "<b>58</b> %" in text
    assert "0/2" in text
    assert "2/2" in text  # of an indicator that nobody gave


def test_a_clerk_reads_their_own_unit(given: None, cast: Cast) -> None:
    assert "<b>90</b> %" in page(cast.ward_clerk, "/chi-tieu/")
    assert "<b>50</b> %" in page(cast.stranger, "/chi-tieu/")


def test_a_unit_that_one_may_not_see_is_not_there(given: None, cast: Cast, city: City) -> None:
    page(cast.ward_clerk, f"/chi-tieu/?unit={city.other_ward.pk}", 400)
    page(cast.ward_clerk, f"/chi-tieu/can-cuoc/so-lieu/?unit={city.other_ward.pk}", 404)
    assert "An Khê" not in page(cast.ward_clerk, "/chi-tieu/can-cuoc/")
    assert "An Khê" not in page(cast.ward_clerk, "/chi-tieu/can-cuoc/don-vi.csv")
    assert "An Khê" not in page(cast.ward_clerk, "/chi-tieu/can-cuoc/so-lieu.csv")
    assert "An Khê" in page(cast.leader, "/chi-tieu/can-cuoc/so-lieu.csv")


def test_the_indicator_has_its_line_its_units_and_its_source(given: None, cast: Cast) -> None:
    text = page(cast.leader, "/chi-tieu/can-cuoc/")
    for words in ("<svg", "UBND phường Hải Châu", "(90/100)", "Dự báo (khoảng 8 phần 10)", "Về chỉ tiêu này"):
        assert words in text, words


@pytest.mark.parametrize("query", ["period=2026-Q3", "period=thang", "day=hom-qua", "chart=x", "unit=abc"])
def test_what_cannot_be_read_is_said(given: None, cast: Cast, query: str) -> None:
    page(cast.leader, f"/chi-tieu/can-cuoc/?{query}", 400)


def test_an_unknown_indicator_is_not_there(cast: Cast) -> None:
    page(cast.leader, "/chi-tieu/khong-co/", 404)


def test_a_past_day_shows_what_was_known_then(given: None, cast: Cast) -> None:
    text = page(cast.leader, "/chi-tieu/can-cuoc/?day=2026-01-01")
    assert "Chưa có số liệu nào." in text


def test_every_revision_can_be_read(given: None, say: Say, cast: Cast, city: City) -> None:
    say("can-cuoc", city.ward.pk, "2026-10", 95, 100)
    text = page(cast.ward_clerk, "/chi-tieu/can-cuoc/so-lieu/?period=2026-10")
    assert "<b>95</b> / 100" in text
    assert "<b>90</b> / 100" in text
    assert text.count("Đã thay hoặc rút") == 1


def test_the_files_hold_what_the_pages_show(given: None, cast: Cast) -> None:
    assert "can-cuoc" in page(cast.leader, "/chi-tieu/chi-tieu.csv")
    assert "Tháng 11 năm 2026" in page(cast.leader, "/chi-tieu/can-cuoc/ky.csv")
    assert "UBND phường An Khê" in page(cast.leader, "/chi-tieu/can-cuoc/don-vi.csv")


def test_a_target_is_set_and_the_plan_shows(given: None, cast: Cast) -> None:
    said = {"points": "30/6/2026: 60\n31/12/2026: 100%", "reason": "Kế hoạch của thành phố (mẫu)"}
    answer = cast.officer.client().post("/chi-tieu/can-cuoc/muc-tieu/", said, follow=True)
    assert answer.status_code == 200
    assert Target.objects.get().curve == [(date(2026, 6, 30), Decimal(60)), (date(2026, 12, 31), Decimal(100))]
    assert "Kế hoạch của thành phố (mẫu)" in page(cast.leader, "/chi-tieu/can-cuoc/")


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("ngày mai: 60", "Dòng 1 không đọc được"),
        ("30/6/2026 60", "Dòng 1 không đọc được"),
        ("30/6/2026: 60\n30/6/2026: 70", "Các mốc phải theo thứ tự ngày"),
        ("\n".join(f"{day}/1/2026: 1" for day in range(1, 32)) + "\n" + "\n".join(f"{day}/3/2026: 1" for day in range(1, 32)), "Nhiều nhất 40 mốc"),
    ],
)  # fmt: skip
def test_a_target_that_cannot_be_read_is_refused(
    indicators: dict[str, Indicator], cast: Cast, points: str, said: str
) -> None:
    answer = cast.officer.client().post("/chi-tieu/can-cuoc/muc-tieu/", {"points": points, "reason": "x"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Target.objects.exists()


def test_who_may_not_set_targets_finds_no_form(indicators: dict[str, Indicator], cast: Cast) -> None:
    for member in (cast.ward_clerk, cast.clerk, cast.auditor):
        assert member.client().get("/chi-tieu/can-cuoc/muc-tieu/").status_code == 404
        answer = member.client().post("/chi-tieu/can-cuoc/muc-tieu/", {"points": "30/6/2026: 60", "reason": "x"})
        assert answer.status_code == 404
    assert not Target.objects.exists()
