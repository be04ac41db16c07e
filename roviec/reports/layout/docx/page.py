"""The sheet: size, margins, the page number, the note at the foot, and what the file says of itself."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Twips

from roviec.reports.layout import sizes
from roviec.reports.layout.docx.ooxml import page_number, write
from roviec.reports.layout.model import Document
from roviec.reports.layout.wording import title_of

# A file must have some day; one without a date of its own always has the same.
_NO_DAY = datetime(2020, 3, 5, tzinfo=UTC)


def set_page(word: Word, document: Document) -> None:
    section = word.sections[0]
    set_sheet(section, wide=False)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(number)
    if document.note:
        for footer in (section.footer, section.first_page_footer):
            _note(footer, document.note)
    _properties(word, document)


def set_sheet(section: Section, *, wide: bool) -> None:
    """Turned sheets keep the four margins where they are, as the reader holds the page."""
    width, height = reversed(sizes.PAGE) if wide else sizes.PAGE
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.top_margin, section.bottom_margin = Twips(sizes.TOP), Twips(sizes.BOTTOM)
    section.left_margin, section.right_margin = Twips(sizes.LEFT), Twips(sizes.RIGHT)
    section.header_distance = section.footer_distance = Twips(sizes.NUMBER_FROM_EDGE)


def _note(footer: _Footer, text: str) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, sizes.NOTE_PT, italic=True)


def _properties(word: Word, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title_of(document), document.head.issuer, ""
    properties.language, properties.last_modified_by = "vi-VN", ""
    day = document.head.on
    properties.created = properties.modified = datetime.combine(day, time(), UTC) if day else _NO_DAY
    package = word.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of the template's first page, not of ours
    settings = word.settings.element
    # Of an older mode Word says "compatibility mode" in the title.
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "vi-VN")
