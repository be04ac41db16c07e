"""Who speaks in a directive is not who is charged by it."""

from __future__ import annotations

import re

from roviec.directives.reading.charged import Subject

_SOVEREIGN = re.compile(
    r"(?:Chính phủ|Quốc hội|Thủ tướng(?: Chính phủ)?|Chủ tịch nước|Bộ Chính trị|Ban Bí thư)(?![-\w])", re.IGNORECASE
)
_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân|ubnd", re.IGNORECASE)
_HEADS = re.compile(r"^(?:đồng chí |phó |q\. )*(?:chủ tịch|bộ trưởng|giám đốc|lãnh đạo|cục trưởng) ", re.IGNORECASE)


_SAYS = re.compile(
    r"\s+(?:đã )?(?:xác định|thống nhất|đánh giá|ghi nhận|quyết định|quyết nghị|đề ra|ban hành|thông báo)\b"
)


def speaks_for_itself(text: str, end: int, name: str, issuer: str | None) -> bool:
    """ "Đảng đoàn Quốc hội xác định các nhiệm vụ sau": the last words of the head name the issuer, and it says what it holds."""
    return bool(issuer and f" {_plain(issuer)}".endswith(f" {_plain(name)}") and _SAYS.match(text, end))


def is_issuer(name: str, issuer: str | None) -> bool:
    """Is `name` the issuing body, or its head? "UBND tỉnh" is short for the issuer "UBND tỉnh X"."""
    if _SOVEREIGN.match(name):
        return True
    if not issuer:
        return False
    return f"{_plain(issuer)} ".startswith(f"{_plain(name)} ") or _is_short_for(name, issuer)


def _is_short_for(name: str, issuer: str) -> bool:
    """ "Bộ GTVT" is the issuer "BỘ GIAO THÔNG VẬN TẢI"."""
    head, _, letters = name.partition(" ")
    first, *rest = issuer.split()
    return (
        len(letters) > 1
        and letters.isupper()
        and head.casefold() == first.casefold()
        and letters.replace("&", "")
        == "".join(word[0] for word in rest if word.casefold() not in {"và", "-", "–"}).upper()
    )


def _plain(name: str) -> str:
    words = " ".join(_COMMITTEE.sub("ubnd", name).casefold().split())
    return _HEADS.sub("", words).replace("tp. ", "thành phố ").replace("tp ", "thành phố ")


def issues(text: str, subject: Subject, speakers: re.Pattern[str] | None, issuer: str | None) -> bool:
    """Is the subject of a sentence whoever speaks here? An office passes on what was said, and works as well."""
    name = subject.names[0]
    if speakers and speakers.match(text, subject.start):
        return not name.startswith("Văn phòng")
    return is_issuer(name, issuer) or speaks_for_itself(text, subject.end, name, issuer)
