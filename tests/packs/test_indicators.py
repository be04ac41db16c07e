"""Indicators and targets as pack data."""

from __future__ import annotations

from datetime import date

import pytest

from roviec.measures.models import Definition, Indicator, Target
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.packs.schema import PackError
from tests.packs.conftest import UNITS, Write

COUNT = """
[[indicator]]
code = "tin"
name = "Tin, bài"
kind = "count"
measure = "tin"
every = "monthly"
given_by = "sheet"
kinds = ["so"]
"""
MONEY = (
    COUNT.replace('"tin"', '"tien"', 1).replace('"count"', '"amount"').replace('measure = "tin"', 'measure = "đồng"')
)
FORMULA = """
[[indicator]]
code = "moi-tin"
name = "Tiền mỗi tin"
kind = "amount"
measure = "đồng/tin"
every = "monthly"
given_by = "formula"
formula = "[tien] / [tin]"
"""
TARGET = """
[[target]]
indicator = "tin"
point = [{ on = 2026-06-30, value = 10 }, { on = 2026-12-31, value = 20.5 }]
"""
SHEET = """
[[sheet]]
code = "bieu"
title = "Biểu"
kinds = ["so"]
field = [{ code = "a", label = "A", kind = "count", indicator = "tin" }]
"""
ALL = COUNT + MONEY + FORMULA + TARGET + SHEET


@pytest.mark.django_db
def test_they_are_loaded_once(write: Write) -> None:
    home = write(units=UNITS + ALL)
    added = load_pack("mau", home).added
    assert (added["indicators"], added["targets"]) == (3, 1)
    assert load_pack("mau", home).total == 0
    row = Definition.objects.get(indicator__code="tin")
    assert (row.kinds, row.every, row.source, row.valid_from) == (["so"], "monthly", "nguồn thử", date(2024, 1, 1))
    assert Target.objects.get().points == [["2026-06-30", "10"], ["2026-12-31", "20.5"]]


@pytest.mark.django_db
def test_what_is_loaded_is_never_edited_and_a_later_meaning_follows_on(write: Write) -> None:
    load_pack("mau", write(units=UNITS + COUNT))
    with pytest.raises(PackError, match="chỉ tiêu đã nạp không sửa được"):
        load_pack("mau", write(units=UNITS + COUNT.replace("Tin, bài", "Tin")))
    ended, later = COUNT + "to = 2026-01-01\n", COUNT.replace("Tin, bài", "Tin") + "from = 2026-01-01\n"
    load_pack("mau", write(units=UNITS + ended + later))
    assert [(row.name, row.valid_to) for row in Definition.objects.order_by("valid_from")] == [
        ("Tin, bài", date(2026, 1, 1)), ("Tin", None),
    ]  # fmt: skip
    assert Indicator.objects.count() == 1


@pytest.mark.django_db
def test_a_target_of_the_city_stays(write: Write) -> None:
    load_pack("mau", write(units=UNITS + ALL))
    Target.objects.update(points=[["2027-01-01", "99"]])
    load_pack("mau", write(units=UNITS + ALL))
    assert Target.objects.get().points == [["2027-01-01", "99"]]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (ALL.replace('kinds = ["so"]\n[[indicator]]', "[[indicator]]", 1).replace('kinds = ["so"]\n\n', "\n", 1), "ai cho số liệu"),
        (COUNT.replace('["so"]', '["la"]'), "không có loại “la”"),
        (COUNT + 'owner = "ai-do"\n', "không có đơn vị “ai-do”"),
        (COUNT + COUNT, "bắt đầu khi bản trước còn hiệu lực"),
        (COUNT.replace('"monthly"', '"hourly"'), "“every” là “hourly”"),
        (COUNT + 'formula = "1"\n', "“formula” đi cùng given_by"),
        (ALL.replace("[tien] /", "[tien] +"), "cộng hai đơn vị đo khác nhau"),
        (ALL.replace("/ [tin]", "/ [la]"), "công thức có chỉ tiêu lạ / unknown indicator “la”"),
        (ALL.replace("/ [tin]", "/ "), "công thức chưa xong"),
        (ALL.replace('"đồng/tin"', '"đồng"'), "công thức ra đơn vị “đồng/tin”"),
        (ALL.replace('measure = "tin"\nevery = "monthly"', 'measure = "tin"\nevery = "quarterly"'), "phải là số liệu gốc, cùng kỳ"),
        (ALL.replace('indicator = "tin" }', 'indicator = "la" }'), "không có chỉ tiêu lấy từ biểu “la”"),
        (ALL.replace('kind = "count", indicator', 'kind = "amount", indicator'), "khác loại với chỉ tiêu “tin”"),
        (ALL + SHEET.replace('"bieu"', '"bieu-2"'), "“tin” đã được hỏi ở biểu “bieu”"),
        (ALL + SHEET.replace('"bieu"', '"bieu-2"').replace('kinds = ["so"]', ""), "“tin” đã được hỏi ở biểu “bieu”"),
        (ALL + SHEET.replace('"bieu"', '"bieu-2"').replace('kinds = ["so"]', 'units = ["so-a"]'), "đã được hỏi"),
        (ALL.replace('indicator = "tin" }', 'indicator = "tin" }, { code = "b", label = "B", kind = "count", indicator = "tin" }'), "đã được hỏi"),
        (ALL.replace('indicator = "tin"\npoint', 'indicator = "la"\npoint'), "không có chỉ tiêu “la”"),
        (ALL + TARGET, "mã “tin  2024-01-01” bị lặp"),
        (ALL.replace("2026-12-31", "2026-01-31"), "các mốc phải theo thứ tự ngày"),
        (ALL.replace("value = 10", 'value = "10"'), "“value” phải là số"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(write: Write, entry: str, said: str) -> None:
    with pytest.raises(PackError) as refused:
        checked_pack("mau", write(units=UNITS + entry))
    assert any(said in problem for problem in refused.value.problems), refused.value.problems


@pytest.mark.django_db
def test_the_city_s_own_pack_has_its_indicators_with_a_source_each() -> None:
    load_pack("da06-danang")
    rows = Definition.objects.all()
    assert rows.count() == 17
    assert all(row.source and row.certainty for row in rows)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('kinds = ["so"]', 'kinds = ["ubnd"]'),  # other units
        ('kinds = ["so"]\nto = 2025-01-01', 'kinds = ["so"]\nfrom = 2025-01-01'),  # another time
    ],
)
def test_two_sheets_may_ask_it_of_others_or_at_another_time(write: Write, first: str, second: str) -> None:
    sheets = SHEET.replace('kinds = ["so"]', first) + SHEET.replace('"bieu"', '"bieu-2"').replace(
        'kinds = ["so"]', second
    )
    assert len(checked_pack("mau", write(units=UNITS + ALL.replace(SHEET, sheets))).sheets) == 2
