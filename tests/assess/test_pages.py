"""The pages of judgement, as each person gets them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from roviec.assess import acts, reads
from roviec.assess.models import Explanation, Run
from roviec.duties.models import Obligation
from tests.assess.conftest import Month, at, on
from tests.assess.test_explain import TEXT, say
from tests.conftest import Cast, City
from tests.tables.downloads import rows_of


def page(client: Client, name: str, *args: object, status: int = 200, criterion: str = "", **query: str) -> str:
    query |= {"tieu-chi": criterion} if criterion else {}
    answer = client.get(reverse(f"assess:{name}", args=args), query)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_standing_body_sees_the_draft_and_an_agency_nothing_yet(judged: Run, cast: Cast) -> None:
    text = page(cast.officer.client(), "run", judged.pk)
    assert "78,75" in text
    assert "Mở lấy giải trình" in text
    assert "chưa có văn bản nào quy định công thức" in text
    page(cast.clerk.client(), "run", judged.pk, status=404)
    assert "Chưa có kỳ nào được chấm" in page(cast.clerk.client(), "index")


def test_the_month_that_has_ended_is_the_one_proposed(judged: Run, cast: Cast, clock: time_machine.Traveller) -> None:
    clock.move_to(at(5, 11))
    assert 'name="period" value="2024-10"' in page(cast.officer.client(), "index")


def test_once_open_an_agency_finds_itself_and_nobody_else(opened: Run, cast: Cast, city: City) -> None:
    client = cast.ward_clerk.client()
    text = page(client, "run", opened.pk)
    assert "UBND phường Hải Châu" in text
    assert "UBND phường An Khê" not in text
    assert "Sở Khoa học" not in text
    page(client, "score", opened.pk, city.other_ward.pk, status=404)
    assert "Gửi giải trình" in page(client, "score", opened.pk, city.ward.pk)
    assert "Gửi giải trình" not in page(cast.leader.client(), "score", opened.pk, city.ward.pk)


def test_once_published_everybody_sees_all(published: Run, cast: Cast, city: City) -> None:
    text = page(cast.stranger.client(), "run", published.pk)
    assert "Sở Khoa học" in text
    page(cast.stranger.client(), "score", published.pk, city.sci.pk)


def test_others_scores_are_seen_and_not_the_work_behind_them(published: Run, cast: Cast, city: City) -> None:
    quote = Obligation.objects.filter(unit=city.ward).latest("pk").duty.quote
    own = page(cast.ward_clerk.client(), "score", published.pk, city.ward.pk, criterion="dung-han")
    assert "Các việc của tiêu chí" in own
    assert quote[:60] in own
    other = page(cast.stranger.client(), "score", published.pk, city.ward.pk, criterion="dung-han")
    assert "Các việc của tiêu chí" not in other
    assert "Xem việc" not in other
    assert quote[:60] not in other


def test_the_filters_live_in_the_address(judged: Run, cast: Cast) -> None:
    client = cast.officer.client()
    text = page(client, "run", judged.pk, group="phuong", q="hai chau")
    assert "1 trong 6 đơn vị" in text
    assert "2 trong 6 đơn vị" in page(client, "run", judged.pk, klass="D")
    assert "3 trong 6 đơn vị" in page(client, "run", judged.pk, klass="-")
    assert "Không có đơn vị nào khớp" in page(client, "run", judged.pk, q="khong co")
    page(client, "run", judged.pk, klass="Z", status=400)


def test_the_files_hold_what_the_page_shows(judged: Run, cast: Cast) -> None:
    client = cast.officer.client()
    answer = client.get(reverse("assess:file", args=[judged.pk, "csv"]), {"group": "so"})
    head, *lines = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))  # type: ignore[attr-defined]
    by_name = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    assert len(lines) == 3
    assert by_name["Sở Khoa học và Công nghệ"]["Điểm"] == "78,75"
    assert by_name["Sở Khoa học và Công nghệ"]["Đúng hạn: đạt"] == "2"
    assert by_name["Công an thành phố"]["Điểm"] == ""
    answer = client.get(reverse("assess:file", args=[judged.pk, "xlsx"]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 7
    assert 78.75 in rows[1] or 78.75 in rows[2] or 78.75 in rows[3]


def test_a_criterion_opens_the_rows_behind_it(judged: Run, cast: Cast, city: City) -> None:
    client = cast.officer.client()
    text = page(client, "score", judged.pk, city.ward.pk, criterion="dung-han")
    assert text.count("✗") == 2  # one late, one never
    assert "Các việc của tiêu chí “Đúng hạn”" in text
    assert "Các việc của tiêu chí" not in page(client, "score", judged.pk, city.ward.pk, criterion="may-man")


def test_rows_of_a_signed_run_are_the_frozen_ones(signed: Run, month: Month, cast: Cast, city: City) -> None:
    client = cast.officer.client()
    before = page(client, "score", signed.pk, city.other_ward.pk, criterion="dung-han")
    month.hand_in(month.owed(city.other_ward), at(12, 11), day=on(19))
    after = page(client, "score", signed.pk, city.other_ward.pk, criterion="dung-han")
    assert "19-10-2024" not in after
    assert before.count("✗") == after.count("✗") == 1


def test_no_score_is_said_to_be_none_and_not_nought(judged: Run, cast: Cast, city: City) -> None:
    assert "Không có điểm không phải là 0 điểm" in page(cast.officer.client(), "score", judged.pk, city.police.pk)


def test_an_agency_explains_and_the_standing_body_answers(opened: Run, cast: Cast, city: City) -> None:
    ward = cast.ward_clerk.client()
    address = reverse("assess:explain", args=[opened.pk, city.ward.pk])
    refused = ward.post(address, {"text": "  "})
    assert refused.status_code == 422
    assert ward.post(address, {"text": TEXT, "criterion": "dung-han"}).status_code == 302
    said = Explanation.objects.get()
    text = page(cast.officer.client(), "explanations")
    assert TEXT in text
    cast.officer.client().post(reverse("assess:answer", args=[said.pk]), {"verdict": "rejected", "text": "Không thấy."})
    assert "Không thấy." in page(ward, "score", opened.pk, city.ward.pk)
    assert TEXT not in page(cast.stranger.client(), "explanations")
    assert Client().post(address, {"text": TEXT}).status_code == 302  # to the sign-in page
    assert Explanation.objects.count() == 1


def test_another_agency_cannot_post_an_explanation(opened: Run, cast: Cast, city: City) -> None:
    address = reverse("assess:explain", args=[opened.pk, city.ward.pk])
    assert cast.stranger.client().post(address, {"text": TEXT}).status_code == 404
    cast.leader.client().post(address, {"text": TEXT})
    assert not Explanation.objects.exists()


def test_the_sign_page_says_what_is_in_the_way_and_then_signs(
    opened: Run, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    leader = cast.leader.client()
    assert "còn trong thời gian giải trình" in page(leader, "sign_page", opened.pk)
    said = say(cast.ward_clerk, opened, city.ward)
    clock.move_to(at(8, 11))
    text = page(cast.leader.client(), "sign_page", opened.pk)
    assert "Còn giải trình chưa được trả lời" in text
    assert "Ký và khóa" not in text
    officer = cast.officer.access
    acts.answer(actor=officer.actor, access=officer, explanation=said, verdict="rejected", text="Không.")
    assert "Ký và khóa" in page(cast.leader.client(), "sign_page", opened.pk)
    cast.leader.client().post(reverse("assess:sign", args=[opened.pk]))
    opened.refresh_from_db()
    assert opened.state == Run.State.SIGNED
    assert opened.input.sha256 in page(cast.leader.client(), "sign_page", opened.pk)


def test_the_buttons_lead_all_the_way(
    month: Month, rule: object, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    month.do(month.one(city.ward))
    clock.move_to(at(4, 11))
    officer = cast.officer.client()
    assert officer.post(reverse("assess:judge"), {"period": "2024-10"}).status_code == 302
    run = Run.objects.get()
    officer.post(reverse("assess:open", args=[run.pk]))
    clock.move_to(at(8, 11))
    officer = cast.officer.client()
    officer.post(reverse("assess:sign", args=[run.pk]))
    officer.post(reverse("assess:publish", args=[run.pk]))
    run.refresh_from_db()
    assert run.state == Run.State.PUBLISHED
    text = officer.post(reverse("assess:judge"), {"period": "2024-10"}, follow=True).content.decode()
    assert "Kỳ này đã ký" in text
    assert "2024-13" not in officer.post(reverse("assess:judge"), {"period": "2024-13"}, follow=True).content.decode()
    assert Run.objects.count() == 1


def test_the_comparison_names_what_changed(
    signed: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    month.hand_in(month.owed(city.other_ward), at(12, 11), day=on(19))
    clock.move_to(at(20, 11))
    client = cast.officer.client()
    text = page(client, "compare", signed.pk, day="2024-11-15")
    assert "Khớp hoàn toàn" in text
    assert "báo cáo ghi nhận muộn" in text
    assert "UBND phường An Khê" in text
    assert "UBND phường Hải Châu" not in text
    page(client, "compare", signed.pk, day="2030-01-01", status=400)
    page(cast.stranger.client(), "compare", signed.pk, status=404)


def test_on_todays_chart_an_ended_units_work_is_its_heirs(
    month: Month, rule: object, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    month.owe(city.info, city.sci, due=on(20, 6, 2025), opened=on(2, 6, 2025))
    clock.move_to(at(3, 7, year=2025))
    officer = cast.officer.access
    run = acts.judge(actor=officer.actor, access=officer, period="2025-06")
    client = cast.officer.client()
    assert "Sở Thông tin" in page(client, "run", run.pk)
    text = page(client, "run", run.pk, chart="today")
    assert "Sở Thông tin" not in text
    assert "Tổng số không đổi" in text


def test_on_todays_chart_a_units_place_is_the_one_among_all_of_its_group(opened: Run, cast: Cast, city: City) -> None:
    chosen = reads.Chosen(chart="today")
    (own,) = reads.visible_scores(opened, cast.stranger.access, chosen)
    whole = {row.unit_id: row for row in reads.visible_scores(opened, cast.officer.access, chosen)}
    assert own.unit_id == city.other_ward.pk
    assert (own.rank, own.total) == (2, whole[city.other_ward.pk].total)
    assert whole[city.ward.pk].rank == 1


def test_on_todays_chart_a_sum_is_seen_by_who_sees_all_of_its_parts(
    month: Month, rule: object, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    month.owe(city.info, city.sci, due=on(20, 6, 2025), opened=on(2, 6, 2025))
    clock.move_to(at(3, 7, year=2025))
    officer, chosen = cast.officer.access, reads.Chosen(chart="today")
    run = acts.judge(actor=officer.actor, access=officer, period="2025-06")
    acts.open_for_explanation(actor=officer.actor, access=officer, run=run)
    assert [row.unit_id for row in reads.visible_scores(run, cast.clerk.access, chosen)] == [city.sci.pk]
    assert [row.unit_id for row in reads.visible_scores(run, cast.past_clerk.access, reads.Chosen())] == [city.info.pk]
    assert reads.visible_scores(run, cast.past_clerk.access, chosen) == []


def test_the_rule_is_told_in_plain_words_with_its_source(judged: Run, cast: Cast) -> None:
    text = page(cast.ward_clerk.client(), "rule", judged.rule_id)
    assert "Chưa có căn cứ chính thức" in text
    assert "trọng số chuyển sang “Đúng hạn”" in text
    assert judged.rule.sha256 in text


def test_english_is_complete(judged: Run, cast: Cast, city: City) -> None:
    client = cast.officer.client()
    client.post("/ngon-ngu/setlang/", {"language": "en"})
    text = page(client, "score", judged.pk, city.sci.pk)
    assert "Criterion by criterion" in text
    assert "78.75" in text
    assert "Từng tiêu chí" not in text
    assert '<th scope="col">Class</th>' in page(client, "run", judged.pk)


def test_the_pages_ask_no_more_questions_for_a_larger_city(
    judged: Run, cast: Cast, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = cast.officer.client()
    for name, args in (("run", [judged.pk]), ("index", []), ("score", [judged.pk, city.sci.pk])):
        with django_assert_max_num_queries(26):
            page(client, name, *args)


def test_points_are_written_as_people_do() -> None:
    from roviec.assess.templatetags.assess_words import points, signed

    assert [points(each) for each in (Decimal("78.75"), "3.50", 0, None, "-0.00")] == ["78,75", "3,5", "0", "–", "0"]
    assert [signed(each) for each in ("3.50", Decimal("-2.00"), "0.00", None)] == ["+3,5", "−2", "±0", ""]


def test_a_weight_that_is_the_rules_own_is_not_explained(judged: Run, cast: Cast, city: City) -> None:
    text = page(cast.officer.client(), "score", judged.pk, city.sci.pk)
    assert text.count("(gốc ") == 2  # what had nothing to count, and what took its weight


def test_every_row_that_differs_is_in_the_file(signed: Run, cast: Cast, month: Month, city: City) -> None:
    late = Obligation.objects.filter(unit=city.other_ward).latest("pk")
    month.hand_in(late, at(12, 11), day=on(19))
    address = reverse("assess:compare_file", args=[signed.pk, "csv"])
    with time_machine.travel(at(20, 11)):
        (row,) = rows_of(cast.officer.client(), f"{address}?day=2024-11-15")
        assert address.replace("csv", "xlsx") in page(cast.officer.client(), "compare", signed.pk, day="2024-11-15")
        assert cast.officer.client().get(address).status_code == 404
        assert cast.clerk.client().get(f"{address}?day=2024-11-15").status_code == 404
    assert (row["Nhiệm vụ"], row["Đơn vị"]) == (late.duty.quote, "UBND phường An Khê")
    assert (row["Báo cáo ngày, kỳ chấm này"], row["Báo cáo ngày, thời điểm khác"]) == ("", str(on(19)))
