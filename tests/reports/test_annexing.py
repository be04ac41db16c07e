"""Lists of more than half a sheet leave the text; what is short stays; nothing is lost and the text says where to look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roviec.reports.builders.annexing import LONG, set_apart
from roviec.reports.layout.model import Block, Column, Heading, Paragraph, Table

FEW = (Column("TT", numeric=True), Column("Đơn vị"))
MANY = (*FEW, Column("Nhiệm vụ"), Column("Hạn"), Column("Tình hình"))


def table(rows: int, columns: tuple[Column, ...] = FEW, caption: str = "") -> Table:
    return Table(columns, tuple(tuple(f"{row}" for _ in columns) for row in range(rows)), caption=caption)


def section(title: str, *blocks: Block) -> list[Block]:
    return [Heading(1, "1.", title), *blocks]


def test_a_short_list_stays_in_the_text() -> None:
    body = section("Kết quả", table(LONG))
    assert set_apart(body) == (tuple(body), ())


def test_a_long_list_is_an_annex_without_a_number_and_the_text_says_so() -> None:
    said = Paragraph("Còn 2 đơn vị chưa đủ dữ liệu.")
    long = table(LONG + 1)
    text, annexes = set_apart(section("Kết quả", long, said))
    assert text == (
        Heading(1, "1.", "Kết quả"),
        Paragraph(f"Tổng cộng {LONG + 1} mục, chi tiết tại Phụ lục kèm theo."),
        said,
    )
    (annex,) = annexes
    assert (annex.title, annex.number, annex.blocks, annex.wide) == ("Kết quả", "", (long,), False)


def test_tables_under_one_heading_stay_together_and_several_annexes_are_numbered() -> None:
    groups = (table(2, caption="Sở"), table(LONG + 1, caption="Phường, xã"))
    late = table(LONG + 1, MANY)
    text, annexes = set_apart([*section("Kết quả", *groups), *section("Quá hạn", late), *section("Khác", table(1))])
    assert [(annex.number, annex.title, annex.blocks, annex.wide) for annex in annexes] == [
        ("I", "Kết quả", groups, False),
        ("II", "Quá hạn", (late,), True),
    ]
    said = [block.text for block in text if isinstance(block, Paragraph)]
    assert said == [
        f"Tổng cộng {LONG + 3} mục, chi tiết tại Phụ lục I kèm theo.",
        f"Tổng cộng {LONG + 1} mục, chi tiết tại Phụ lục II kèm theo.",
    ]


@given(st.lists(st.lists(st.integers(1, 2 * LONG), max_size=3), max_size=6))
def test_no_row_is_lost_and_none_is_said_twice(sizes: list[list[int]]) -> None:
    body: list[Block] = [table(size) for size in sizes[0]] if sizes else []
    for sort in sizes[1:]:
        body += section("Đề mục", *(table(size) for size in sort))
    text, annexes = set_apart(body)
    kept = [block for block in text if isinstance(block, Table)]
    moved = [block for annex in annexes for block in annex.blocks if isinstance(block, Table)]
    assert sorted(len(each.rows) for each in kept + moved) == sorted(size for sort in sizes for size in sort)
    assert [block for block in text if isinstance(block, Heading)] == [
        block for block in body if isinstance(block, Heading)
    ]
