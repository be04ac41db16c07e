"""Figures by sheet: what is shown, what is stored, each wrong row with its reason; sent again nothing changes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from roviec.measures.importing import plan_of
from roviec.measures.models import Batch, Indicator, Observation
from tests.conftest import Cast, City
from tests.measures.conftest import Say

HEAD = "Mã chỉ tiêu,Đơn vị,Kỳ,Tử số,Mẫu số,Ước tính,Giải thích\n"
GOOD = (
    HEAD
    + 'can-cuoc,UBND phường Hải Châu,10/2026,90,100,,\ntin-bai,UBND phường An Khê,Tháng 9 năm 2026,"1.200",,có,Có đợt cao điểm\n'
)


def sent(client: Client, text: str) -> str:
    """The address of the preview."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = client.post("/chi-tieu/nhap/", {"file": SimpleUploadedFile("so-lieu.csv", text.encode())})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def answered(client: Client, page: str, answer: str = "all") -> str:
    shown = client.get(page).content.decode()
    digest = shown.split('name="digest" value="')[1].split('"')[0]
    return client.post(page, {"digest": digest, "answer": answer}, follow=True).content.decode()


def test_it_is_shown_first_and_stored_when_somebody_says_yes(
    indicators: dict[str, Indicator], cast: Cast, city: City
) -> None:
    client = cast.officer.client()
    page = sent(client, GOOD)
    shown = client.get(page).content.decode()
    assert "90 / 100" in shown
    assert not Observation.objects.exists()
    assert "Đã ghi: 2 số liệu mới" in answered(client, page)
    rows = {row.indicator.code: row for row in Observation.objects.select_related("indicator")}
    assert (rows["can-cuoc"].unit_id, rows["can-cuoc"].period) == (city.ward.pk, "2026-10")
    assert (rows["tin-bai"].numerator, rows["tin-bai"].estimate, rows["tin-bai"].word) == (
        Decimal(1200),
        True,
        "Có đợt cao điểm",
    )
    batch = Batch.objects.get()
    assert (batch.way, batch.origin, batch.person) == (Batch.Way.FILE, "so-lieu.csv", cast.officer.person)


def test_sent_again_nothing_changes_and_a_changed_figure_is_a_revision(
    indicators: dict[str, Indicator], cast: Cast
) -> None:
    client = cast.officer.client()
    answered(client, sent(client, GOOD))
    assert "Mọi số liệu đã có như vậy" in client.get(sent(client, GOOD)).content.decode()
    said = answered(client, sent(client, GOOD.replace("90,100", "95,100")))
    assert "0 số liệu mới, 1 thay đổi; 1 như cũ" in said
    assert Observation.objects.as_at(None).count() == 2
    assert Observation.objects.count() == 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("khong-co,UBND phường Hải Châu,10/2026,1,,,", "unknown_indicator"),
        ("tin-bai,UBND phường Không Có,10/2026,1,,,", "unknown_unit"),
        ("tin-bai,UBND phường Hải Châu,2026-Q3,1,,,", "bad_period"),
        ("tin-bai,UBND phường Hải Châu,13/2026,1,,,", "bad_period"),
        ("tin-bai,UBND phường Hải Châu,12/2026,1,,,", "in_the_future"),
        ("tin-bai,UBND phường Hải Châu,10/2020,1,,,", "not_in_force"),
        ('tin-bai,UBND phường Hải Châu,10/2026,"1,5",,,', "not_whole"),
        ("tin-bai,UBND phường Hải Châu,10/2026,-1,,,", "negative"),
        ("tin-bai,UBND phường Hải Châu,10/2026,1,2,,", "denominator_out_of_place"),
        ("can-cuoc,UBND phường Hải Châu,10/2026,1,,,", "no_denominator"),
        ("co-quy-che,UBND phường Hải Châu,10/2026,3,,,", "not_yes_no"),
        ("kinh-phi-moi-tin,UBND phường Hải Châu,10/2026,3,,,", "not_given_so"),
        ("tin-bai,UBND phường Hải Châu,10/2026,nhiều,,,", "not_a_number"),
        ("tin-bai,UBND phường Hải Châu,9/2026,1,,,\ntin-bai,UBND phường Hải Châu,2026-09,2,,,", "twice_in_file"),
    ],
)  # fmt: skip
def test_a_wrong_row_says_why(indicators: dict[str, Indicator], row: str, reason: str) -> None:
    (part,) = plan_of((HEAD + row + "\n").encode(), "a.csv").parts
    assert [problem.code for problem in part.problems] == [reason]
    assert part.problems[0].row >= 2


def test_wrong_rows_stop_all_unless_the_good_ones_are_asked_for(indicators: dict[str, Indicator], cast: Cast) -> None:
    client = cast.officer.client()
    bad = GOOD + "khong-co,UBND phường Hải Châu,10/2026,1,,,\n"
    page = sent(client, bad)
    assert "Còn 1 dòng sai" in answered(client, page)
    assert not Observation.objects.exists()
    assert "2 số liệu mới" in answered(client, page, "good")
    assert Observation.objects.count() == 2


def test_what_changed_since_it_was_shown_is_shown_again(
    indicators: dict[str, Indicator], cast: Cast, say: Say, city: City
) -> None:
    client = cast.officer.client()
    page = sent(client, GOOD)
    digest = client.get(page).content.decode().split('name="digest" value="')[1].split('"')[0]
    say("can-cuoc", city.ward.pk, "2026-10", 50, 100)
    answer = client.post(page, {"digest": digest, "answer": "all"})
    assert answer.status_code == 409
    assert "Số liệu vừa thay đổi" in answer.content.decode()


def test_who_may_not_record_finds_no_page(indicators: dict[str, Indicator], cast: Cast) -> None:
    for member in (cast.leader, cast.clerk, cast.ward_clerk, cast.auditor):
        assert member.client().get("/chi-tieu/nhap/").status_code == 404
