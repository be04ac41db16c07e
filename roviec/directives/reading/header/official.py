"""Head and foot in the layout of Decree 30/2020/NĐ-CP (and its forerunners)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from roviec.directives.reading.layout import Paragraph, Zone
from roviec.directives.reading.layout.zones import ADDRESSED, TYPE_LINE
from roviec.directives.reading.letters import UPPER
from roviec.directives.reading.model import Document
from roviec.vietnamese.dates import find_dates

_NUMBER = re.compile(
    rf"(?:Số|Số hiệu)\s*:?\s*(?P<number>\d{{1,6}}[a-zA-Z]?\s?(?:/\d{{4}})?\s?[/-]\s?[{UPPER}0-9][^\s,;]*(?:\s?[-–]\s?[{UPPER}][^\s,;]*)*)"
)
_PLACE = re.compile(
    rf"(?P<place>[{UPPER}][^\n,\d|]{{1,40}}),\s*(?:hồi )?(?:\d{{1,2}}\s*(?:giờ|h)\s*(?:\d{{1,2}}\s*(?:phút)?)?,?\s*)?(?P<date>ngày\s*\d{{1,2}}\s*tháng\s*\d{{1,2}}\s*năm\s*\d{{4}})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:V/v\.?|Vv|Về việc|Về)\s*:?\s+", re.IGNORECASE)
_MOTTO = re.compile(
    r"\s*(?:C[ỘO]NG\s+H[OÒ][ÀA]\s+X\S+\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐỘC LẬP\s*[-–].*?HẠNH PHÚC|ĐẢNG CỘNG SẢN VIỆT NAM)[-–_*\s|]*"
)
_AFTER_SUBJECT = re.compile(
    r"(?:Số\s*:|[-_*|–]|\(|Kính gửi|CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|BỘ TRƯỞNG|THỦ TƯỚNG CHÍNH PHỦ$|GIÁM ĐỐC|HỘI ĐỒNG NHÂN DÂN|Căn cứ|QUYẾT ĐỊNH)"
)
_POST = re.compile(
    r"(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|PHÓ|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH|CỤC TRƯỞNG|\(|Đã ký)"
)
_NAME = re.compile(rf"(?:[{UPPER}][^\W\d_]*\s+){{1,4}}[{UPPER}][^\W\d_]*$")
_BY_SYMBOL = {"CT": "chỉ thị", "QĐ": "quyết định", "NQ": "nghị quyết", "KH": "kế hoạch", "TB": "thông báo", "CĐ": "công điện", "HD": "hướng dẫn", "CTr": "chương trình", "BC": "báo cáo", "TTr": "tờ trình", "KL": "kết luận"}  # fmt: skip


def official_fields(text: str, items: Sequence[Paragraph]) -> Document:
    head = [item for item in items if item.zone is Zone.HEAD]
    lines = [text[item.start : item.end] for item in head]
    # Tables of the head come cell by cell, and wrapped: "Hà Nội, ngày" / "5 tháng 3 năm 2025".
    whole = " ".join(" ".join(lines).replace("|", " ").split())
    number = _NUMBER.search(whole)
    place = _PLACE.search("\n".join(lines))
    value = re.sub(r"\s+", "", number["number"]).rstrip(".") if number else None
    kind = next((line.strip(" .:").lower() for line in lines if TYPE_LINE.fullmatch(line.strip())), None)
    dates = find_dates(place["date"]) if place else []
    return Document(
        number=value,
        type=kind.split(" số")[0] if kind else _type_of(value),
        issuer=_issuer(lines),
        place=place["place"].strip() if place else None,
        issued_on=dates[0].last if dates else None,
        subject=_subject(lines),
        recipients=_addressees(lines) or _recipients(text, items),
        signer=_signer(text, items),
    )


def _type_of(number: str | None) -> str | None:
    """A letter (công văn) is the only type that its number doesn't name."""
    if number is None:
        return None
    symbol = re.split(r"[/-]", number.split("/", 1)[-1])[0]
    return _BY_SYMBOL.get(symbol, "công văn")


def _issuer(lines: list[str]) -> str | None:
    """The lines in capitals above the motto, or between it and the number."""
    taken: list[str] = []
    for line in lines:
        if _NUMBER.match(line) or line.startswith("Số:") or _PLACE.search(line) or TYPE_LINE.fullmatch(line.strip()):
            break
        bare = line.strip(" -_*|")
        if bare.isupper():
            taken.append(bare)
    return _MOTTO.sub("", " ".join(taken)).strip() or None


def _subject(lines: list[str]) -> str | None:
    for at, line in enumerate(lines):
        if line[:3].lower() in {"v/v", "vv "}:
            return _SUBJECT.sub("", line, count=1).strip()
        if TYPE_LINE.fullmatch(line.strip()):
            rest = list(
                takewhile(
                    lambda other: not _AFTER_SUBJECT.match(other) and not ADDRESSED.match(other), lines[at + 1 : at + 6]
                )
            )
            return _SUBJECT.sub("", " ".join(" ".join(rest).split()), count=1) or None
    return None


def _addressees(lines: list[str]) -> tuple[str, ...]:
    start = next((at for at, line in enumerate(lines) if ADDRESSED.match(line)), None)
    if start is None:
        return ()
    listed = [ADDRESSED.sub("", lines[start], count=1), *lines[start + 1 :]]
    return tuple(name for line in listed for part in line.split(";") if (name := part.strip(" -–+.;:\t")))


def _recipients(text: str, items: Sequence[Paragraph]) -> tuple[str, ...]:
    lines = [text[item.words : item.end] for item in items if item.zone is Zone.RECIPIENTS]
    names = (re.sub(r"^Nơi\s+nhận\s*:?", "", line).strip(" -–.;,") for line in lines)
    return tuple(name for name in names if name)


def _signer(text: str, items: Sequence[Paragraph]) -> str | None:
    for item in reversed([item for item in items if item.zone is Zone.SIGNATURE]):
        line = text[item.start : item.end].strip()
        name = _NAME.search(line)
        if name and not (line.isupper() and _POST.match(line)):
            return _without_post(name[0])
    return None


def _without_post(name: str) -> str:
    """ "PHÓ CHỦ TỊCH Hoàng Nam" ends with the name: words in capitals before it are the post."""
    words = name.split()
    while len(words) > 2 and words[0].isupper() and not words[-1].isupper():
        words.pop(0)
    return " ".join(words)
