"""Which duties of a document a sentence means: by place, by whom they were given to, by what they are about, or all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from roviec.directives.amending.model import Earlier
from roviec.directives.amending.places import Place, named_places
from roviec.directives.amending.terms import name_end
from roviec.directives.clarity.alike import Likeness
from roviec.directives.reading.bodies import body_phrase

Meant = Callable[[str], frozenset[Hashable]]
_EXCEPT: Final = re.compile(r"(?:,\s*)?(?:ngoại )?trừ\b|không bao gồm|không áp dụng đối với", re.IGNORECASE)
_WHOLE: Final = re.compile(r"toàn bộ|tất cả", re.IGNORECASE)
_GIVEN_TO: Final = re.compile(
    r"(?:đã )?(?:được )?giao(?: nhiệm vụ)?(?: cho)?\s+|(?:nhiệm vụ|việc|nội dung) của\s+|(?<=đối với )", re.IGNORECASE
)
_OBJECT: Final = re.compile(
    r"\b(?:nhiệm vụ|việc|nội dung|yêu cầu|công việc)\s+(?!giao|tại|nêu|quy định|số|theo|được|đã|sau|này|trên|của|đang|như)(?P<words>[^;:]{8,300}?)"
    r"(?=\s*(?:,?\s*(?:đã )?(?:được )?(?:nêu |quy định |giao |theo )?(?:tại|ở) (?:điểm|khoản|mục|phần|điều|văn bản|công văn|kế hoạch|chỉ thị|công điện|quyết định|thông báo)|\s+theo (?:công văn|kế hoạch|chỉ thị|quyết định)|[;:.]|$|\s+(?:đến|thêm|kể từ|từ|sang|thành|thay|chậm nhất|trước) ))",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"\b(?:thời gian|thời hạn|thực hiện|triển khai|hoàn thành|hiệu lực|thi hành|nội dung|một số|toàn bộ|các|những|nhiệm vụ|văn bản|cho|đối với|của|tại|việc|theo|được|giao|ban hành|kèm|tiến độ|hết|kể từ|cụ thể|như sau)\b",
    re.IGNORECASE,
)
_SAYS_MORE: Final = 4  # syllables
_SURE: Final = 0.6  # by the words alone, of several duties under one item
_CERTAIN, _LIKELY, _CLEARLY = 0.34, 0.2, 0.75  # of 1: alike enough; worth showing; how much less the next one must be


@dataclass(frozen=True, slots=True)
class Match:
    """`duties`: all are meant, or, when `ambiguous`, one of them is. `rule`: by what they were found. `named`: a place was."""

    duties: tuple[Earlier, ...]
    rule: str
    confidence: float
    ambiguous: bool = False
    named: Place | None = None


def match(masked: str, duties: Sequence[Earlier], meant: Meant, between: str = "") -> Match:
    """The duties meant by the sentence (its quotations blanked). None named at all: rule "whole".

    `between` stands between the verb and the document: where it says more than that, it is what the duty is about.
    """
    said, excepted = _parted(masked)
    out = {duty.key for place in named_places(excepted, 0, len(excepted)) for duty in duties if place.holds(duty.place)}
    duties = [duty for duty in duties if duty.key not in out]
    places = named_places(said, 0, len(said))
    units = _units(said, meant)
    about = _OBJECT.search(said)
    if places:
        return _by_places(places, duties, units, about["words"] if about else said[: places[0].start])
    if units and (held := [duty for duty in duties if duty.units & units]):
        return _by_object(held, about["words"], "lead") if about and len(held) > 1 else _all(held, "lead", 0.75)
    if about and not _WHOLE.search(said):
        return _by_object(duties, about["words"], "object")
    if len(_GENERIC.sub(" ", between).split()) >= _SAYS_MORE and not _WHOLE.search(between):
        return _by_object(duties, between, "object")
    return _all(duties, "whole", 0.85)


def _parted(masked: str) -> tuple[str, str]:
    found = _EXCEPT.search(masked)
    return (masked[: found.start()], masked[found.end() :]) if found else (masked, "")


def _all(duties: Sequence[Earlier], rule: str, confidence: float) -> Match:
    return Match(tuple(duties), rule, confidence)


def _units(said: str, meant: Meant) -> frozenset[Hashable]:
    """Those to whom the sentence says the duty was given."""
    for found in _GIVEN_TO.finditer(said):
        if phrase := body_phrase(said, found.end(), name_end(said, found.end())):
            return frozenset(unit for name in phrase.names for unit in meant(name))
    return frozenset()


def _by_places(places: Sequence[Place], duties: Sequence[Earlier], units: frozenset[Hashable], about: str) -> Match:
    """Labels repeat: where several items bear them, whom and what the sentence names decides, or a person does."""
    duties_found: dict[int, Earlier] = {}
    doubtful: list[Earlier] = []
    for place in places:
        nodes: dict[tuple[str, ...], list[Earlier]] = {}
        for duty in duties:
            if (node := place.holds(duty.place)) is not None:
                nodes.setdefault(node, []).append(duty)
        here = _narrowed(list(nodes.values()), units, about)
        if len(here) == 1:
            duties_found |= {duty.key: duty for duty in here[0]}
        else:
            doubtful += [duty for group in here for duty in group]
    if duties_found:
        found = _agreeing(list(duties_found.values()), units, about)
        return Match(tuple(found), "place", 0.9 if units else 0.85, named=places[0])
    return Match(tuple(doubtful), "place", 0.35, ambiguous=bool(doubtful), named=places[0])


def _narrowed(groups: list[list[Earlier]], units: frozenset[Hashable], about: str) -> list[list[Earlier]]:
    if len(groups) < 2:
        return groups
    if units and (fits := [group for group in groups if any(duty.units & units for duty in group)]):
        groups = fits
    if len(groups) > 1 and about:
        likely = {duty.key for duty in _by_object([duty for group in groups for duty in group], about, "").duties}
        fits = [group for group in groups if any(duty.key in likely for duty in group)]
        groups = fits or groups
    return groups


def _agreeing(duties: list[Earlier], units: frozenset[Hashable], about: str) -> list[Earlier]:
    """Of several duties under one item, those of the body or the thing that is named, if any are."""
    if len(duties) < 2:
        return duties
    duties = [duty for duty in duties if duty.units & units] or duties
    found = _by_object(duties, about, "")
    return list(found.duties) if found.confidence >= _SURE else duties


def _by_object(duties: Sequence[Earlier], words: str, rule: str) -> Match:
    """The one that is most alike; several when they are about as alike; none when nothing is."""
    found = list(Likeness([duty.quote for duty in duties]).like(words, _LIKELY))
    if not found:
        return Match((), rule, 0.0)
    best = found[0][1]
    close = [duties[at] for at, value in found if value >= best * _CLEARLY]
    if len(close) == 1:
        return Match((close[0],), rule, round(min(0.9, 0.45 + best / 2), 2) if best >= _CERTAIN else 0.4)
    return Match(tuple(close), rule, 0.35, ambiguous=True)
