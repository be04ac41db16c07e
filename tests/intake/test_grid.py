from __future__ import annotations

import pytest

from roviec.directives.intake import IntakeError
from roviec.directives.intake.grid import Cell, in_one_line
from roviec.directives.intake.lines import data_lines


@pytest.mark.parametrize(
    ("paragraphs", "line"),
    [
        (["Sở Tư pháp", "Công an thành phố"], "Sở Tư pháp; Công an thành phố"),
        (["Cơ quan", "chủ trì"], "Cơ quan chủ trì"),
        (["Lập danh sách:", "- Hộ nghèo;", "- Hộ cận nghèo."], "Lập danh sách: - Hộ nghèo; - Hộ cận nghèo."),
        (["a | b"], "a ¦ b"),
        ([], ""),
    ],
)
def test_the_paragraphs_of_a_cell_are_one_line(paragraphs: list[str], line: str) -> None:
    assert in_one_line(paragraphs) == line


def test_what_is_merged_downwards_is_said_in_each_row_and_a_row_over_all_columns_stands_alone() -> None:
    rows = [
        [Cell(["I. Thể chế"], across=3)],
        [Cell(["1"]), Cell(["Rà soát"]), Cell(["Sở Tư pháp"])],
        [Cell(["2"]), Cell(["Ban hành"]), Cell(goes_on=True)],
        [Cell(["3"]), Cell(["Tổng hợp"], across=2)],
        [Cell(goes_on=True), Cell(), Cell()],
    ]
    assert data_lines(rows) == [
        "I. Thể chế",
        "1 | Rà soát | Sở Tư pháp",
        "2 | Ban hành | Sở Tư pháp",
        "3 | Tổng hợp | ",
    ]


def test_a_long_merged_cell_is_said_once() -> None:
    rows = [[Cell(["1"]), Cell(["x" * 3_000])], [Cell(["2"]), Cell(goes_on=True)]]
    assert data_lines(rows)[1] == "2 | -nt-"


def test_merged_cells_cannot_make_a_text_without_end() -> None:
    rows = [[Cell(["x" * 1_900]) for _ in range(100)], *([Cell(["1"]), *(Cell(goes_on=True) for _ in range(99))] for _ in range(1_000))]  # fmt: skip
    with pytest.raises(IntakeError) as refused:
        data_lines(rows)
    assert refused.value.code == "too_long"
