"""The notice, the monthly report and the list of decisions: their numbers are those of the signed run and of its page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from roviec.assess.models import Answer, Explanation, Run, Score
from roviec.directives.models import Directive
from roviec.duties.blocking.acts import decide, raise_blocker
from roviec.duties.models import Group, Obligation
from roviec.org.models import Unit
from roviec.reports.builders.month import Built, build_as_of_today, build_from_run
from roviec.reports.builders.official import SYNTHETIC
from roviec.reports.builders.run_parts import summary
from roviec.reports.files import render
from roviec.reports.layout.as_json import to_json
from roviec.reports.layout.model import Block, Bullet, Document, Heading, NamedFigure, Paragraph, Table
from roviec.reports.layout.read_back import pieces_of, read_docx
from roviec.reports.layout.wording import figure_text
from roviec.reports.models import Document as Stored
from roviec.reports.models import Outline
from roviec.reports.sources import source_of
from tests.assess.conftest import clock, judged, month, opened, published, rule, score_of, signed
from tests.conftest import Cast, City, Member

__all__ = ["clock", "judged", "month", "opened", "published", "rule", "signed"]
TODAY = date(2024, 11, 8)
Build = Callable[..., Built]


@pytest.fixture
def build(cast: Cast, city: City, signed: Run, outlines: list[Outline]) -> Build:
    def made(kind: str = Stored.Kind.NOTICE, texts: dict[str, str] | None = None, run: Run = signed) -> Built:
        return build_from_run(
            access=cast.officer.access,
            issuer=city.police,
            outline=outline_of(kind),
            run=run,
            texts=texts or {},
            today=TODAY,
        )

    return made


def outline_of(kind: str) -> Outline:
    return Outline.objects.get(kind=kind)


def under(document: Document, title: str) -> list[Block]:
    """What stands below a heading."""
    found: list[Block] = []
    here = False
    for block in document.body:
        if isinstance(block, Heading):
            here = block.text == title
        elif here:
            found.append(block)
    return found


def named(document: Document) -> dict[str, str]:
    return {block.name: figure_text(block.figure) for block in document.body if isinstance(block, NamedFigure)}


def rows(blocks: list[Block]) -> list[list[object]]:
    """Cells of all tables, figures as numbers."""
    return [
        [getattr(cell, "value", cell) for cell in row]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_the_classes_add_up_to_the_units_that_were_judged(judged: Run, city: City) -> None:
    Score.objects.filter(run=judged, unit=city.other_ward).update(klass="")
    said = {block.name: block.figure.value for block in summary(judged) if isinstance(block, NamedFigure)}
    classes = {name: value for name, value in said.items() if name.startswith(("Xếp loại", "Chưa xếp loại"))}
    assert classes["Chưa xếp loại vì quá ít việc"] == 1
    assert sum(value or 0 for value in classes.values()) == said["Số đơn vị được đánh giá"]


def test_it_says_up_to_which_minute_it_counts(build: Build) -> None:
    (said, *_rest) = build().document.body
    assert isinstance(said, Paragraph)
    assert said.text.endswith("đã ký ngày 8/11/2024, tính đến 9 giờ 00 phút ngày 4/11/2024.")


def test_the_notice_adds_up_what_the_run_froze(build: Build, signed: Run) -> None:
    said = named(build().document)
    assert (said["Số phần việc đến hạn"], said["Báo cáo đúng hạn"], said["Quá hạn, chưa báo cáo"]) == ("5", "2", "2")
    assert said["Tỷ lệ đúng hạn"] == "40,0 %"
    assert said["Số lượt báo cáo bị trả lại"] == "1"
    due = sum(score.facts.get("due", 0) for score in Score.objects.filter(run=signed))
    assert said["Số phần việc đến hạn"] == str(due)


def test_each_agency_has_the_score_of_its_page(build: Build, signed: Run, city: City) -> None:
    found = {row[1]: row for row in rows(under(build().document, "Điểm và xếp loại các đơn vị"))}
    for unit, name in ((city.sci, "Sở Khoa học và Công nghệ"), (city.ward, "Ủy ban nhân dân phường Hải Châu")):
        score = score_of(signed, unit)
        assert found[name][2] == score.total
        assert found[name][4] == f"{score.facts.get('in_time', 0)}/{score.facts['due']}"


def test_who_could_not_be_judged_is_named_and_has_no_nought(build: Build, signed: Run, city: City) -> None:
    blank = Score.objects.filter(run=signed, total=None)
    assert blank.exists()
    words = " ".join(block.text for block in build().document.body if isinstance(block, Paragraph))
    assert "chưa đủ dữ liệu để đánh giá" in words
    table = rows(under(build().document, "Điểm và xếp loại các đơn vị"))
    assert len(table) == Score.objects.filter(run=signed).exclude(total=None).count()


def test_what_was_late_is_listed_from_the_frozen_rows(build: Build, signed: Run) -> None:
    before = rows(under(build().document, "Nhiệm vụ quá hạn"))
    assert sorted((row[1], row[3], row[4]) for row in before) == [
        ("Ủy ban nhân dân phường An Khê", "20/10/2024", "Chưa báo cáo"),
        ("Ủy ban nhân dân phường Hải Châu", "20/10/2024", "Báo cáo ngày 25/10/2024"),
        ("Ủy ban nhân dân phường Hải Châu", "20/10/2024", "Chưa báo cáo"),
    ]
    Obligation.objects.update(progress="accepted", submitted_on=None, done_on=None)
    assert rows(under(build().document, "Nhiệm vụ quá hạn")) == before


def test_who_explained_stands_with_the_answer_and_without_the_words_of_the_explanation(
    build: Build, signed: Run, city: City, cast: Cast
) -> None:
    score = score_of(signed, city.ward)
    said = Explanation.objects.create(
        score=score, text="Mưa lũ hai tuần", criterion="dung-han", person=cast.ward_clerk.person, at=timezone.now()
    )
    Answer.objects.create(
        explanation=said, verdict="rejected", text="Hạn đã tính đến", person=cast.officer.person, at=timezone.now()
    )
    told = [
        block.text
        for block in under(build().document, "Giải trình, kiến nghị của các đơn vị và trả lời")
        if isinstance(block, Bullet)
    ]
    assert told == ["Ủy ban nhân dân phường Hải Châu (đúng hạn). Không chấp nhận: Hạn đã tính đến"]
    assert "Mưa lũ hai tuần" not in json.dumps(to_json(build().document), ensure_ascii=False)


def test_people_write_what_only_they_can(build: Build) -> None:
    document = build(texts={"yeu-cau": "Các đơn vị khắc phục.\n\nBáo cáo trước ngày 20."}).document
    assert [block.text for block in under(document, "Yêu cầu trong tháng tới") if isinstance(block, Paragraph)] == [
        "Các đơn vị khắc phục.", "Báo cáo trước ngày 20.",
    ]  # fmt: skip


def test_the_notice_goes_to_all_who_were_judged_and_the_report_to_the_top(
    build: Build, signed: Run, city: City
) -> None:
    notice, report = build(), build(Stored.Kind.MONTHLY)
    assert set(notice.addressed_to) == set(Score.objects.filter(run=signed).values_list("unit_id", flat=True))
    assert report.addressed_to == [city.root.pk]
    assert report.document.addressees == ("Chủ tịch Ủy ban nhân dân thành phố Đà Nẵng",)
    assert source_of(notice.source).label == "Kết quả đánh giá đã ký, Tháng 10 năm 2024"


def test_what_nobody_has_given_is_said_to_be_unknown(build: Build) -> None:
    document = build(Stored.Kind.MONTHLY).document
    assert [getattr(block, "text", "") for block in under(document, "Trung tâm Phục vụ hành chính công")] == [
        "Chưa có số liệu."
    ]


def test_made_up_data_says_so(build: Build, signed: Run) -> None:
    assert build().document.note == ""
    Directive.objects.filter(pk=Directive.objects.all()[0].pk).update(is_sample=True)
    assert build().document.note == SYNTHETIC


def test_the_documents_are_named_as_they_were_before_their_names_came_from_the_pack(build: Build) -> None:
    notice, report = build().document.head, build(Stored.Kind.MONTHLY).document.head
    assert (notice.kind, notice.notation, notice.abstract) == (
        "Thông báo", "TB", "Kết quả đánh giá, xếp loại thực hiện nhiệm vụ Đề án 06 tháng 10 năm 2024",
    )  # fmt: skip
    assert (report.kind, report.notation) == ("Báo cáo", "BC")
    assert report.abstract.endswith("chuyển đổi số gắn với Đề án 06 tháng 10 năm 2024")


class TestDecisions:
    @pytest.fixture
    def asked(self, city: City, cast: Cast, outlines: list[Outline]) -> None:
        with time_machine.travel("2024-11-04T09:00:00+07:00", tick=True):
            for number, unit in enumerate((city.ward, city.other_ward)):
                raised = raise_blocker(
                    access=cast.officer.access, unit=unit, group=Group.DATA, text="Vướng dữ liệu", ask=f"Cho phép {number}",
                    asked_of=city.root, wanted_by=date(2024, 11, 20) + timedelta(days=number),
                )  # fmt: skip
            decide(access=cast.leader.access, blocker=raised, text="Đồng ý.")

    def document(self, cast: Cast, unit: Unit, period: str = "2024-11") -> Document:
        return build_as_of_today(
            access=cast.officer.access,
            issuer=unit,
            outline=outline_of(Stored.Kind.DECISIONS),
            period=period,
            texts={},
            today=date(2024, 11, 8),
        ).document

    def test_what_waits_and_what_was_decided(self, asked: None, cast: Cast, city: City) -> None:
        document = self.document(cast, city.police)
        (waiting,) = rows(under(document, "Nội dung đề nghị quyết định"))
        assert waiting[1:] == [
            "Ủy ban nhân dân phường Hải Châu", "Vướng dữ liệu", "Cho phép 0", "Ủy ban nhân dân thành phố Đà Nẵng", "20/11/2024",
        ]  # fmt: skip
        (decided,) = rows(under(document, "Nội dung đã quyết định trong kỳ"))
        assert decided[2:] == ["Cho phép 1", "Đồng ý.", "4/11/2024"]

    def test_what_was_decided_in_another_period_is_not_in_it(self, asked: None, cast: Cast, city: City) -> None:
        blocks = under(self.document(cast, city.police, "2024-10"), "Nội dung đã quyết định trong kỳ")
        assert [getattr(block, "text", "") for block in blocks] == ["Không có."]


class TestPages:
    @pytest.fixture(autouse=True)
    def in_november(self, clock: time_machine.Traveller) -> None:
        clock.move_to("2024-11-08T09:00:00+07:00")

    def post(self, member: Member, kind: str, **data: str) -> Stored:
        answer = member.client().post(reverse("reports:make_month", args=[kind]), data)
        assert answer.status_code == 302
        return Stored.objects.latest("pk")

    def test_a_notice_is_made_and_its_word_file_has_the_runs_numbers(
        self, signed: Run, outlines: list[Outline], cast: Cast, city: City, clock: time_machine.Traveller
    ) -> None:
        clock.move_to("2024-11-08T09:00:00+07:00")
        stored = self.post(cast.officer, "thong-bao-ket-qua", run=str(signed.pk), **{"yeu-cau": "Khắc phục ngay."})
        file = stored.renderings.get(format="docx", final=False)
        pieces = read_docx(file.file.read())
        texts = [getattr(piece, "text", "") for piece in pieces]
        assert "Khắc phục ngay." in " ".join(texts)
        numbers = {number for piece in pieces if hasattr(piece, "numbers") for row in piece.numbers() for number in row}
        for score in Score.objects.filter(run=signed).exclude(total=None):
            assert Decimal(str(score.total)) in numbers
        assert stored.addressees.count() == Score.objects.filter(run=signed).count()

    def test_without_a_signed_month_the_page_says_what_to_do(self, outlines: list[Outline], cast: Cast) -> None:
        page = cast.officer.client().get(reverse("reports:make_month", args=["thong-bao-ket-qua"])).content.decode()
        assert "Chưa có tháng nào được ký kết quả đánh giá" in page

    @pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "auditor", "administrator"])
    def test_only_the_standing_body_makes_one(self, outlines: list[Outline], cast: Cast, who: str) -> None:
        assert (
            cast.named(who).client().get(reverse("reports:make_month", args=["de-nghi-quyet-dinh"])).status_code == 404
        )

    def test_an_unknown_kind_is_not_found(self, outlines: list[Outline], cast: Cast) -> None:
        assert cast.officer.client().get(reverse("reports:make_month", args=["phieu-don-vi"])).status_code == 404

    def test_the_list_offers_each_kind(self, outlines: list[Outline], cast: Cast) -> None:
        page = cast.officer.client().get(reverse("reports:list")).content.decode()
        for code in ("da06-thang", "thong-bao-ket-qua", "de-nghi-quyet-dinh"):
            assert reverse("reports:make_month", args=[code]) in page
        assert "lap/phieu-don-vi" not in page


def test_the_word_file_says_what_the_document_says(build: Build) -> None:
    document = build().document
    assert read_docx(render(document)["docx"]) == pieces_of(document)
