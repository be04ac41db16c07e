"""An editable Word document in the official layout: real styles and headings, nothing drawn by hand that an officer couldn't change."""

from __future__ import annotations

import docx

from roviec.reports.layout.docx import annexes, body, head, page
from roviec.reports.layout.docx.ooxml import package
from roviec.reports.layout.docx.styles import set_styles
from roviec.reports.layout.model import Document
from roviec.reports.layout.sizes import TEXT
from roviec.reports.layout.wording import finished


def render_docx(document: Document) -> bytes:
    """The same document gives the same bytes."""
    made = docx.Document()
    set_styles(made)
    page.set_page(made, document)
    head.add_head(made, document.head)
    head.add_title(made, document.head)
    body.add_addressees(made, document.addressees)
    body.add_bases(made, document)
    body.add_blocks(made, finished(document.body), TEXT)
    head.add_foot(made, document)
    for annex in document.annexes:
        annexes.add_annex(made, annex, document)
    return package(made)
