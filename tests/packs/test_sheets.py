"""Forms of figures as pack data."""

from __future__ import annotations

import re
from datetime import date

import pytest

from roviec.duties.models import Sheet
from roviec.duties.sheets import Kind, fields_of
from roviec.org.models import Certainty
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack
from roviec.packs.schema import PackError
from tests.packs.conftest import UNITS, Write

HEAD = '\n[[sheet]]\ncode = "thang"\ntitle = "Báo cáo tháng"\n'
FIELDS = """field = [
  { code = "tong", label = "Tổng", kind = "count", total = "sum" },
  { code = "phan", label = "Phần", kind = "count", total = "sum" },
  { code = "ty-le", label = "Tỷ lệ", kind = "ratio", part = "phan", whole = "tong", total = "ratio" },
]
"""


@pytest.mark.django_db
def test_it_is_loaded_once_and_ends_when_another_begins(write: Write) -> None:
    home = write(units=UNITS + HEAD + 'kinds = ["so"]\n' + FIELDS)
    assert load_pack("mau", home).added["sheets"] == 1
    assert load_pack("mau", home).total == 0
    row = Sheet.objects.get()
    assert (row.code, row.kinds, row.valid_from, row.source) == ("thang", ["so"], date(2024, 1, 1), "nguồn thử")
    assert [field.kind for field in fields_of(row.fields)] == [Kind.COUNT, Kind.COUNT, Kind.RATIO]
    ended = HEAD + 'kinds = ["so"]\nto = 2025-01-01\n' + FIELDS
    later = HEAD + 'kinds = ["so"]\nfrom = 2025-01-01\n' + FIELDS.replace('"Tổng"', '"Tổng số"')
    write(units=UNITS + ended + later)
    assert load_pack("mau", home).added["sheets"] == 1
    assert list(Sheet.objects.order_by("valid_from").values_list("valid_to", flat=True)) == [date(2025, 1, 1), None]


def test_each_service_is_asked_the_same(write: Write) -> None:
    services = FIELDS.replace("field =", "per_service =") + 'service = [{ code = "sinh", name = "Khai sinh" }]\n'
    (sheet,) = checked_pack("mau", write(units=UNITS + HEAD + services)).sheets
    assert [(field.code, field.group) for field in sheet.fields] == [
        (f"sinh.{code}", "Khai sinh") for code in ("tong", "phan", "ty-le")
    ]
    assert (sheet.fields[2].part, sheet.fields[2].whole) == ("sinh.phan", "sinh.tong")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (HEAD + 'units = ["khong-co"]\n' + FIELDS, "không có đơn vị “khong-co”"),
        (HEAD + 'kinds = ["la"]\n' + FIELDS, "không có loại “la”"),
        (HEAD + FIELDS + HEAD + FIELDS, "mã “thang  2024-01-01” bị lặp"),
        (HEAD, "biểu không có số liệu nào"),
        (HEAD + FIELDS.replace('"phan", whole', '"khong", whole'), "tỷ lệ cần hai số đếm"),
        (HEAD + FIELDS.replace('kind = "ratio"', 'kind = "percent"'), "không cộng được"),
        (HEAD + FIELDS.replace('"phan", label', '"tong", label'), "mã số liệu bị lặp"),
        (HEAD + FIELDS.replace('kind = "count", total', 'kind = "magic", total'), "chỉ nhận"),
        (HEAD + FIELDS.replace("label", "colour"), "không biết trường “colour”"),
        (HEAD + 'service = [{ code = "a", name = "A" }]\n', "thiếu các mục “per_service”"),
    ],
)
def test_a_wrong_form_is_named(write: Write, entry: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        checked_pack("mau", write(units=UNITS + entry))


def test_the_forms_shipped_for_da_nang_say_where_they_are_from() -> None:
    sheets = {(sheet.code, sheet.variant): sheet for sheet in checked_pack("da06-danang").sheets}
    commune = sheets["da06-thang", "cap-xa"]
    assert [(field.label, field.kind) for field in commune.fields[:1]] == [("Tổng số lượt tuyên truyền", Kind.COUNT)]
    assert sum(field.kind is Kind.FILE for field in commune.fields) == 3
    assert len(sheets["da06-thang", "tu-phap"].fields) == 7 * 7
    assert sheets["da06-thang-pvhcc", ""].fields[1].label == "Phụ lục 2"
    assert {sheet.certainty for sheet in sheets.values()} == {Certainty.SECOND_HAND, Certainty.DEFAULT}
    assert all(
        re.search("biểu của thành phố chưa có|biểu do gói dữ liệu đề xuất", sheet.source) for sheet in sheets.values()
    )
