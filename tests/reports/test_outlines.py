from __future__ import annotations

from datetime import date

import pytest

from roviec.org.models import Certainty
from roviec.reports.errors import DocumentRefused
from roviec.reports.layout.model import Heading, Paragraph
from roviec.reports.models import Outline
from roviec.reports.outlines import Line, composed, lines_of, outline_on


def outline(code: str, start: date, *titles: str, end: date | None = None) -> Outline:
    lines = [{"id": f"d{at}", "label": "1.", "title": title, "level": 2} for at, title in enumerate(titles)]
    return Outline.objects.create(
        code=code, title="Thử", lines=lines, source="thử", certainty=Certainty.DEFAULT, valid_from=start, valid_to=end
    )


@pytest.mark.django_db
def test_a_report_follows_the_outline_in_force_on_its_day() -> None:
    outline("thang", date(2026, 1, 1), "Cũ")
    outline("thang", date(2026, 7, 1), "Mới")
    assert lines_of(outline_on("thang", date(2026, 6, 30)))[0].title == "Cũ"
    assert lines_of(outline_on("thang", date(2026, 7, 1)))[0].title == "Mới"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "day"), [("thang", date(2025, 12, 31)), ("quy", date(2026, 2, 1)), ("thang", date(2026, 3, 1))]
)
def test_without_one_in_force_it_is_refused(code: str, day: date) -> None:
    outline("thang", date(2026, 1, 1), "Cũ", end=date(2026, 3, 1))
    with pytest.raises(DocumentRefused) as refused:
        outline_on(code, day)
    assert refused.value.code == "no_outline"


@pytest.mark.django_db
def test_lines_are_told_apart_by_id_though_labels_repeat() -> None:
    made = composed(
        outline("thang", date(2026, 1, 1), "A", "B"), lambda line: [Paragraph("của B")] if line.id == "d1" else []
    )
    assert made == (Heading(2, "1.", "A"), Heading(2, "1.", "B"), Paragraph("của B"))


def test_the_packs_monthly_outline_has_gaps_and_no_label_is_a_key(outlines: list[Outline]) -> None:
    lines = lines_of(outline_on("da06-thang", date(2026, 2, 1)))
    labels = [line.label for line in lines]
    assert "I." in labels
    assert "III." in labels
    assert "II." not in labels
    assert labels.count("") > 1
    assert len({line.id for line in lines}) == len(lines)


def test_what_is_ours_in_the_outlines_says_so(outlines: list[Outline]) -> None:
    for each in outlines:
        for line in lines_of(each):
            official = each.code == "da06-thang" and line.certainty == Certainty.SECOND_HAND
            assert official or line.certainty == Certainty.DEFAULT, line
    known = {
        line.title for line in lines_of(outline_on("da06-thang", date(2026, 2, 1))) if line.certainty == "second-hand"
    }
    assert known == {
        "Kết quả các mặt công tác", "Công tác tham mưu", "Nhận xét, đánh giá", "Về hoàn thiện thể chế", "Về cải cách TTHC",
        "Trung tâm Phục vụ hành chính công", "Về phát triển kinh tế xã hội", "Mô hình điểm Đề án 06", "Kiến nghị, đề xuất",
    }  # fmt: skip


def test_a_line_is_read_as_it_was_stored(outlines: list[Outline]) -> None:
    line = next(line for line in lines_of(outline_on("phieu-don-vi", date(2026, 2, 1))) if line.id == "qua-han")
    assert line == Line("qua-han", "2.", "Phần việc quá hạn", 2, "obligations", "late", Certainty.DEFAULT)
