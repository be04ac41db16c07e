"""Rows that are no tasks but head others ("II. Sở Tư pháp", "B | CẤP CĂN CƯỚC | | |"), and whom they charge."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.tables.model import Cell

_BODY = re.compile(
    r"(?:các\s+)?(?!ban hành|hội (?:nghị|thảo|nhập|thi|chợ)|phòng,? chống|phòng ngừa|bộ (?:máy|thủ tục|tiêu chí|chỉ số)|đoàn kết|báo cáo|trường hợp|trung tâm hành chính công phục vụ)"
    r"(?:sở|ban|bộ|văn phòng|vp|ubnd|hđnd|[uủ][ỷy] ban|công an|cục|chi cục|tổng cục|trung tâm|thanh tra|phòng|vụ|viện|trường|đảng [uủ][ỷy]|tỉnh [uủ][ỷy]|thành [uủ][ỷy]|hội|liên đoàn|liên minh|đoàn|tòa án|toà án|kho bạc"
    r"|bảo hiểm xã hội|bưu điện|tập đoàn|tổng công ty|công ty|xí nghiệp|bệnh viện|đài|báo|mặt trận|ngân hàng|tổ công tác|học viện|đại học|đơn vị|cơ quan)\b",
    re.IGNORECASE,
)
_CHARGED = re.compile(r"(?:nhiệm vụ|công việc|việc|danh mục)\b[^|\n]{0,80}?\b(?:giao cho|giao|của|thuộc)\s+|^giao\s+", re.IGNORECASE)  # fmt: skip
_AROUND = re.compile(r"\s*(?:chủ trì|thực hiện|\([^()]*\))?\s*[:.;,]*\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:phụ lục\s*)?(?:(?:[IVXL]{1,6}|[A-ZĐ]|\d{1,2})\s*[.):/–-]\s*|[IVXL]{1,6}\s+(?=\S))?", re.IGNORECASE)  # fmt: skip
_ROMAN = re.compile(r"(?:[IVXL]{1,6})[.):]?")
_LETTER = re.compile(r"[A-ZĐ][.):]?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_BELOW = re.compile(r"[-–+•*]|[a-zđ][.)]?|\(?\d{1,2}\)")
_LONGEST = 250  # characters
_NUMBERED = re.compile(r"([IVXL]{1,6}|[A-ZĐ])\s*[.):/–-]?\s+\S")


@dataclass(frozen=True, slots=True)
class Charged:
    names: tuple[str, ...]
    words: Cell


def charged_by(text: str, cell: Cell) -> Charged | None:
    """The bodies that a heading is about: it is their name, or says "nhiệm vụ của …"."""
    start, end = cell
    if end - start > _LONGEST or text[start:end].lstrip().startswith("("):
        return None
    said = _CHARGED.search(text, start, end)
    label = _LABEL.match(text, start, end)
    for at in ([said.end()] if said else []) + ([label.end()] if label else []):
        phrase = body_phrase(text, at, end, loose=True) if _BODY.match(text, at, end) else None
        if phrase and _AROUND.fullmatch(text, phrase.end, end):
            return Charged(phrase.names, (phrase.start, phrase.end))
    return None


def level_of(label: str, line: str = "") -> str:
    """The kind of its number: headings of one kind stand beside each other."""
    if not label and (said := _NUMBERED.match(line)):
        label = said[1]
    if _ROMAN.fullmatch(label):
        return "roman"
    if _LETTER.fullmatch(label):
        return "letter"
    return "number" if _DOTTED.fullmatch(label) else "line"


def is_under(label: str, above: str) -> bool:
    """ "5.1" and "a" stand under "5"; "6" does not."""
    if not _DOTTED.fullmatch(above):
        return False
    return (label.startswith(above.rstrip(".") + ".") and label.rstrip(".") != above.rstrip(".")) or bool(_BELOW.fullmatch(label))  # fmt: skip
