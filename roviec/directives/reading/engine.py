"""Text in, reading out: the steps in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.citations import chronology_warnings, find_citations, graph
from roviec.directives.reading.clauses import written
from roviec.directives.reading.header import account_fields, official_fields
from roviec.directives.reading.layout import Paragraph, Zone, lay_out
from roviec.directives.reading.leads import Lead
from roviec.directives.reading.letters import UPPER
from roviec.directives.reading.model import Document, Reading, Warned
from roviec.directives.reading.tables import task_tables
from roviec.directives.reading.tasks import Context
from roviec.directives.reading.times import Times
from roviec.directives.reading.walk import walk
from roviec.vietnamese.text import normalise

# "… đã làm việc với lãnh đạo tỉnh X": conclusions about one province charge it where they name nobody.
_CONCLUDED_ABOUT = re.compile(
    rf"làm việc (?:với|tại) (?:tập thể |Ban Thường vụ |Thường trực )*(?:lãnh đạo )?(?:chủ chốt )?(?P<body>(?:tỉnh|thành phố) (?:[{UPPER}]\w* ?){{2,4}})(?<!\s)"
)
# "… làm việc với Tổng công ty X", "Kết luận … về kế hoạch của Tập đoàn Y": so do those about one enterprise, school or office.
_MEETING_WITH = re.compile(r"làm việc (?:với|tại) (?:(?:tập thể|lãnh đạo|đại diện|các) )*(?=\w)")
_OF = re.compile(r"\bcủa (?=\w)")
_ONE_HOUSE = re.compile(
    r"(?:Tổng công ty|Tổng Công ty|Tập đoàn|Công ty|Ngân hàng|Trường|Đại học|Học viện|Bệnh viện|Bộ|Sở|Ban Quản lý|Tổng cục|Cục|tỉnh|thành phố|Tỉnh|Thành phố|huyện|quận|UBND|Ủy ban nhân dân) \w"
)
_SHOWN = 80  # characters
_LETTERS = {"công văn", "công điện"}


def read(text: str, *, issued_on: date | None = None) -> Reading:
    """Reads a directive or a news account of one. `issued_on` stands in where the text doesn't give its own date."""
    text = normalise(text)
    items = lay_out(text)
    found = find_citations(text)
    is_account = not any(item.zone is Zone.HEAD for item in items)
    document = account_fields(text, found) if is_account else official_fields(text, items)
    document = replace(document, issued_on=document.issued_on or issued_on)
    document = replace(document, cites=graph(text, found, document.number))
    times = Times(text, document.issued_on)
    tables = task_tables(text, items)
    told = walk(text, items, times, _base_lead(text, items, document), document.issuer, tables)
    clauses, tasks, exhortations = written(text, items, told, Context(text, times, found, document.number, is_account))
    warnings = chronology_warnings(document.cites, document.number, document.issued_on)
    warnings += tuple(
        Warned("row-without-lead", *words, {"words": text[slice(*words)][:_SHOWN]})
        for words in tables.leaderless.values()
    )
    if not tasks:
        warnings += (Warned("no-task-found", 0, len(text)),)
    return Reading(text, document, tuple(clauses), tuple(tasks), tuple(exhortations), warnings)


def _base_lead(text: str, items: Sequence[Paragraph], document: Document) -> Lead | None:
    """A letter charges those it is addressed to, until it names somebody."""
    about = _CONCLUDED_ABOUT.search(text) if document.type in {"thông báo", "kết luận"} else None
    if about:
        return Lead((" ".join(about["body"].split()),), about.start("body"), about.end("body"), "concluded-about")
    if document.type in {"thông báo", "kết luận"} and (house := _house(text, document)):
        return house
    if document.type not in _LETTERS or not document.recipients:
        return None
    heads = [item for item in items if item.zone is Zone.HEAD]
    if not any(text.startswith(("Kính gửi", "Kính chuyển", "Gửi"), item.start) for item in heads):
        return None
    names = tuple(name for name in document.recipients if body_phrase(name, 0, len(name)))
    return Lead(names, heads[-1].start, heads[-1].end, "addressees") if names else None


def _house(text: str, document: Document) -> Lead | None:
    """The one enterprise or office that a conclusion is about: whom the meeting was with, or whose affairs the title names last."""
    title = text.find(document.subject[:40]) if document.subject else -1
    ends = title + len(document.subject or "")
    places = [match.end() for match in _MEETING_WITH.finditer(text)]
    places += [match.end() for match in reversed(list(_OF.finditer(text, title, ends)))] if title >= 0 else []
    for at in places:
        line_end = text.find("\n", at)
        house = body_phrase(text, at, line_end if line_end >= 0 else len(text), loose=True)
        if house and len(house.names) == 1 and _ONE_HOUSE.match(house.names[0]):
            return Lead(house.names, house.start, house.end, "concluded-about")
    return None
