"""Reads the name of one or more bodies that begins at a given place."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from roviec.directives.reading.bodies.ends import WHOLE, end_at, names_a_team
from roviec.directives.reading.bodies.heads import HEAD, MEMBER, NAMED, NUMBERED, PLURAL, WORDS
from roviec.directives.reading.bodies.known import is_closed, known_end, with_level
from roviec.directives.reading.bodies.sectors import is_short, opens_with_sector, place_list, sector_end, sector_list
from roviec.directives.reading.letters import UPPER
from roviec.directives.reading.verbs import opens_with_verb

_TOKEN = re.compile(r"\w+(?:[./]\w+)*|[^\w\s]")
_PAIRS = {"cơ quan", "đơn vị", "liên quan"}
# "(cơ quan thường trực Ban Chỉ đạo …)" says what the body is; it is no part of its name.
_APPOSITION = re.compile(
    r"\(\s*(?:(?:là )?(?:cơ quan|đơn vị) (?:thường trực|chủ trì|đầu mối)|sau đây|gọi tắt|viết tắt|qua\b|thông qua)",
    re.IGNORECASE,
)
# "Ban Chỉ đạo chống buôn lậu, gian lận thương mại và hàng giả"
_AGAINST_ALSO = re.compile(
    r"\s(?!sở|ngành|các |cơ quan|đơn vị|địa phương)(?:[a-zà-ỹđ]+\s){1,4}?[a-zà-ỹđ]+(?:\s*,\s|\svà\s(?=[a-zà-ỹđ])|\s(?=Trung ương))|(?<=và)\s(?:hàng giả|tìm kiếm|thiên tai)"
)
# "Sở X - cơ quan thường trực Ban Chỉ đạo": what the body is besides.
_STANDING = re.compile(r"\s+(?:cơ quan |đơn vị |bộ phận )?(?:thường trực|chủ trì|đầu mối|chủ đầu tư|chủ quản)\b")
# A comma inside one name: "Vụ Phổ biến, giáo dục pháp luật", "Ủy ban KH,CN&MT", "Quân khu 3, 4, 5".
_HALVES = {
    ("phổ biến", "giáo dục"), ("khám bệnh", "chữa bệnh"), ("thi đua", "khen thưởng"), ("dân chủ", "giám sát"), ("tài chính", "ngân sách"), ("văn hóa", "giáo dục"), ("văn hoá", "giáo dục"), ("văn hóa", "gia đình"),
    ("phòng cháy", "chữa cháy"), ("cứu nạn", "cứu hộ"), ("cứu hộ", "cứu nạn"), ("tìm kiếm", "cứu nạn"), ("phát thanh", "truyền hình"), ("xuất bản", "in và"), ("khoa học", "công nghệ"), ("tuyên truyền", "báo chí"), ("quản lý khám", "chữa bệnh"),
    ("thông tin", "tuyên truyền"), ("tiêu chuẩn", "đo lường"), ("thiếu niên", "nhi đồng"), ("thanh niên", "thiếu niên"), ("lao động", "tiền lương"), ("hàng hải", "đường thủy"), ("dân tộc", "tôn giáo"),
}  # fmt: skip
_LONGEST = 700  # characters; a longer "name" is a run-away sentence
_NAME_START = re.compile(f"[{UPPER}]")
_ITEM_START = re.compile(rf"(?:[{UPPER}]|(?:các|những|mọi|từng|toàn thể)\s|{NAMED}|{NUMBERED})")
_COUNTED = re.compile(NUMBERED)
_NAME = "Tên"  # stands for a name that may go on
_OF_SECTORS = {"bộ", "sở", "bộ trưởng", "giám đốc"}
_LONE_CLASS = re.compile(
    r"(?:các cấp|Ban|Ngành|Sở|Bộ|Huyện|Quận|Xã|Phường|Thị xã|Thị trấn|Đoàn thể|Hội|Cục|Vụ|Viện)(?=\s*(?:[,;:.]|và\s|$))",
    re.IGNORECASE,
)
_JOINER = re.compile(r"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """[start, end) of the whole; `names` as written, one per body or class."""

    start: int
    end: int
    names: tuple[str, ...]


def body_phrase(text: str, start: int, end: int, *, loose: bool = False) -> Phrase | None:
    """The bodies named at `start`; None when no name begins there. `loose` lets small letters begin one."""
    end = min(end, start + _LONGEST)
    head = (MEMBER if loose else HEAD).match(text, start, end) or _COUNTED.match(text, start, end)
    if head is None:
        return None
    stop = _stop(text, start, head.end(), end)
    stop = start + len(text[start:stop].rstrip(" \n,;-–").removesuffix(" và").rstrip(" ,;"))
    if stop <= start or PLURAL.fullmatch(text[start:stop] + " "):
        return None
    return Phrase(start, stop, _names(text, start, stop))


def _stop(text: str, start: int, head_end: int, end: int) -> int:
    tokens = list(_TOKEN.finditer(text, head_end, end))
    words = [token[0] for token in tokens]
    before, chain, of_team, at, depth = _last_word(text[start:head_end]), False, False, 0, 0
    begun, whole = start, known_end(text, start, end) or start
    while at < len(tokens):
        said = words[at]
        begun, whole = _known_at(text, tokens[at], before, end) or (begun, whole)
        if whole > tokens[at].start():
            at = next((after for after in range(at, len(tokens)) if tokens[after].start() >= whole), len(tokens))
            before, chain, of_team = WHOLE if is_closed(text, begun, whole) else _NAME, False, False
            continue
        if before.lower() in _OF_SECTORS and (sector := sector_end(text, tokens[at].start(), end)):
            closed, sector = not is_short(text, tokens[at].start(), sector), with_level(text, sector, end)
            while at < len(tokens) and tokens[at].start() < sector:
                at += 1
            before, chain = WHOLE if closed else _NAME, False
            continue
        if said == ")" and depth == 0:
            return tokens[at].start()
        if said in "()":
            depth = max(0, depth + (1 if said == "(" else -1))
            if said == "(" and (
                _APPOSITION.match(text, tokens[at].start(), end)
                or text.find(")", tokens[at].end(), end) < 0
                or not MEMBER.match(text, tokens[at].end(), end)
            ):
                return tokens[at].start()
        elif depth == 0:
            if said == "." and words[at - 1 : at] in (["TP"], ["Tp"]):
                pass
            elif said in {":", ".", "!", "?", "…", "“", "”", '"', "«", "+"}:
                if not (said == ":" and _lists_names(text, start, tokens[at].start(), tokens[at].end(), end)):
                    return tokens[at].start()
            elif said in {"-", "–"} and _STANDING.match(text, tokens[at].end(), end):
                return tokens[at].start()
            elif said == "và" and words[at + 1 : at + 2] in (["trực"], ["tương"], ["vừa"]):
                at += 1  # "các đơn vị thuộc và trực thuộc", "các sở và tương đương", "doanh nghiệp nhỏ và vừa"
            elif said == "," and words[at + 1 : at + 2] == (["chống"] if before == "Phòng" else ["trực"]):
                at += 1  # "Ban Chỉ huy Phòng, chống thiên tai"
            elif said == "," and _one_name(text, words, at, tokens[at].end()):
                at += 1
            elif said in {",", "và"} and of_team and _AGAINST_ALSO.match(text, tokens[at].end(), end):
                pass
            elif said in {",", ";", "và"}:
                if not _goes_on(text, tokens[at].end(), end, strict=said == ";"):
                    return tokens[at].start()
            elif said[0].isalnum():
                ends, skip = end_at(words, at, after_name=before, in_chain=chain)
                if (
                    ends
                    and not of_team
                    and names_a_team(
                        text[start : tokens[at].start()], text[tokens[at].start() : tokens[at].start() + 80]
                    )
                ):
                    of_team = True
                    at += 4 if words[at + 2 : at + 4] == ["thực", "hiện"] else 2
                    continue
                if ends:
                    return tokens[at].start()
                chain = skip > 1 and not said[0].isupper()
                at += skip
                pair = " ".join(words[at - 2 : at]) if at > 1 else words[at - 1]
                before = pair if pair.lower() in _PAIRS else words[at - 1]
                continue
        before, chain = said, chain and said in {",", "và"}
        at += 1
    return end


def _one_name(text: str, words: list[str], at: int, after: int) -> bool:
    if not text[after : after + 1].isspace():
        return True
    if words[at - 1 : at] and words[at - 1].isdigit():
        return words[at + 1 : at + 2] != [] and words[at + 1].isdigit()
    return (" ".join(words[at - 2 : at]).lower(), " ".join(words[at + 1 : at + 3]).lower()) in _HALVES


def _known_at(text: str, token: re.Match[str], before: str, end: int) -> tuple[int, int] | None:
    """Where a known name that a list goes on with begins and ends; None when none begins here."""
    found = known_end(text, token.start(), end) if before in {",", ";", "và"} else None
    return None if found is None else (token.start(), found)


def _last_word(head: str) -> str:
    words = head.split()
    pair = " ".join(words[-2:])
    return pair if pair.lower() in _PAIRS else words[-1]


_CLASS_END = re.compile(
    r"(?:^|\s)(?:bộ trưởng|bộ|sở|ngành|đơn vị|cơ quan|ông|đồng chí|địa phương|tỉnh|thành phố|xã|phường|huyện|quận|cục|bệnh viện|trường|tổ chức(?: hội)?|hội|đoàn thể|doanh nghiệp|công ty|chi cục|viện|trung tâm|phòng|vụ)$",
    re.IGNORECASE,
)
_LONGEST_CLASS = 90


def _lists_names(text: str, start: int, colon: int, after: int, end: int) -> bool:
    """ "Các Bộ: Quốc phòng, …" goes on behind its colon; "Sở Tài chính: Chủ trì …" doesn't."""
    said = text[max(start, colon - _LONGEST_CLASS) : colon]
    if not _CLASS_END.search(said) or not PLURAL.search(said):
        return False
    after += len(text[after:end]) - len(text[after:end].lstrip())
    if opens_with_sector(text, after, end):
        return True
    return (
        _NAME_START.match(text, after, end) is not None
        and not opens_with_verb(text, after, end)
        and _is_name_word(text, after, end)
    )


_SOCIETY = re.compile(
    r"quản lý thị trường\b|(?:chính trị|xã hội)(?:\s*[-–]\s*|\s)(?:xã hội|nghề nghiệp)|(?:báo chí|truyền thông|truyền hình|xuất bản|cao đẳng|trung cấp|trung học|tiểu học|mầm non|phổ thông|dạy nghề)\b(?! \w+ (?:về|cho))",
    re.IGNORECASE,
)


# "các tỉnh, thành", "các huyện, thị, thành"
_SHORT_CLASS = re.compile(
    r"(?:thành|thị)(?=[,;:.]|\s(?!lập|viên|tích|công|phần|hình|trường|tố|ủy|uỷ|đoàn|lập|sát|thực|trấn|sự))"
)


def _goes_on(text: str, at: int, end: int, *, strict: bool) -> bool:
    """Does the list of names go on behind a comma, a semicolon or an "và"?"""
    while at < end and text[at] in " \n":
        at += 1
    if text.startswith("và ", at):
        at += 3
    if (
        MEMBER.match(text, at, end)
        or _SOCIETY.match(text, at, end)
        or _SHORT_CLASS.match(text, at, end)
        or _COUNTED.match(text, at, end)
    ):
        return True
    if strict:
        return False
    if _NAME_START.match(text, at) is not None:
        return _is_name_word(text, at, end)
    return _BESIDE.match(text, at, end) is not None and not opens_with_verb(text, at, end)


# "các hồ thủy điện, thủy lợi và các đơn vị …": small words between two names of one list.
_BESIDE = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}[^\W\d_]+\s*(?:,|\svà)\s*(?:và\s)?(?:các|những)\s{WORDS}")
_ORDER = re.compile(
    r"(?:Chủ trì|Phối hợp|Tổ chức|Khẩn trương|Tiếp tục|Căn cứ|Trên cơ sở|Theo|Đồng thời|Giao(?! [Tt]hông)|Yêu cầu|Đề nghị)\b"
)


def _is_name_word(text: str, at: int, end: int) -> bool:
    return _ORDER.match(text, at, end) is None


_TOWN = re.compile(r"TP\b")
_TOWNS = re.compile(r"các thành phố:? [^;]*$")


def _names(text: str, start: int, stop: int) -> tuple[str, ...]:
    """Cuts before every member that begins a name of its own; "sở, ban, ngành" stays one."""
    listed = sector_list(text, start, stop)
    if listed:
        names, at = listed
        after = _JOINER.match(text, at, stop)
        return names + (_names(text, after.end(), stop) if after else ())
    cuts = [start]
    depth_ranges = [match.span() for match in re.finditer(r"\([^)]*\)", text[start:stop])]
    whole = known_end(text, start, stop) or start
    for joiner in _JOINER.finditer(text, start, stop):
        at = joiner.end()
        if at <= whole:
            continue
        whole = max(whole, known_end(text, at, stop) or 0)
        if any(a <= joiner.start() - start < b for a, b in depth_ranges):
            continue
        if sector_list(text, at, stop):
            pieces = [text[a:b] for a, b in itertools.pairwise([*cuts, joiner.start()])]
            return _tidied(pieces) + _names(text, at, stop)
        if _TOWN.match(text, at, stop) and _TOWNS.search(text, start, joiner.start()):
            continue
        own = _ITEM_START.match(text, at, stop) and HEAD.match(text, at, stop) and not _LONE_CLASS.match(text, at, stop)
        if own or whole > at or (";" in joiner[0] and MEMBER.match(text, at, stop)):
            cuts.append(at)
    return _tidied([text[a:b] for a, b in itertools.pairwise([*cuts, stop])])


def names_between(text: str, start: int, stop: int) -> tuple[str, ...]:
    """The bodies that [start, stop) lists, for a range that is known to hold nothing but names."""
    return _names(text, start, stop)


def _tidied(pieces: list[str]) -> tuple[str, ...]:
    return tuple(place for piece in pieces if (name := _tidy(piece)) for place in place_list(name))


def _tidy(piece: str) -> str:
    piece = " ".join(piece.split()).strip(" ,;:-–.")
    for tail in (" và", " cùng", " và,"):
        piece = piece.removesuffix(tail)
    return piece.strip(" ,;:")
