from __future__ import annotations

import pytest

from roviec.directives.reading import Relation, read
from roviec.directives.reading.citations import find_citations
from tests.reading.documents import directive


@pytest.mark.parametrize(
    "number",
    [
        "131/2025/NĐ-CP",
        "71/NQ-CP",
        "4/CT-TTg",
        "766/QĐ-TTg",
        "84/CĐ-TTg",
        "83/KH-UBND-CATP",
        "57-NQ/TW",
        "198-KL/TW",
        "1441/BC-SoNNMT",
        "0130/KH-UBND",
        "59/2020/QH14",
        "1552/BTTTT-THH",
    ],
)
def test_numbers_of_documents_are_found(number: str) -> None:
    text = f"theo văn bản số {number} của cấp trên"
    assert [found.number for found in find_citations(text)] == [number]


@pytest.mark.parametrize(
    "words",
    ["Đề án 06/CP", "trực 24/7", "TCVN 14423:2025", "ngày 12/6/2025", "khoảng 1/3 số hộ", "80 km/h", "1.200/1.500 hộ"],
)
def test_other_numbers_are_not(words: str) -> None:
    assert find_citations(f"thực hiện {words} trên địa bàn") == []


def test_type_and_date_are_read_with_the_number() -> None:
    (found,) = find_citations("tại Quyết định số 12/QĐ-UBND ngày 05/3/2024 của tỉnh")
    assert (found.type, str(found.issued_on)) == ("quyết định", "2024-03-05")


def test_a_space_inside_a_number_is_dropped() -> None:
    assert [found.number for found in find_citations("Nghị quyết số 57- NQ/TW")] == ["57-NQ/TW"]


def test_citations_form_a_graph() -> None:
    text = directive(
        "1. Sở Xây dựng thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2025 về việc sửa đổi Kế hoạch số 3/KH-UBND ngày 02/01/2024."
    )
    edges = [(edge.cited_by, edge.number, edge.relation) for edge in read(text).document.cites]
    assert edges == [(None, "5/KH-UBND", Relation.IMPLEMENTS), ("5/KH-UBND", "3/KH-UBND", Relation.AMENDS)]


def test_a_document_that_replaces_a_younger_one_is_a_warning() -> None:
    text = directive(
        "1. Sở Xây dựng thực hiện Công văn số 5/UBND ngày 02/01/2025 về việc thay thế Công văn số 9/UBND ngày 26/3/2025."
    )
    reading = read(text)
    (warning,) = reading.warnings
    assert warning.code == "cited-document-is-younger"
    assert warning.fields["cited"] == "9/UBND"
    assert warning.fields["citer"] == "5/UBND"
    assert "9/UBND" in reading.text[warning.start : warning.end]


def test_a_document_that_cites_the_future_is_a_warning_and_the_past_is_none() -> None:
    future = read(directive("1. Sở Xây dựng thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026."))
    past = read(directive("1. Sở Xây dựng thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024."))
    assert [warning.code for warning in future.warnings] == ["cited-document-is-younger"]
    assert past.warnings == ()


def test_a_task_lists_the_numbers_in_its_quote_only() -> None:
    first, second = read(directive("1. Sở Xây dựng\n- Thực hiện Kế hoạch số 5/KH-UBND.\n- Vớt rác trên hồ.")).tasks
    assert (first.cites, second.cites) == (("5/KH-UBND",), ())
