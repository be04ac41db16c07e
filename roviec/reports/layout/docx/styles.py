"""Word's styles as the layout wants them: one typeface, black, Vietnamese; what an officer changes in a style changes everywhere."""

from __future__ import annotations

from typing import Final, TypedDict, Unpack, cast

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle
from lxml.etree import _Element

from roviec.reports.layout import sizes
from roviec.reports.layout.docx.ooxml import element
from roviec.reports.layout.model import LEVELS

BODY: Final = "Nội dung"
BULLET: Final = "Gạch đầu dòng"
SUB_BULLET: Final = "Dấu cộng"
BASIS: Final = "Căn cứ"
TITLE: Final = "Tên loại"
ABSTRACT: Final = "Trích yếu"
ADDRESSEE: Final = "Kính gửi"
CAPTION: Final = "Tên bảng"
CELL: Final = "Ô bảng"
ANNEX: Final = "Tên phụ lục"
REFERENCE: Final = "Kèm theo"

LEFT, CENTER, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


class Look(TypedDict, total=False):
    size: float
    bold: bool
    italic: bool
    align: WD_ALIGN_PARAGRAPH
    indent: int  # of the first line, twips
    after: float
    before: float
    lines: float
    with_next: bool


def set_styles(word: Word) -> None:
    _defaults(word)
    _style(word, "Normal", size=sizes.BODY_PT, align=LEFT, after=0, lines=1.0)
    _style(word, "Header", size=sizes.PAGE_NUMBER_PT, align=CENTER)
    _style(word, "Footer", size=sizes.NOTE_PT, align=CENTER)
    text = Look(size=sizes.BODY_PT, align=BOTH, indent=sizes.INDENT, after=sizes.AFTER_PT, lines=sizes.LINES)
    for name in (BODY, BULLET, SUB_BULLET):
        _style(word, name, **text)
    _style(word, BASIS, **(text | Look(italic=True)))
    for level in range(1, LEVELS + 1):
        look = text | Look(bold=level < 4, italic=level > 2, with_next=True)
        _style(word, f"Heading {level}", **look)
    _style(word, TITLE, size=sizes.TITLE_PT, bold=True, align=CENTER, before=14)
    _style(word, ABSTRACT, size=sizes.TITLE_PT, bold=True, align=CENTER)
    _style(word, ADDRESSEE, size=sizes.BODY_PT, align=LEFT)
    _style(word, CAPTION, size=sizes.TABLE_PT, bold=True, align=CENTER, before=6, after=3, with_next=True)
    _style(word, CELL, size=sizes.TABLE_PT, align=LEFT, before=2, after=2)
    _style(word, ANNEX, size=sizes.TITLE_PT, bold=True, align=CENTER)
    _style(word, REFERENCE, size=sizes.BODY_PT, italic=True, align=CENTER)


def _style(word: Word, name: str, **look: Unpack[Look]) -> None:
    known = name in word.styles
    style = cast("ParagraphStyle", word.styles[name] if known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    font, shape = style.font, style.paragraph_format
    if not known:
        style.base_style, style.quick_style = cast("ParagraphStyle", word.styles["Normal"]), True
    set_fonts(style.element.get_or_add_rPr())
    font.size, font.bold, font.italic = Pt(look["size"]), look.get("bold", False), look.get("italic", False)
    font.color.rgb = RGBColor(0, 0, 0)
    shape.alignment = look["align"]
    shape.first_line_indent = Twips(look.get("indent", 0))
    shape.space_before, shape.space_after = Pt(look.get("before", 0)), Pt(look.get("after", 0))
    shape.line_spacing = look.get("lines", 1.0)
    shape.keep_with_next = look.get("with_next", False)
    shape.widow_control = True


def set_fonts(properties: _Element) -> None:
    """One typeface for every script, and none from a theme."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), sizes.FONT)


def _defaults(word: Word) -> None:
    properties = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    set_fonts(properties)
    for language in properties.findall(qn("w:lang")):
        properties.remove(language)
    properties.append(element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))
