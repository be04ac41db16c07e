"""Whatever people type goes into a document, and comes out of it as it was: no markup, no formula, no broken file."""

from __future__ import annotations

import dataclasses
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from roviec.reports.layout.as_json import from_json, to_json
from roviec.reports.layout.docx import render_docx
from roviec.reports.layout.model import Annex, Bullet, Column, Document, Heading, Paragraph, Sign, Table
from roviec.reports.layout.read_back import pieces_of, read_docx
from roviec.reports.layout.xlsx import render_xlsx
from tests.reports.layout.documents import dispatch


def full_of(text: str) -> Document:
    table = Table((Column(text), Column("Số", numeric=True)), ((text, None), ("x", text)), caption=text)
    return dataclasses.replace(
        dispatch(),
        head=dataclasses.replace(dispatch().head, issuer=text, parent=text, notation=text, place=text, kind=text),
        addressees=(text, text),
        bases=(text,),
        body=(Heading(1, text, text), Paragraph(text), Bullet(text), table),
        sign=Sign(post=text, name=text),
        recipients=(text,),
        archive=(text,),
        annexes=(Annex(text, (table,), number=text),),
        note=text,
    )


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_a_word_file_gives_back_every_text(text: str) -> None:
    document = full_of(text)
    assert read_docx(render_docx(document)) == pieces_of(document)


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_a_sheet_gives_back_every_text(text: str) -> None:
    document = full_of(text)
    kept = Paragraph(text).text
    for sheet in (0, 1):
        rows = load_workbook(io.BytesIO(render_xlsx(document))).get_sheet_by_index(sheet).to_python()
        assert [kept, ""] in rows
        assert ["x", kept] in rows


@given(st.text(max_size=40))
def test_json_gives_back_every_text(text: str) -> None:
    assert from_json(to_json(full_of(text))) == full_of(text)
