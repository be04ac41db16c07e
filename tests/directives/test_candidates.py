"""Names of bodies in a task's words, the other lengths that they may have, and the places where it may be two tasks."""

from __future__ import annotations

import pytest

from roviec.directives.quoting import joints
from roviec.directives.review.candidates import lengths_of, named_in
from roviec.directives.review.marking import marked


def test_names_are_found_whatever_the_body_does() -> None:
    words = "thông báo kết quả cho các sở, ngành, địa phương; trình cấp có thẩm quyền, sao gửi Công an thành phố"
    assert named_in(words) == ["các sở, ngành, địa phương", "cấp có thẩm quyền", "Công an thành phố"]


def test_whose_a_cited_document_is_is_nobody_here() -> None:
    assert named_in("theo Quyết định số 66/2025/QĐ-UBND ngày 27/11/2025, báo cáo Sở Tài chính") == ["Sở Tài chính"]


def test_a_name_may_be_shorter_when_that_is_somebody_and_longer_behind_a_comma() -> None:
    council = "HĐND thành phố ban Nghị quyết"
    assert lengths_of(f"trình {council}", council, {"HĐND thành phố"}.__contains__) == [council, "HĐND thành phố"]
    team = "phân công Tổ an ninh, an toàn Đề án 06 phối hợp với các đơn vị"
    assert lengths_of(team, "Tổ an ninh", lambda name: True) == ["Tổ an ninh", "Tổ an ninh, an toàn Đề án 06"]
    assert lengths_of("gửi Sở Tài chính, Sở Nội vụ", "Sở Tài chính", lambda name: True) == ["Sở Tài chính"]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("rà soát hạ tầng dùng chung; thực trạng nhân lực", ["thực trạng nhân lực"]),
        ("rà soát hạ tầng dùng chung; báo cáo kết quả; đề xuất giải pháp", ["báo cáo kết quả; đề xuất giải pháp", "đề xuất giải pháp"]),
        ("làm sạch dữ liệu: hộ tịch; quốc tịch; lao động; giáo dục nghề nghiệp; đất đai", []),
        ("rà soát hạ tầng dùng chung", []),
    ],
)  # fmt: skip
def test_where_it_may_be_more_than_one_task(words: str, seconds: list[str]) -> None:
    assert [words[at:] for at in joints(words, 0, len(words))] == seconds


def test_names_are_marked_by_their_part_and_all_is_escaped() -> None:
    said = marked("gửi Sở A <b> ▮ & Sở A B", {"Sở A": "recipient", "Sở A B": "other"})
    assert said == (
        'gửi <b class="who who--recipient">Sở A</b> &lt;b&gt; <span class="cut" aria-hidden="true">▮ </span>&amp; '
        '<b class="who who--other">Sở A B</b>'
    )
