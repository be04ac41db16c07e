from __future__ import annotations

import io
from decimal import Decimal

import docx
import pytest

from roviec.reports.layout.docx import render_docx
from roviec.reports.layout.model import Document
from roviec.reports.layout.read_back import Grid, Line, figures_in, pieces_of, read_docx
from tests.reports.layout.documents import dispatch, notice, report


@pytest.mark.parametrize("document", [report(), dispatch(), notice()], ids=["report", "dispatch", "notice"])
def test_what_was_written_is_read(document: Document) -> None:
    assert read_docx(render_docx(document)) == pieces_of(document)


def test_figures_come_back_as_numbers() -> None:
    (table, _) = (piece for piece in read_docx(render_docx(report())) if isinstance(piece, Grid))
    assert table.numbers()[0] == [1, None, 1234, 1200, Decimal("97.2")]
    assert table.numbers()[2][3:] == [None, None]
    assert Decimal("90.8") in figures_in([Line("Tỷ lệ đúng hạn: 90,8 %")])


def test_a_figure_changed_by_hand_is_found() -> None:
    word = docx.Document(io.BytesIO(render_docx(report())))
    word.tables[1].rows[1].cells[2].paragraphs[0].runs[0].text = "1.235"
    out = io.BytesIO()
    word.save(out)
    read, meant = figures_in(read_docx(out.getvalue())), figures_in(pieces_of(report()))
    assert [(was, now) for was, now in zip(meant, read, strict=True) if was != now] == [(Decimal(1234), Decimal(1235))]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a Word file"):
        read_docx(data)
