"""A document as the lines that are printed, in their places: for renderers that set data (PDF, the page's preview)."""

from __future__ import annotations

from roviec.reports.layout import sizes
from roviec.reports.layout.as_json import Json
from roviec.reports.layout.columns import widths
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


def printed(document: Document) -> dict[str, Json]:
    """Every text as it is printed, with the lengths (twips) of the rules that are drawn below some of them."""
    head = document.head
    widest = min(bold_twips(head.abstract or head.kind.upper(), sizes.TITLE_PT), sizes.TEXT)
    return {
        "title": title_of(document),
        "author": head.issuer,
        "note": document.note,
        "head": _head(document),
        "kind": head.kind.upper(),
        "abstract": head.abstract,
        "title_rule": round(sizes.RULE_SHARE * widest),
        "addressees": _addressees(document.addressees),
        "bases": [*basis_lines(document)],
        "body": _blocks(finished(document.body), sizes.TEXT),
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
        "issuer_rule": round(sizes.RULE_SHARE * min(bold_twips(issuer[-1], sizes.ISSUER_PT), sizes.HEAD[0])),
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
        "blocks": _blocks(annex.blocks, sizes.WIDE_TEXT if annex.wide else sizes.TEXT),
    }


def _blocks(blocks: tuple[Block, ...], width: int) -> list[Json]:
    return [_block(block, width) for block in blocks]


def _block(block: Block, width: int) -> dict[str, Json]:
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
                {"title": each.title, "width": across, "numeric": each.numeric}
                for each, across in zip(block.columns, widths(block, width), strict=True)
            ]
            rows: list[Json] = [[cell_text(cell) for cell in row] for row in block.rows]
            return {"sort": "table", "caption": block.caption, "columns": columns, "rows": rows, "total": block.total}
