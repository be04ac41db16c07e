"""Field lists after a task: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …", "Sản phẩm: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.layout import Paragraph, Zone

_LABEL = re.compile(
    r"(?P<lead>(?:(?:các )?(?:đơn vị|cơ quan|bộ phận|sở|phòng)(?:,? (?:đơn vị|cơ quan))?\s+)?(?:chủ trì(?: thực hiện| tham mưu)?|thực hiện|chịu trách nhiệm(?: chính)?|đầu mối|tham mưu)|phân công(?: thực hiện)?|trách nhiệm(?: thực hiện)?|giao)\s*:"
    r"|(?P<support>(?:(?:đơn vị|cơ quan|bộ phận)\s+)?phối hợp(?: thực hiện)?)\s*:"
    r"|(?P<time>thời gian(?: thực hiện| hoàn thành| triển khai| tổ chức)?|thời hạn(?: hoàn thành| thực hiện)?|tiến độ(?: thực hiện| hoàn thành)?|hoàn thành)\s*:"
    r"|(?P<product>(?:dự kiến )?sản phẩm(?: dự kiến| đầu ra)?|kết quả(?: đầu ra| dự kiến| đạt được)?|đầu ra)\s*:"
    r"|(?P<other>kinh phí(?: thực hiện)?|nguồn kinh phí|địa điểm|lãnh đạo phụ trách|lãnh đạo chỉ đạo|hình thức(?: thực hiện)?|thành phần|ghi chú|đối tượng)\s*:",
    re.IGNORECASE,
)
# "Đồng chí Phó Chủ tịch, phụ trách lĩnh vực giám sát và phản biện": one person with their field.
_IN_CHARGE_OF = re.compile(r"\s*,?\s*(?:phụ trách|theo dõi) [^;:.]{3,100}\.?\s*$")
_LIST_LABEL = re.compile(
    r"(?:các )?(?:cơ quan|đơn vị) (?P<what>chủ trì(?: thực hiện)?|thực hiện|phối hợp(?: thực hiện)?)(?P<more>,? (?:và )?(?:(?:cơ quan|đơn vị) )?(?:phối hợp|thực hiện))?|(?P<short>chủ trì thực hiện)",
    re.IGNORECASE,
)
_BEFORE_LABEL = re.compile(r"[.;(\n–-]\s*$")
_BEFORE_REACH = 4
_LONGEST_LABEL = 80  # characters
_LEVELS_OF_ITEMS = {"star", "dash", "plus", "bullet"}


@dataclass(frozen=True, slots=True)
class FieldBlock:
    """Fields of one paragraph from `start` on; time is a range of the text because its reading needs the year."""

    start: int
    end: int
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    time: tuple[int, int] | None = None
    product: str | None = None


# "Rà soát các tuyến kênh. Giao Sở X chủ trì, phối hợp với Sở Y thực hiện, hoàn thành trước ngày 30/6."
_GIVEN_TO = re.compile(
    r"(?<=[.;] )(?:Giao|giao|Phân công|phân công) (?P<who>[^.;:]{4,160}?) (?:chủ trì|làm đầu mối)?(?:,? ?phối hợp với (?P<others>[^.;:]{4,160}))?,? ?(?:tổ chức |triển khai )?thực hiện(?: (?:nhiệm vụ|nội dung|việc) này)?(?P<time>,? (?:hoàn thành|xong|trước|trong) [^.;:]{4,40})?\s*[.;/]*$"
)


def field_block(text: str, item: Paragraph) -> FieldBlock | None:
    """The fields in a paragraph, at its start or behind its sentences; None without any."""
    if given := _GIVEN_TO.search(text, item.words, item.end):
        who = _names(text, given.start("who"), given.end("who"))
        others = _names(text, given.start("others"), given.end("others")) if given["others"] else ()
        if who:
            return FieldBlock(given.start(), item.end, who, others, given.span("time") if given["time"] else None)
    if text.find(":", item.words, item.end) < 0:
        return None
    labels = [
        match
        for match in _labels(text, item.words, item.end)
        if match.start() == item.words
        or _BEFORE_LABEL.search(text, max(item.words, match.start() - _BEFORE_REACH), match.start())
    ]
    if not labels or {match.lastgroup for match in labels} <= {"other"}:
        return None
    if labels[0].start() > item.words and {match.lastgroup for match in labels} <= {"other", "product"}:
        return None
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    time: tuple[int, int] | None = None
    product: str | None = None
    for match, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else item.end
        if match.lastgroup == "lead":
            leads += _names(text, match.end(), stop)
        elif match.lastgroup == "support":
            supports += _names(text, match.end(), stop)
        elif match.lastgroup == "time":
            time = (match.start(), stop)
        elif match.lastgroup == "product":
            product = " ".join(text[match.end() : stop].split()).strip(" .;,()") or None
    if item.end - item.words > 300 and not (leads or time):
        return None
    start = item.start if labels[0].start() == item.words else labels[0].start()
    return FieldBlock(start, item.end, leads, supports, time, product)


def list_label(text: str, item: Paragraph) -> str | None:
    """ "Cơ quan chủ trì" over a list of names: "lead", "support", or "both" over two such lists; None for other paragraphs."""
    match = _LIST_LABEL.fullmatch(text[item.words : item.end].strip(" :."))
    if match is None:
        return None
    if match["more"]:
        return "both"
    return "support" if "phối hợp" in (match["what"] or "").lower() else "lead"


def listed_block(text: str, label: str, at: int, names: Sequence[Paragraph]) -> FieldBlock:
    """The block that a label and the paragraphs under it make."""
    bodies = tuple(name for item in names for name in _names(text, item.words, item.end))
    leads, supports = (bodies, ()) if label == "lead" else ((), bodies)
    return FieldBlock(at, names[-1].end, leads, supports)


def _labels(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every label of the range; only the words before a colon can be one."""
    colon = text.find(":", start, end)
    while colon >= 0:
        if match := _LABEL.search(text, max(start, colon - _LONGEST_LABEL), colon + 1):
            yield match
        start = colon + 1
        colon = text.find(":", start, end)


def _names(text: str, at: int, end: int) -> tuple[str, ...]:
    while at < end and text[at] in " \n":
        at += 1
    phrase = body_phrase(text, at, end, loose=True)
    if phrase and _IN_CHARGE_OF.match(text, phrase.end, end):
        return (" ".join(text[phrase.start : end].split()).strip(" .;"),)
    if phrase:
        return phrase.names
    raw = " ".join(text[at:end].split()).strip(" .;,()")
    return tuple(part.strip() for part in raw.split(";") if part.strip()) if raw and len(raw) < 200 else ()


def targets(items: Sequence[Paragraph], at: int, block: FieldBlock, last_block: int) -> list[int]:
    """Indexes of the paragraphs that a block in paragraph `at` speaks of: since the block before, under one item."""
    if block.start > items[at].start:
        return [at]
    owner = _owner(items, at, time_only=not block.leads)
    out = []
    for index in range(at - 1, last_block, -1):
        item = items[index]
        if item.zone is not Zone.BODY:
            break
        if owner is not None and index != owner and owner not in item.parents:
            break
        out.append(index)
        if index == owner:
            break
    return out


def siblings_before(items: Sequence[Paragraph], at: int, last_block: int) -> list[int]:
    """Items of the list that item `at` closes and what stands under them, back to the fields before: one time line may hold for all."""
    owner, out = items[at], []
    for index in range(at - 1, last_block, -1):
        item = items[index]
        is_sibling = item.kind == owner.kind and item.parents == owner.parents
        if owner.marker is None or not (is_sibling or len(item.parents) > len(owner.parents)):
            break
        out.append(index)
    return out


def _owner(items: Sequence[Paragraph], at: int, *, time_only: bool) -> int | None:
    item = items[at]
    if not item.parents:
        return at - 1 if at else None
    nearest = item.parents[-1]
    if item.marker is not None:
        return nearest
    if (time_only or items[nearest].kind in _LEVELS_OF_ITEMS) and items[nearest].parents:
        return items[nearest].parents[-1]
    return nearest
