"""PDF/A-2b in the same layout, set by typst with the typeface Tinos. Everything of the document goes in as data, never as markup."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

import typst

from roviec.reports.layout import sizes
from roviec.reports.layout.as_json import Json
from roviec.reports.layout.font import characters, shown
from roviec.reports.layout.model import Document
from roviec.reports.layout.printed import printed

TEMPLATE: Final = Path(__file__).with_name("document.typ")
# typst breaks no word, Word does: an address of the web would run over the edge of its cell.
_ENDLESS: Final = re.compile(r"\S{30,}")
_BREAK: Final = "\u200b"
_NO_DAY: Final = datetime(2020, 3, 5, tzinfo=UTC)


def render_pdf(document: Document, fonts: Path) -> bytes:
    """`fonts` is the folder of the npm package @expo-google-fonts/tinos; FontMissing without it.

    The same document gives the same bytes.
    """
    known = characters(fonts)
    text = json.dumps(_shown({**printed(document), "sizes": _sizes()}, known), ensure_ascii=False)
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
        return _ENDLESS.sub(_breakable, shown(data, known))
    if isinstance(data, list):
        return [_shown(item, known) for item in data]
    if isinstance(data, dict):
        return {key: _shown(item, known) for key, item in data.items()}
    return data


def _breakable(word: re.Match[str]) -> str:
    return _BREAK.join(re.findall(r".{1,15}", word.group()))


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
