"""PDF/A-2b in the same layout, set by typst with the typeface Tinos. Everything of the document goes in as data, never as markup."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

import typst

from roviec.reports.layout import sizes
from roviec.reports.layout.as_json import Json
from roviec.reports.layout.font import characters, shown
from roviec.reports.layout.measure import bold_twips
from roviec.reports.layout.model import Annex, Block, Bullet, Document, Heading, NamedFigure, Paragraph, Table
from roviec.reports.layout.wording import (
    MOTTO,
    NATION,
    TO,
    annex_label,
    annex_reference,
    basis_lines,
    bullet_text,
    cell_text,
    date_line,
    finished,
    name_lines,
    named_figure_text,
    number_line,
    recipient_lines,
    sign_lines,
    subject_line,
    title_of,
)

TEMPLATE: Final = Path(__file__).with_name("document.typ")
_NO_DAY: Final = datetime(2020, 3, 5, tzinfo=UTC)


def render_pdf(document: Document, fonts: Path) -> bytes:
    """`fonts` is the folder of the npm package @expo-google-fonts/tinos; FontMissing without it.

    The same document gives the same bytes.
    """
    known = characters(fonts)
    text = json.dumps(_shown(_parts(document), known), ensure_ascii=False)
    day = document.head.on
    return typst.compile(
        TEMPLATE,
        font_paths=[fonts],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2b"],
        sys_inputs={"document": text},
        timestamp=datetime.combine(day, time(), UTC) if day else _NO_DAY,
    )


def _shown(data: Json, known: frozenset[int]) -> Json:
    if isinstance(data, str):
        return shown(data, known)
    if isinstance(data, list):
        return [_shown(item, known) for item in data]
    if isinstance(data, dict):
        return {key: _shown(item, known) for key, item in data.items()}
    return data


def _parts(document: Document) -> dict[str, Json]:
    head = document.head
    widest = min(bold_twips(head.abstract or head.kind.upper(), sizes.TITLE_PT), sizes.TEXT)
    return {
        "sizes": _sizes(),
        "title": title_of(document),
        "author": head.issuer,
        "note": document.note,
        "head": _head(document),
        "kind": head.kind.upper(),
        "abstract": head.abstract,
        "title_rule": round(sizes.RULE_SHARE * widest),
        "addressees": _addressees(document.addressees),
        "bases": [*basis_lines(document)],
        "body": _blocks(finished(document.body)),
        "recipients": [*recipient_lines(document)],
        "sign": [*sign_lines(document)],
        "name": document.sign.name,
        "annexes": [_annex(annex, document) for annex in document.annexes],
    }


def _head(document: Document) -> dict[str, Json]:
    head = document.head
    issuer = name_lines(head.issuer)
    return {
        "parent": [*(name_lines(head.parent) if head.parent else [])],
        "issuer": [*issuer],
        "issuer_rule": round(sizes.RULE_SHARE * bold_twips(issuer[-1], sizes.ISSUER_PT)),
        "nation": NATION,
        "motto": MOTTO,
        "motto_rule": bold_twips(MOTTO, sizes.MOTTO_PT),
        "number": number_line(head),
        "subject": subject_line(head),
        "date": date_line(head),
    }


def _addressees(names: tuple[str, ...]) -> list[Json]:
    if len(names) == 1:
        return [f"{TO} {names[0]}."]
    last = len(names) - 1
    return [TO, *(f"- {name}{'.' if at == last else ';'}" for at, name in enumerate(names))] if names else []


def _annex(annex: Annex, document: Document) -> dict[str, Json]:
    return {
        "label": annex_label(annex),
        "title": annex.title.upper(),
        "reference": annex_reference(document.head),
        "wide": annex.wide,
        "blocks": _blocks(annex.blocks),
    }


def _blocks(blocks: tuple[Block, ...]) -> list[Json]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, Json]:
    match block:
        case Heading(level, label, text):
            return {"sort": "heading", "level": level, "text": " ".join(filter(None, (label, text)))}
        case Paragraph(text):
            return {"sort": "text", "text": text}
        case Bullet():
            return {"sort": "text", "text": bullet_text(block)}
        case NamedFigure():
            return {"sort": "text", "text": named_figure_text(block)}
        case Table():
            columns: list[Json] = [
                {"title": each.title, "share": each.share, "numeric": each.numeric} for each in block.columns
            ]
            rows: list[Json] = [[cell_text(cell) for cell in row] for row in block.rows]
            return {"sort": "table", "caption": block.caption, "columns": columns, "rows": rows, "total": block.total}


def _sizes() -> dict[str, Json]:
    return {
        "top": sizes.TOP, "bottom": sizes.BOTTOM, "left": sizes.LEFT, "right": sizes.RIGHT,
        "head": [*sizes.HEAD], "foot": [*sizes.FOOT], "indent": sizes.INDENT, "after": sizes.AFTER_PT, "lines": f"{sizes.LINES}",
        "nation": sizes.NATION_PT, "motto": sizes.MOTTO_PT, "parent": sizes.PARENT_PT, "issuer": sizes.ISSUER_PT,
        "number": sizes.NUMBER_PT, "date": sizes.DATE_PT, "subject": sizes.SUBJECT_PT, "title": sizes.TITLE_PT,
        "body": sizes.BODY_PT, "table": sizes.TABLE_PT, "sign": sizes.SIGN_PT, "signature": sizes.SIGNATURE_PT,
        "recipients": sizes.RECIPIENTS_PT, "recipient": sizes.RECIPIENT_PT,
        "page_number": sizes.PAGE_NUMBER_PT, "note": sizes.NOTE_PT,
    }  # fmt: skip
