"""The words just before a date that bind the work to it: "chậm nhất trước 17 giờ ngày", "đến hết", "trong"."""

from __future__ import annotations

import re
from typing import Final

from roviec.vietnamese.dates.expression import Relation

_WINDOW: Final = 70
_CLOCK: Final = r"(?:\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2}\s?(?:phút|’|')?)?,?\s{1,2})?"
_BINDING = re.compile(
    r"(?<!\w)(?:"
    r"(?P<before>(?:(?:chậm|muộn)\snhất\s(?:là\s)?)?trước)"
    r"|(?P<by>(?:(?:chậm|muộn)\snhất(?:\slà)?(?:\s(?:đến|vào|trong))?|(?:cho\s)?(?:đến|tới)|thời\shạn(?:\s(?:hoàn\sthành|cuối(?:\scùng)?))?"
    r"|hạn(?:\s(?:cuối(?:\scùng)?|chót))?|thời\sgian(?:\s(?:thực\shiện|hoàn\sthành))?(?=\s?:)|không\s(?:muộn|chậm)\shơn|không\squá|tối\sđa)(?:\shết)?|hết)"
    r"|(?P<within>(?:ngay\s)?trong(?:\s(?:vòng|thời\shạn|thời\sgian|khoảng))?(?:\stối\sđa|\skhông\squá)?)"
    r"|(?P<from>(?:kể\s)?từ|sau)"
    r")(?:\slà)?\s?:?\s{0,2}(?:thời\sđiểm\s|cả\s)?(?:ngày\s{1,2})?$"
)
_NAMES: Final = {"before": Relation.BEFORE, "by": Relation.BY, "within": Relation.WITHIN, "from": Relation.FROM}
_DAY_WORDS = re.compile(rf"(?<!\w){_CLOCK}(?:ngày|mùng|mồng)(?:\s(?:mùng|mồng)|\s(?:lễ\s)?quốc\skhánh)?\s?:?\s{{0,2}}$")
_CLOCK_ALONE = re.compile(rf"(?<!\w){_CLOCK}$")


def binding(text: str, start: int) -> tuple[int, Relation]:
    """Where the expression whose date begins at `start` begins with its words, and how they bind it."""
    for own_words in (_DAY_WORDS, _CLOCK_ALONE):
        if (match := own_words.search(text, max(0, start - _WINDOW), start)) and match[0]:
            start = match.start()
            break
    match = _BINDING.search(text, max(0, start - _WINDOW), start)
    if match is None:
        return start, Relation.ON
    return match.start(), _NAMES[match.lastgroup or ""]
