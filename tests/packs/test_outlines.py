"""Outlines of reports in a pack: read, checked, loaded once, never edited."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from roviec.packs.check import checked_pack
from roviec.packs.files import HOME
from roviec.packs.load import load_pack
from roviec.packs.models import LoadedFact
from roviec.packs.schema import PackError
from roviec.packs.tables.loading import What, hash_of
from roviec.reports.models import Outline
from roviec.reports.outlines import lines_of, outline_on

HEAD = """
[defaults]
from = 2026-01-01
source = "thử"
certainty = "our default, unverified"
"""
LINE = """
[[report-outline.line]]
id = "{id}"
label = "1."
title = "Mục"
level = {level}
{more}
"""


DRAWN = """
kind = "monthly"
type = "Báo cáo"
abbreviation = "BC"
abstract = "Kết quả {period}"
addressees = ["Chủ tịch {top}"]
goes_to = "top"
"""


def outline(*lines: str, code: str = "thu", more: str = "") -> str:
    return f'\n[[report-outline]]\ncode = "{code}"\ntitle = "Thử"\n{more}\n' + "".join(lines)


def line(name: str = "a", level: object = 1, more: str = "") -> str:
    return LINE.format(id=name, level=level, more=more)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(HOME / "da06-danang", tmp_path / "da06-danang")
    return tmp_path


def write(home: Path, *outlines: str) -> None:
    (home / "da06-danang" / "outlines.toml").write_text(HEAD + "".join(outlines))


def problems(home: Path) -> str:
    with pytest.raises(PackError) as refused:
        checked_pack("da06-danang", home)
    return "\n".join(refused.value.problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (outline(line(), line()), "mã “a” bị lặp"),
        (outline(line(level=5)), "“level” từ 1 đến 4"),
        (outline(line(level='"1"')), "“level” phải là số nguyên"),
        (outline(line(more='fill = "figures"')), "“named” đi cùng “fill”"),
        (outline(line(more='named = "late"')), "“named” đi cùng “fill”"),
        (outline(line(more='fill = "magic"')), "chỉ nhận"),
        (outline(line(more='certainty = "sure"')), "chỉ nhận"),
        (outline(line(more="colour = 1")), "không biết trường “colour”"),
        (outline(), "thiếu các mục “line”"),
        (outline(line(), more="line = 3"), "sai cú pháp TOML"),
        (outline(line()) + outline(line(), more="from = 2026-06-01"), "bắt đầu khi bản trước còn hiệu lực"),
        (outline(line()) + outline(line()), "mã “thu 2026-01-01” bị lặp"),
        (outline(line(), more='kind = "monthly"'), "“abbreviation” đi cùng “kind”"),
        (outline(line(), more='type = "Báo cáo"'), "“type” đi cùng “kind”"),
        (
            outline(line(), more=DRAWN.replace("{period}", "{month}")),
            "trong ngoặc nhọn chỉ nhận / in braces only: {period}, {today}",
        ),
        (outline(line(), more=DRAWN.replace("{period}", "{period")), "trong ngoặc nhọn chỉ nhận"),
        (outline(line(), more=DRAWN.replace("{top}", "{today}")), "in braces only: {top}"),
        (outline(line(), more=DRAWN.replace('"top"', '"judged"')), "cần from_run = true"),
        (outline(line(), more=DRAWN.replace('"top"', '"all"')), "chỉ nhận"),
        (outline(line(), code="Báo cáo", more=DRAWN), "chỉ gồm chữ thường không dấu"),
        (outline(line(more='fill = "obligations"\nnamed = "late"'), more=DRAWN), "số liệu của một tháng đã ký"),
        (outline(line(more='fill = "figures"\nnamed = "measures.indicator:khong-co"')), "không có chỉ tiêu “khong-co”"),
        (
            outline(line(more='fill = "figures"\nnamed = "measures.topic:Khác"')),
            "không có chỉ tiêu nào ở đề mục “Khác”",
        ),
        (outline(line(more='fill = "figures"\nnamed = "measures.indicators:x"')), "stands alone"),
    ],
)
def test_a_wrong_outline_is_named(home: Path, text: str, said: str) -> None:
    write(home, text)
    assert said in problems(home)


def test_labels_may_repeat_and_be_empty(home: Path) -> None:
    write(home, outline(line("a"), line("b"), line("c").replace('"1."', '""')))
    lines = checked_pack("da06-danang", home).outlines[0].lines
    assert [each.label for each in lines] == ["1.", "1.", ""]


def test_a_lines_certainty_is_its_outlines_unless_it_says_otherwise(home: Path) -> None:
    write(home, outline(line("a"), line("b", more='certainty = "stated"')))
    assert [each.certainty for each in checked_pack("da06-danang", home).outlines[0].lines] == [
        "our default, unverified",
        "stated",
    ]


@pytest.mark.django_db
def test_loading_twice_adds_nothing(home: Path) -> None:
    first, second = load_pack("da06-danang", home), load_pack("da06-danang", home)
    assert first.added["outlines"] == Outline.objects.count() == 4
    assert second.added["outlines"] == 0


@pytest.mark.django_db
def test_what_was_loaded_is_not_edited(home: Path) -> None:
    write(home, outline(line("a")))
    load_pack("da06-danang", home)
    write(home, outline(line("a"), line("b")))
    load_pack("da06-danang", home)
    assert [len(lines_of(row)) for row in Outline.objects.order_by("valid_from")] == [1, 2]


@pytest.mark.django_db
def test_a_later_outline_takes_over_on_its_day(home: Path) -> None:
    write(home, outline(line("a")))
    load_pack("da06-danang", home)
    write(home, outline(line("a"), more="to = 2026-06-01"), outline(line("b"), more="from = 2026-06-01"))
    assert load_pack("da06-danang", home).added["outlines"] == 1
    assert [each.id for each in lines_of(outline_on("thu", date(2026, 5, 31)))] == ["a"]
    assert [each.id for each in lines_of(outline_on("thu", date(2026, 6, 1)))] == ["b"]


@pytest.mark.django_db
def test_a_city_loaded_before_outlines_named_their_documents_follows_the_pack(home: Path) -> None:
    """As after the migration: the rows have the names, what was remembered of them has not; and a line was added in the pack."""
    load_pack("da06-danang", home)
    for row in LoadedFact.objects.filter(section="report-outline"):
        row.said = {word: value for word, value in row.said.items() if word not in NEW_WORDS}
        row.sha256 = hash_of(row.said)
        row.save()
    file = home / "da06-danang" / "outlines.toml"
    file.write_text(file.read_text("utf-8").replace('title = "Yêu cầu trong tháng tới"', 'title = "Yêu cầu"'), "utf-8")
    loaded = load_pack("da06-danang", home)
    assert loaded.of(What.KEPT) == []
    assert [change.key for change in loaded.of(What.CHANGED)] == ["thong-bao-ket-qua 2026-01-01"]
    assert [row.kind for row in Outline.objects.filter(code="thong-bao-ket-qua")] == ["notice", "notice"]


NEW_WORDS = {"kind", "type", "abbreviation", "abstract", "addressees", "goes_to", "from_run"}
