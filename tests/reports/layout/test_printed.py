from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from roviec.reports.layout.measure import bold_twips
from roviec.reports.layout.model import Annex, Head, Paragraph
from roviec.reports.layout.printed import printed
from roviec.reports.layout.sizes import HEAD, TEXT, WIDE_TEXT
from roviec.reports.layout.wording import MOTTO
from tests.reports.layout.documents import agencies, dispatch, notice, report


def of(document: Any, **head: Any) -> Any:
    return printed(dataclasses.replace(document, head=dataclasses.replace(document.head, **head)))


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ((), []),
        (("Sở A",), ["Kính gửi: Sở A."]),
        (("Sở A", "Sở B"), ["Kính gửi:", "- Sở A;", "- Sở B."]),
    ],
)
def test_addressees(names: tuple[str, ...], lines: list[str]) -> None:
    assert printed(dataclasses.replace(report(), addressees=names))["addressees"] == lines


def test_rules_are_a_share_of_the_line_above_and_never_longer_than_its_column() -> None:
    for document in (report(), dispatch(), notice()):
        made: Any = printed(document)
        name = min(bold_twips(made["head"]["issuer"][-1], 13), HEAD[0])
        assert name / 3 <= made["head"]["issuer_rule"] <= name / 2
        assert made["head"]["motto_rule"] == bold_twips(MOTTO, 14)
        assert made["title_rule"] <= TEXT / 2


def test_a_document_without_a_parent_has_no_line_for_it() -> None:
    assert of(report(), parent="")["head"]["parent"] == []
    assert of(report())["head"]["parent"] == ["UBND THÀNH PHỐ ĐÀ NẴNG"]


def test_a_type_without_an_abstract_is_ruled_by_itself() -> None:
    made = of(report(), abstract="")
    assert (made["kind"], made["abstract"]) == ("BÁO CÁO", "")
    assert made["title_rule"] == round(0.4 * bold_twips("BÁO CÁO", 14))


def test_columns_fill_the_sheet_they_are_on() -> None:
    upright = Annex("Đứng", (agencies(),), number="II")
    made: Any = printed(dataclasses.replace(report(), annexes=(*report().annexes, upright)))
    (wide,), (narrow,) = (annex["blocks"] for annex in made["annexes"])
    assert sum(column["width"] for column in wide["columns"]) == WIDE_TEXT
    assert sum(column["width"] for column in narrow["columns"]) == TEXT
    assert [annex["label"] for annex in made["annexes"]] == ["Phụ lục", "Phụ lục II"]


def test_the_end_mark_is_on_the_last_line_of_the_body_only() -> None:
    annex = Annex("Ghi chú", (Paragraph("Một dòng."),))
    made: Any = printed(dataclasses.replace(report(), annexes=(annex,)))
    assert [block["text"].endswith("./.") for block in made["body"] if "text" in block].count(True) == 1
    assert made["body"][-1]["text"].endswith("./.")
    assert made["annexes"][0]["blocks"][0]["text"] == "Một dòng."


def test_a_head_needs_no_more_than_an_issuer() -> None:
    bare: Any = printed(dataclasses.replace(report(), head=Head("UBND xã A"), addressees=(), bases=(), annexes=()))
    assert bare["head"]["number"].startswith("Số: ")
    assert bare["head"]["date"].startswith("ngày")
    assert bare["kind"] == bare["abstract"] == bare["head"]["subject"] == ""
