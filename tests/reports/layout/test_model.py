from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.reports.layout.clean import line
from roviec.reports.layout.model import Column, Figure, Heading, Paragraph, Sign, Table


@given(st.text())
def test_a_line_is_composed_visible_and_one(text: str) -> None:
    found = line(text)
    assert unicodedata.is_normalized("NFC", found)
    assert not any(unicodedata.category(char).startswith("C") for char in found)
    assert found == " ".join(found.split())
    assert line(found) == found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("hai\ndòng\tvà  khoảng\u00a0trắng", "hai dòng và khoảng trắng"),
        ("đảo\u202engược", "đảongược"),
        ("\x00\x0bhỏng\ud800", "hỏng"),
    ],
)
def test_what_a_document_cannot_hold_is_mended(text: str, kept: str) -> None:
    assert Paragraph(text).text == kept


def test_texts_in_tuples_and_in_cells_are_cleaned_too() -> None:
    assert Sign("Giám  đốc", capacity=("KT.  GIÁM ĐỐC",)).capacity == ("KT. GIÁM ĐỐC",)
    table = Table((Column("Tên"), Column("Số", numeric=True)), (("a\nb", Figure(Decimal(1))),))
    assert table.rows == (("a b", Figure(Decimal(1))),)


@pytest.mark.parametrize("level", [0, 5])
def test_a_heading_has_one_of_four_levels(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading(level, "I.", "Sai cấp")


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        Table((Column("A"), Column("B")), (("1", "2"), ("1",)))


@pytest.mark.parametrize("columns", [(), (Column("A", 0),)])
def test_a_table_has_columns_with_a_share(columns: tuple[Column, ...]) -> None:
    with pytest.raises(ValueError, match="share"):
        Table(columns, ())


@pytest.mark.parametrize(
    "said", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "Q. GIÁM ĐỐC"]
)
def test_a_capacity_is_one_of_the_five(said: str) -> None:
    assert Sign("Phó Chủ tịch", capacity=(said,)).capacity == (said,)


@pytest.mark.parametrize("said", ["GIÁM ĐỐC", "TM ỦY BAN NHÂN DÂN", ""])
def test_no_other_capacity_is_taken(said: str) -> None:
    with pytest.raises(ValueError, match="capacity"):
        Sign("Phó Chủ tịch", capacity=(said,))
