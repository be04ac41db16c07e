"""Reports by spreadsheet: what an agency owes goes out as one file, comes back filled in, is shown, then stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from roviec.duties.exchange.plan import Plan, plan_of
from roviec.duties.exchange.sheet import filled_template
from roviec.duties.exchange.store import ExchangeRefused, Stored, store
from roviec.duties.models import Duty, Obligation, Progress, Report
from roviec.journal.models import Entry
from roviec.tables import Grid, TableError, write_xlsx
from roviec.tables.models import Waiting
from roviec.tables.writing import Value
from tests.conftest import Cast, City, Member
from tests.duties.reporting import PDF, draft, handed_in, judge, sheet_of

TODAY = date(2024, 10, 2)
OpenDuty = Callable[..., Duty]
HEAD = [
    "Mã việc",
    "Kết quả thực hiện",
    "Nội dung báo cáo",
    "Giải thích số liệu",
    "x [luot]",
    "x [truc-tuyen]",
    "x [hinh-thuc]",
]


@pytest.fixture(autouse=True)
def in_october_2024() -> Iterator[None]:
    with time_machine.travel("2024-10-02T09:00:00+07:00", tick=True):
        yield


@pytest.fixture
def works(open_duty: OpenDuty, cast: Cast, city: City) -> list[Obligation]:
    """The ward owes two things for September: one on a sheet of figures, one in words."""
    with_figures = open_duty(city.ward, recurrence="monthly", quote="Báo cáo số lượt.")
    sheet_of(with_figures.obligations.all()[0])
    in_words = open_duty(city.ward, recurrence="monthly", quote="Báo cáo bằng lời.")
    return [duty.obligations.get(period="2024-09") for duty in (with_figures, in_words)]


def book(rows: Sequence[Sequence[Value]], head: Sequence[str] = ()) -> bytes:
    out = BytesIO()
    write_xlsx([Grid("Dữ liệu", list(head) or titles(), rows)], out)
    return out.getvalue()


def titles() -> list[str]:
    return [*HEAD[:4], "Tổng số lượt, lượt [luot]", "Trực tuyến [truc-tuyen]", "Hình thức [hinh-thuc]"]


def planned(member: Member, data: bytes) -> Plan:
    access = member.access
    return plan_of(data, "bao-cao.xlsx", access, TODAY)


def put(member: Member, data: bytes, *, submit: bool = True, good: bool = False, digest: str = "") -> Stored:
    access = member.access
    return store(
        access=access, data=data, filename="bao-cao.xlsx", today=TODAY,
        digest=digest or planned(member, data).digest, submit=submit, keep_good_rows=good,
    )  # fmt: skip


@pytest.fixture
def filled(works: list[Obligation]) -> bytes:
    return book([
        [works[0].pk, "Đã hoàn thành", "Xong.", None, "1.200", 900, "Loa"],
        [works[1].pk, "hoan thanh mot phan", "Còn hai tổ.", None, None, None, None],
    ])  # fmt: skip


def sheet_rows(data: bytes) -> Sequence[Sequence[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


def test_the_file_has_each_open_work_with_its_draft(works: list[Obligation], cast: Cast) -> None:
    draft(cast.ward_clerk, works[0], claim="partly", text="Đang làm", figures={"luot": 5, "truc-tuyen": 2})
    access = cast.ward_clerk.access
    head, *rows = sheet_rows(filled_template(access, TODAY))
    found = {int(float(str(row[0]))): dict(zip(head, row, strict=True)) for row in rows}
    assert set(found) >= {row.pk for row in works}
    mine = found[works[0].pk]
    assert mine["Kết quả thực hiện"] == "Hoàn thành một phần"
    assert mine["Nội dung báo cáo"] == "Đang làm"
    assert mine["Tổng số lượt, lượt [luot]"] == "5"
    assert "Báo cáo số lượt." in str(mine["Nhiệm vụ"])


def test_what_came_out_goes_in_again_and_changes_nothing(works: list[Obligation], cast: Cast) -> None:
    draft(
        cast.ward_clerk,
        works[0],
        claim="partly",
        text="Đang làm",
        figures={"luot": 5, "truc-tuyen": 2, "hinh-thuc": ""},
    )
    access = cast.ward_clerk.access
    plan = planned(cast.ward_clerk, filled_template(access, TODAY))
    assert plan.problems == ()
    assert [line.state for line in plan.lines] == ["same"]
    assert plan.blank > 0


def test_reports_are_handed_in_as_on_the_page(works: list[Obligation], cast: Cast, filled: bytes) -> None:
    assert put(cast.ward_clerk, filled) == Stored(drafted=0, submitted=2, same=0, left_out=0)
    first, second = (Report.objects.get(obligation=row) for row in works)
    assert (first.state, first.claim, first.figures) == (
        Report.State.SUBMITTED, "done", {"luot": 1200, "truc-tuyen": 900, "hinh-thuc": "Loa"},
    )  # fmt: skip
    assert (second.claim, second.text) == ("partly", "Còn hai tổ.")
    assert Entry.objects.filter(act="duties.submit_report").count() == 2
    works[0].refresh_from_db()
    assert works[0].progress == Progress.SUBMITTED


def test_the_same_file_again_does_nothing(works: list[Obligation], cast: Cast, filled: bytes) -> None:
    put(cast.ward_clerk, filled)
    entries = Entry.objects.count()
    assert put(cast.ward_clerk, filled) == Stored(drafted=0, submitted=0, same=2, left_out=0)
    assert (Report.objects.count(), Entry.objects.count()) == (2, entries)


def test_drafts_can_be_handed_in_later_by_the_same_file(works: list[Obligation], cast: Cast, filled: bytes) -> None:
    assert put(cast.ward_clerk, filled, submit=False).drafted == 2
    assert set(Report.objects.values_list("state", flat=True)) == {Report.State.DRAFT}
    assert put(cast.ward_clerk, filled).submitted == 2
    assert set(Report.objects.values_list("state", flat=True)) == {Report.State.SUBMITTED}


def test_another_report_over_one_under_review_is_refused(works: list[Obligation], cast: Cast, filled: bytes) -> None:
    handed_in(cast.ward_clerk, works[1], text="Khác hẳn")
    plan = planned(cast.ward_clerk, filled)
    assert [(each.row, each.code) for each in plan.problems] == [(3, "under_review")]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([999999, "Đã hoàn thành", "x", None, None, None, None], "unknown_work"),
        (["{}", "Đã hoàn thành", "x", None, "mười", 2, None], "not_a_number"),
        (["{}", "Đã hoàn thành", "x", None, "-3", 2, None], "negative"),
        (["{}", "Xong rồi", "x", None, 3, 2, None], "not_a_choice"),
        (["abc", "Đã hoàn thành", "x", None, 3, 2, None], "not_an_integer"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_stored(
    works: list[Obligation], cast: Cast, cells: list[Value], code: str
) -> None:
    good: list[Value] = [works[1].pk, "Đã hoàn thành", "Xong.", None, None, None, None]
    data = book([[works[0].pk if cells[0] == "{}" else cells[0], *cells[1:]], good])
    plan = planned(cast.ward_clerk, data)
    assert [(each.row, each.code) for each in plan.problems] == [(2, code)]
    with pytest.raises(ExchangeRefused) as refusal:
        put(cast.ward_clerk, data)
    assert refusal.value.code == "rows_wrong"
    assert not Report.objects.exists()
    assert put(cast.ward_clerk, data, good=True) == Stored(drafted=0, submitted=1, same=0, left_out=1)


def test_figures_that_a_work_does_not_ask_for_are_refused(works: list[Obligation], cast: Cast) -> None:
    data = book([[works[1].pk, "Đã hoàn thành", "Xong.", None, 5, None, None]])
    assert [each.code for each in planned(cast.ward_clerk, data).problems] == ["not_asked"]


def test_one_work_stands_once_in_a_file(works: list[Obligation], cast: Cast) -> None:
    row: list[Value] = [works[1].pk, "Đã hoàn thành", "Xong.", None, None, None, None]
    (problem,) = planned(cast.ward_clerk, book([row, row])).problems
    assert (problem.row, problem.code, problem.fields) == (3, "twice_in_file", {"first": 2})


def test_what_lacks_a_figure_stays_a_draft_if_one_says_so(works: list[Obligation], cast: Cast) -> None:
    data = book([[works[0].pk, "Đã hoàn thành", "Xong.", None, 10, None, None]])
    (line,) = planned(cast.ward_clerk, data).lacking
    assert line.lacks == {"figures.truc-tuyen": "figure_missing"}
    with pytest.raises(ExchangeRefused):
        put(cast.ward_clerk, data)
    assert put(cast.ward_clerk, data, good=True) == Stored(drafted=1, submitted=0, same=0, left_out=0)
    assert Report.objects.get().state == Report.State.DRAFT


def test_an_odd_figure_asks_for_a_word_and_the_word_is_kept_where_it_belongs(
    works: list[Obligation], cast: Cast
) -> None:
    row: list[Value] = [works[0].pk, "Đã hoàn thành", "Xong.", None, 10, 40, None]
    (line,) = planned(cast.ward_clerk, book([row])).lacking
    assert line.lacks == {"words.truc-tuyen": "part_over_whole"}
    row[3] = "Tính cả hồ sơ kỳ trước"
    assert put(cast.ward_clerk, book([row])).submitted == 1
    assert Report.objects.get().words == {"truc-tuyen": "Tính cả hồ sơ kỳ trước"}


def test_a_column_left_out_keeps_what_the_draft_says(works: list[Obligation], cast: Cast) -> None:
    draft(cast.ward_clerk, works[0], claim="done", text="Đủ cả.", figures={"luot": 5, "truc-tuyen": 2, "hinh-thuc": ""})
    data = book([[works[0].pk, "Tổng lượt có sửa"]], ["Mã việc", "Nội dung báo cáo"])
    assert put(cast.ward_clerk, data).submitted == 1
    report = Report.objects.get()
    assert (report.text, report.claim, report.figures["luot"]) == ("Tổng lượt có sửa", "done", 5)


def test_when_the_work_changed_since_the_preview_nothing_is_stored(
    works: list[Obligation], cast: Cast, filled: bytes
) -> None:
    digest = planned(cast.ward_clerk, filled).digest
    draft(cast.ward_clerk, works[0], claim="partly", text="Đồng nghiệp viết", figures={"luot": 1, "truc-tuyen": 1})
    with pytest.raises(ExchangeRefused) as refusal:
        put(cast.ward_clerk, filled, digest=digest)
    assert refusal.value.code == "list_changed"
    assert Report.objects.get().text == "Đồng nghiệp viết"


@pytest.mark.parametrize("who", ["stranger", "clerk", "past_clerk"])
def test_another_unit_cannot_report_on_it(works: list[Obligation], cast: Cast, filled: bytes, who: str) -> None:
    problems = planned(cast.named(who), book([[works[1].pk, "Đã hoàn thành", "x"]], HEAD[:3])).problems
    assert [each.code for each in problems] == ["unknown_work"]


def test_a_file_that_is_none_is_refused_as_a_whole(works: list[Obligation], cast: Cast) -> None:
    with pytest.raises(TableError) as refusal:
        planned(cast.ward_clerk, b"PK\x03\x04 rubbish")
    assert refusal.value.code in ("damaged", "bomb", "not_a_table")


@pytest.fixture
def came_back(works: list[Obligation], cast: Cast) -> Report:
    """Handed in with figures and a file, returned with a reason."""
    report = handed_in(
        cast.ward_clerk,
        works[0],
        text="Xong.",
        figures={"luot": 1200, "truc-tuyen": 900, "hinh-thuc": "Loa"},
        evidence=PDF,
    )
    judge(cast.officer, report, accept=False, note="Tách số của tổ 5")
    return report


def row_of(data: bytes, work: Obligation) -> dict[str, object]:
    head, *rows = sheet_rows(data)
    return next(found for row in rows if (found := dict(zip(map(str, head), row, strict=True)))["Mã việc *"] == work.pk)


def test_what_came_back_stands_in_the_file_with_its_figures_and_the_reason(
    came_back: Report, works: list[Obligation], cast: Cast
) -> None:
    access = cast.ward_clerk.access
    data = filled_template(access, TODAY)
    row = row_of(data, works[0])
    assert (row["Kết quả thực hiện"], row["Nội dung báo cáo"]) == ("Đã hoàn thành", "Xong.")
    assert (row["Tổng số lượt, lượt [luot]"], row["Trực tuyến [truc-tuyen]"]) == ("1.200", "900")
    assert row["Lý do trả lại, mở lại"] == "Tách số của tổ 5"
    assert row_of(data, works[1])["Lý do trả lại, mở lại"] == ""


def test_corrected_it_is_handed_in_again_with_its_evidence(
    came_back: Report, works: list[Obligation], cast: Cast
) -> None:
    data = book([[works[0].pk, 850]], ["Mã việc", "Trực tuyến [truc-tuyen]"])
    assert put(cast.ward_clerk, data).submitted == 1
    again = Report.objects.get(obligation=works[0], number=2)
    assert (again.claim, again.text) == ("done", "Xong.")
    assert again.figures == {"luot": 1200, "truc-tuyen": 850, "hinh-thuc": "Loa"}
    assert again.evidence.get().sha256 == came_back.evidence.get().sha256


def test_what_came_back_and_was_not_corrected_is_not_handed_in_again(came_back: Report, cast: Cast) -> None:
    access = cast.ward_clerk.access
    data = filled_template(access, TODAY)
    assert put(cast.ward_clerk, data) == Stored(drafted=0, submitted=0, same=1, left_out=0)
    assert Report.objects.count() == 1


class TestPages:
    def send(self, member: Member, data: bytes) -> str:
        file = SimpleUploadedFile("bao-cao.xlsx", data)
        answer = member.client().post(reverse("duties:exchange"), {"file": file})
        assert answer.status_code == 302
        return str(answer["Location"])

    def test_down_up_preview_yes(self, works: list[Obligation], cast: Cast, filled: bytes) -> None:
        clerk = cast.ward_clerk.client()
        assert reverse("duties:exchange") in clerk.get(reverse("duties:mine")).content.decode()
        file = clerk.get(reverse("duties:exchange_file"))
        assert sheet_rows(file.content)[0][0] == "Mã việc *"
        preview = self.send(cast.ward_clerk, filled)
        shown = clerk.get(preview).content.decode()
        assert "<b>2</b> báo cáo mới hoặc thay đổi" in shown
        assert not Report.objects.exists()
        digest = planned(cast.ward_clerk, filled).digest
        answer = clerk.post(preview, {"digest": digest, "answer": "submit"}, follow=True)
        assert "Đã gửi 2 báo cáo" in answer.content.decode()
        assert not Waiting.objects.exists()

    def test_what_lacks_something_is_named(self, works: list[Obligation], cast: Cast) -> None:
        rows: list[list[Value]] = [[works[0].pk, "Đã hoàn thành", "Xong.", None, 10, None, None]]
        rows.append([works[1].pk, "Đã hoàn thành", None, None, None, None, None])
        page = cast.ward_clerk.client().get(self.send(cast.ward_clerk, book(rows))).content.decode()
        assert "[truc-tuyen]: Chưa có số liệu." in page
        assert "Nội dung báo cáo: Hãy viết" in page

    def test_problems_are_shown_by_row_and_the_file_waits(self, works: list[Obligation], cast: Cast) -> None:
        data = book([[works[0].pk, "Đã hoàn thành", "Xong.", None, "mười", 2, None]])
        preview = self.send(cast.ward_clerk, data)
        clerk = cast.ward_clerk.client()
        page = clerk.get(preview).content.decode()
        for words in ("bao-cao.xlsx", "mười", "Không đọc được số này", "[luot]"):
            assert words in page
        digest = planned(cast.ward_clerk, data).digest
        answer = clerk.post(preview, {"digest": digest, "answer": "submit"})
        assert answer.status_code == 409
        assert Waiting.objects.count() == 1

    def test_it_can_be_dropped(self, works: list[Obligation], cast: Cast, filled: bytes) -> None:
        preview = self.send(cast.ward_clerk, filled)
        cast.ward_clerk.client().post(preview, {"answer": "drop"})
        assert not Waiting.objects.exists()
        assert not Report.objects.exists()

    def test_anothers_file_is_not_found(self, works: list[Obligation], cast: Cast, filled: bytes) -> None:
        assert cast.stranger.client().get(self.send(cast.ward_clerk, filled)).status_code == 404

    @pytest.mark.parametrize("who", ["auditor", "administrator", "officer"])
    def test_who_reports_for_no_unit_finds_no_page(self, cast: Cast, who: str) -> None:
        assert cast.named(who).client().get(reverse("duties:exchange")).status_code == 404
