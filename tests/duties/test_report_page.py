"""The report page: written, saved as one goes, handed in; read by those who see the obligation."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from roviec.duties.models import Evidence, Obligation, Progress, Report
from tests.conftest import Cast, Member
from tests.duties.reporting import GIVEN, PDF, attach, draft, handed_in, judge, png, sheet_of


def address(obligation: Obligation) -> str:
    return reverse("duties:report", args=[obligation.pk])


def shown(member: Member, obligation: Obligation) -> str:
    response = member.client().get(address(obligation))
    assert response.status_code == 200
    return response.content.decode()


def post(member: Member, obligation: Obligation, **data: str) -> HttpResponse:
    return member.client().post(address(obligation), data)  # type: ignore[return-value]


def save_by_itself(member: Member, obligation: Obligation, data: dict[str, str]) -> str:
    response = member.client().post(address(obligation), data, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def filled(report: Report, **data: str) -> dict[str, str]:
    said = {"seen": report.changed_at.isoformat(), "claim": "done", "text": "Đã rà soát xong."}
    figures = {"figures.luot": "1.200", "figures.truc-tuyen": "960", "figures.hinh-thuc": "Loa phường"}
    return {**said, **(figures if report.sheet else {}), **data}


def test_it_begins_with_one_press(owed: Obligation, cast: Cast) -> None:
    assert "Soạn báo cáo" in shown(cast.ward_clerk, owed)
    assert not Report.objects.exists()  # looking writes nothing
    assert post(cast.ward_clerk, owed, start="1").status_code == 302
    page = shown(cast.ward_clerk, owed)
    assert 'name="claim"' in page
    assert "Gửi báo cáo" in page


@pytest.mark.parametrize("who", ["leader", "officer", "auditor", "administrator"])
def test_others_see_that_nothing_was_handed_in(owed: Obligation, cast: Cast, who: str) -> None:
    draft(cast.ward_clerk, owed, text="Chưa nói ra")
    page = shown(cast.named(who), owed)
    assert "Chưa nói ra" not in page
    assert 'name="claim"' not in page


def test_saved_and_shown_again_the_vietnamese_way(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed)
    assert post(cast.ward_clerk, owed, save="1", **filled(report)).status_code == 302
    report.refresh_from_db()
    assert report.figures == {"luot": 1200, "truc-tuyen": 960, "hinh-thuc": "Loa phường"}
    page = shown(cast.ward_clerk, owed)
    for words in ('value="1.200"', ">80</output>", "Đã rà soát xong.", "Đã lưu lúc"):
        assert words in page


def test_what_cannot_be_read_is_said_and_the_rest_is_kept(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed)
    response = post(cast.ward_clerk, owed, submit="1", **filled(report, **{"figures.luot": "một nghìn"}))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Không đọc được số này" in page
    assert 'value="một nghìn"' in page
    report.refresh_from_db()
    assert (report.state, report.figures.get("luot"), report.figures["truc-tuyen"]) == ("draft", None, 960)


def test_saving_by_itself_answers_with_the_next_version(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed)
    page = save_by_itself(cast.ward_clerk, owed, filled(report))
    report.refresh_from_db()
    assert report.changed_at.isoformat() in page.replace("&#x27;", "'")
    assert 'hx-swap-oob="true">80<' in page
    assert "<html" not in page
    assert "Đã lưu lúc" in save_by_itself(cast.ward_clerk, owed, filled(report, text="Thêm một câu."))
    report.refresh_from_db()
    assert report.text == "Thêm một câu."


def test_a_stale_page_overwrites_nothing_and_keeps_what_was_typed(owed: Obligation, cast: Cast) -> None:
    report = draft(cast.ward_clerk, owed)
    draft(cast.ward_clerk, owed, claim="done", text="Của đồng nghiệp")
    response = post(cast.ward_clerk, owed, save="1", **filled(report, text="Của tôi"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Người khác vừa lưu bản nháp này" in page
    assert "Của tôi" in page
    assert report.changed_at.isoformat() in page  # a second press is refused as well
    assert Report.objects.get().text == "Của đồng nghiệp"


def test_handed_in_with_an_error_summary_first(owed: Obligation, cast: Cast) -> None:
    report = draft(cast.ward_clerk, owed)
    response = post(cast.ward_clerk, owed, submit="1", seen=report.changed_at.isoformat(), claim="", text="")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'class="error-summary"' in page
    assert "Hãy chọn kết quả thực hiện." in page
    assert "Hãy viết đã làm gì" in page
    assert "chưa đọc được" not in page  # what is only missing has been saved
    report.refresh_from_db()
    assert post(cast.ward_clerk, owed, submit="1", **filled(report)).status_code == 302
    owed.refresh_from_db()
    assert owed.progress == Progress.SUBMITTED
    assert "Đã rà soát xong." in shown(cast.leader, owed)


def test_a_doubtful_figure_asks_for_a_word_in_its_place(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed)
    odd = filled(report, **{"figures.truc-tuyen": "1.300"})
    page = post(cast.ward_clerk, owed, submit="1", **odd).content.decode()
    assert "Số thành phần lớn hơn tổng" in page
    report.refresh_from_db()
    odd = filled(report, **{"figures.truc-tuyen": "1.300", "words.truc-tuyen": "Gồm hồ sơ kỳ trước"})
    assert post(cast.ward_clerk, owed, submit="1", **odd).status_code == 302
    assert "Gồm hồ sơ kỳ trước" in shown(cast.officer, owed)


def test_after_a_return_nothing_is_retyped(owed: Obligation, cast: Cast) -> None:
    sent = handed_in(cast.ward_clerk, owed, evidence=PDF)
    judge(cast.officer, sent, accept=False, note="Thiếu <dấu>")
    page = shown(cast.ward_clerk, owed)
    assert "Báo cáo bị trả lại" in page
    assert "Thiếu &lt;dấu&gt;" in page
    assert "Soạn bản sửa" in page
    post(cast.ward_clerk, owed, start="1")
    page = shown(cast.ward_clerk, owed)
    assert page.count("Đã rà soát xong.") == 2  # in the draft, and in what was handed in before
    assert page.count("minh-chung.pdf") >= 2


def test_three_columns_each_say_their_own(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    sent = handed_in(cast.ward_clerk, owed, figures=GIVEN, evidence=b"danh sach")
    judge(cast.officer, sent, accept=True, verdict="partly", note="Thiếu phụ lục")
    page = shown(cast.ward_clerk, owed)
    said, shown_, scheduled = (page.index(f"column--{name}") for name in ("said", "shown", "scheduled"))
    assert said < page.index("Đã hoàn thành", said) < shown_
    assert shown_ < page.index("Minh chứng một phần") < scheduled
    assert page.index("Sau hạn") > scheduled
    assert "danh sach" in page  # the head of the text
    assert "Phụ lục 2" in page  # asked for by the sheet, not given
    assert Evidence.objects.get().sha256 in page


def test_the_standing_body_records_a_report_on_paper(owed: Obligation, cast: Cast) -> None:
    assert "Ghi nhận báo cáo giấy" in shown(cast.officer, owed)
    post(cast.officer, owed, start="1")
    assert 'name="day"' in shown(cast.officer, owed)
    report = Report.objects.get()
    assert post(cast.officer, owed, submit="1", day="2024-09-27", **filled(report)).status_code == 302
    report.refresh_from_db()
    assert report.submitted_on == date(2024, 9, 27)


def upload(member: Member, obligation: Obligation, htmx: bool = False, **data: object) -> HttpResponse:
    headers = {"HX-Request": "true"} if htmx else {}
    url = reverse("duties:attach", args=[obligation.pk])
    return member.client().post(url, data, headers=headers)  # type: ignore[return-value]


def test_evidence_goes_in_with_and_without_script(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    file = SimpleUploadedFile("Báo cáo.pdf", PDF, "text/html")  # what the browser calls it does not count
    response = upload(cast.ward_clerk, owed, file=file, valid_on="2024-09-20", note="Bản ký")
    assert response.status_code == 302
    page = upload(cast.ward_clerk, owed, htmx=True, file=SimpleUploadedFile("anh.png", png())).content.decode()
    assert "<html" not in page
    assert page.index("Báo cáo.pdf") < page.index("anh.png")
    assert "20-9-2024" in page
    first = Evidence.objects.order_by("pk")[0]
    assert (first.media_type, first.note) == ("application/pdf", "Bản ký")


@pytest.mark.parametrize("htmx", [False, True])
def test_a_file_that_is_not_taken_says_why(owed: Obligation, cast: Cast, htmx: bool) -> None:
    draft(cast.ward_clerk, owed, claim="done", text="Giữ nguyên chữ này")
    response = upload(cast.ward_clerk, owed, htmx=htmx, file=SimpleUploadedFile("a.pdf", b"Rar!\x1a\x07"))
    page = response.content.decode()
    assert response.status_code == (200 if htmx else 422)
    assert "đây là tệp nén" in page
    assert ("Giữ nguyên chữ này" in page) == (not htmx)
    assert not Evidence.objects.exists()


def test_a_body_too_large_is_refused_before_it_is_read(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    url = reverse("duties:attach", args=[owed.pk])
    response = cast.ward_clerk.client().post(url, {}, headers={"content-length": str(60 * 2**20)})
    assert response.status_code == 413
    assert "Tệp lớn hơn 25 MB" in response.content.decode()


def test_an_upload_needs_its_token(owed: Obligation, cast: Cast) -> None:
    from django.test import Client

    draft(cast.ward_clerk, owed)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.ward_clerk.user, backend="django.contrib.auth.backends.ModelBackend")
    file = SimpleUploadedFile("a.pdf", PDF)
    assert strict.post(reverse("duties:attach", args=[owed.pk]), {"file": file}).status_code == 403
    assert not Evidence.objects.exists()


def test_a_new_version_takes_the_place(owed: Obligation, cast: Cast) -> None:
    first = attach(cast.ward_clerk, draft(cast.ward_clerk, owed), note="Bản ký")
    response = upload(cast.ward_clerk, owed, file=SimpleUploadedFile("moi.png", png()), replaces=first.pk)
    assert response.status_code == 302
    second = Evidence.objects.get(replaces=first)
    assert (second.name, second.note) == ("moi.png", "Bản ký")
    assert "1 bản trước" in shown(cast.ward_clerk, owed)


def test_it_is_withdrawn_with_one_press(owed: Obligation, cast: Cast) -> None:
    row = attach(cast.ward_clerk, draft(cast.ward_clerk, owed))
    assert cast.ward_clerk.client().post(reverse("duties:withdraw", args=[row.pk])).status_code == 302
    assert not Evidence.objects.exists()


def test_a_download_can_do_nothing_in_a_browser(owed: Obligation, cast: Cast) -> None:
    row = attach(cast.ward_clerk, draft(cast.ward_clerk, owed), b"xin chao", 'Đơn "1".txt')
    response = cast.ward_clerk.client().get(reverse("duties:evidence", args=[row.pk]))
    assert b"".join(response.streaming_content) == b"xin chao"  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment")
    assert "filename*=utf-8''%C4%90%C6%A1n" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_a_picture_is_drawn_once_for_each_content(
    owed: Obligation, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roviec.duties.views import files as views

    drawn, report = [], draft(cast.ward_clerk, owed)
    monkeypatch.setattr(views, "picture", lambda file, kind: drawn.append(kind) or png())  # type: ignore[func-returns-value]
    row = attach(cast.ward_clerk, report, png())
    url = reverse("duties:preview", args=[row.pk])
    for _ in range(2):
        response = cast.ward_clerk.client().get(url)
        assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert drawn == ["image/png"]


def test_what_gives_no_picture_is_not_tried_again(
    owed: Obligation, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = attach(cast.ward_clerk, draft(cast.ward_clerk, owed), b"%PDF-1.4 damaged")
    url = reverse("duties:preview", args=[row.pk])
    assert cast.ward_clerk.client().get(url).status_code == 404
    from roviec.duties.views import files as views

    monkeypatch.setattr(views, "picture", lambda *_: pytest.fail("tried again"))
    assert cast.ward_clerk.client().get(url).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "clerk", "officer", "leader"])
def test_evidence_of_a_draft_is_its_units_own(owed: Obligation, cast: Cast, who: str) -> None:
    row = attach(cast.ward_clerk, draft(cast.ward_clerk, owed))
    for name in ("duties:evidence", "duties:preview"):
        assert cast.named(who).client().get(reverse(name, args=[row.pk])).status_code == 404
