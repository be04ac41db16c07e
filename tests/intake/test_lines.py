from __future__ import annotations

import pytest

from roviec.directives.intake.grid import Cell
from roviec.directives.intake.lines import joined_subject, page_of, table_lines


@pytest.mark.parametrize("rule", ["-------", "_____", "* * *", "———", "…………", "  ===  "])
def test_drawn_rules_and_blank_lines_are_no_lines(rule: str) -> None:
    assert page_of(["Sở Tư pháp", rule, "", "- rà soát", "--"]) == "Sở Tư pháp\n- rà soát\n--"


def test_a_subject_takes_the_rest_of_its_cell() -> None:
    assert joined_subject(["Số: 1/UBND", "V/v rà", "soát", "dữ liệu"]) == ["Số: 1/UBND", "V/v rà soát dữ liệu"]
    assert joined_subject(["Số: 1/UBND", "rà", "soát"]) == ["Số: 1/UBND", "rà", "soát"]


@pytest.mark.parametrize(
    ("rows", "ruled", "lines"),
    [
        pytest.param([[["một"], ["hai"]]], False, ["một", "hai"], id="two columns without lines are layout"),
        pytest.param([[["một"], ["hai"]]], True, ["một | hai"], id="two columns with lines are data"),
        pytest.param([[["một"], ["hai"], ["ba"]]], False, ["một | hai | ba"], id="three columns are data"),
        pytest.param([[["một", "hai"]], [["ba"]]], True, ["một", "hai", "ba"], id="a frame of one column is layout"),
        pytest.param([[["Nơi nhận:", "- Như trên;"], ["CHỦ TỊCH"]]], True, ["Nơi nhận:", "- Như trên;", "CHỦ TỊCH"], id="a framed foot is layout"),
        pytest.param([[["1"], []], [[], []]], True, ["1 | "], id="an empty row is dropped, an empty cell kept"),
        pytest.param([], True, [], id="no rows"),
    ],
)  # fmt: skip
def test_a_table_is_layout_or_data(rows: list[list[list[str]]], ruled: bool, lines: list[str]) -> None:
    assert table_lines([[Cell(cell) for cell in row] for row in rows], ruled) == lines
