"""Lists that name sectors or places only: "các Bộ: Quốc phòng, Công an" are Bộ Quốc phòng and Bộ Công an."""

from __future__ import annotations

import re

from roviec.directives.reading.letters import UPPER

# Names of ministries and provincial departments, of 2005 as of 2025; those with a comma or "và" of their own matter most.
_SECTORS = (
    "Quốc phòng", "Công an", "Ngoại giao", "Tư pháp", "Tài chính", "Công Thương", "Công thương", "Công nghiệp", "Thương mại và Du lịch", "Thương mại", "Thủy sản", "Thuỷ sản", "Xây dựng",
    "Văn hóa, Thể thao và Du lịch", "Văn hoá, Thể thao và Du lịch", "Văn hóa và Thể thao", "Văn hoá và Thể thao", "Văn hóa - Thông tin", "Văn hoá - Thông tin", "Văn hóa Thông tin",
    "Khoa học và Công nghệ", "Khoa học, Công nghệ và Môi trường", "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và PTNT", "Nội vụ", "Y tế",
    "Dân tộc và Tôn giáo", "Kế hoạch và Đầu tư", "Giao thông vận tải", "Giao thông Vận tải", "Giao thông công chánh", "Giao thông công chính", "Giao thông Công chính", "Thông tin và Truyền thông", "Thông tin & Truyền thông", "Bưu chính, Viễn thông", "Bưu chính Viễn thông",
    "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Lao động – Thương binh và Xã hội", "Lao động-Thương binh và Xã hội", "Lao động - TB&XH", "Tài nguyên và Môi trường", "Tài nguyên & Môi trường",
    "Du lịch", "Ngoại vụ", "Quy hoạch - Kiến trúc", "Quy hoạch – Kiến trúc", "An toàn thực phẩm", "Thể dục Thể thao", "Thể dục thể thao", "Văn hóa", "GD&ĐT", "TN&MT", "TT&TT", "KH&ĐT", "KH&CN", "NN&PTNT", "NN&MT", "LĐTB&XH", "LĐ-TB&XH", "VHTT&DL", "GTVT",
)  # fmt: skip
_HALVES = (
    ("Giáo dục", "Đào tạo"), ("Tài nguyên", "Môi trường"), ("Nông nghiệp", "Môi trường"), ("Nông nghiệp", "Phát triển nông thôn"), ("Nông nghiệp", "PTNT"), ("Kế hoạch", "Đầu tư"), ("Khoa học", "Công nghệ"), ("Thông tin", "Truyền thông"),
    ("Quy hoạch", "Kiến trúc"), ("Văn hóa", "Thể thao"), ("Văn hoá", "Thể thao"), ("Văn hóa", "Thông tin"), ("Dân tộc", "Tôn giáo"), ("Giao thông", "Vận tải"), ("GD", "ĐT"), ("TN", "MT"), ("TT", "TT"), ("KH", "ĐT"), ("KH", "CN"), ("NN", "PTNT"), ("NN", "MT"), ("VH", "TT"),
)  # fmt: skip
_SHORT = ("Giao thông", "Nông nghiệp", "Lao động", "Tài nguyên", "Kế hoạch", "Giáo dục", "Văn hoá", "GDĐT", "TNMT", "TTTT", "KHĐT", "KHCN", "NNPTNT", "LĐTBXH", "VHTTDL", "VH-TT&DL", "VHTT", "Lao động, Thương binh & Xã hội", "Văn hóa, Thể thao & Du lịch", "Văn hoá - Thể thao và Du lịch", "Văn hóa - Thể thao và Du lịch", "Văn hóa - Thể thao - Du lịch", "Lao động Thương binh và Xã hội", "Lao động - Thương binh & Xã hội", "Lao động-Thương binh-Xã hội", "Lao động, Thương binh, Xã hội")  # fmt: skip
_JOINED = tuple(
    f"{first}{joint}{second}"
    for first, second in _HALVES
    for joint in (" và ", " - ", "-", " – ", " & ", "&", ", ", " ")
)
_SECTOR = "|".join(re.escape(name) for name in sorted({*_SECTORS, *_JOINED, *_SHORT}, key=len, reverse=True))
_BETWEEN = r"(?:\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng)\s+)"
_LIST = re.compile(
    rf"(?:(?:các\s+)?(?P<post>bộ trưởng|giám đốc|thứ trưởng|lãnh đạo)\s+)?(?:(?:các|những)\s+)(?P<head>bộ trưởng|bộ|sở|phòng)\s*:?\s*(?P<names>(?:{_SECTOR})(?!\w)(?:{_BETWEEN}(?:{_SECTOR})(?!\w))*)",
    re.IGNORECASE,
)
_NAME = re.compile(_SECTOR, re.IGNORECASE)
_ONLY_MINISTRIES = re.compile(r"[,;]?\s*(?:và\s+)?(?:Quốc phòng|Công an|Ngoại giao)\b")
_PLACE = rf"(?:TP\.? ?)?[{UPPER}]\w*(?:\s(?!và\b)[{UPPER}]\w*){{0,4}}"
_PLACES = re.compile(
    rf"(?P<head>[^,;:]{{0,40}}?)(?:(?i:các)|\d{{1,2}}|hai|ba|bốn|năm|sáu)\s+(?P<unit>(?i:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn))\s*:?\s+(?P<names>{_PLACE}(?:{_BETWEEN}{_PLACE})+)$"
)
# "UBND huyện Lâm Hà và Đức Trọng"
_TWO_PLACES = re.compile(
    rf"(?P<head>[^,;:]{{0,40}}?)(?P<unit>tỉnh|huyện|thị xã|quận|xã|phường|thị trấn)\s+(?P<names>{_PLACE}(?:,\s+{_PLACE})*\s+và\s+{_PLACE})$"
)
# "các Vụ: Kế hoạch, Công nghiệp nhẹ" is Vụ Kế hoạch and Vụ Công nghiệp nhẹ.
_OFFICES = re.compile(
    rf"(?i:các|những)\s+(?P<unit>Vụ|Cục|Chi cục|Ban|Phòng|Viện|Trung tâm|Trường|Công ty)\s*:\s*(?P<names>[{UPPER}].*)$"
)
_BETWEEN_OFFICES = re.compile(rf"\s*[,;]\s*(?:và\s+)?(?=[{UPPER}])|\s+và\s+(?=[{UPPER}])")
_A_PLACE = re.compile(_PLACE)


def sector_list(text: str, start: int, end: int) -> tuple[tuple[str, ...], int] | None:
    """The bodies of a list of bare sectors that begins at `start`, and where it ends; None when there is none."""
    match = _LIST.match(text, start, end)
    if match is None:
        return None
    stop = match.end()
    if match["head"].lower() == "sở" and (other := _ONLY_MINISTRIES.search(text, match.start("names"), stop)):
        stop = other.start()  # "các Sở: Y tế, Tài chính; Công an tỉnh": no Sở Công an
    head = " ".join(match["head"].split()).capitalize()
    head = "Bộ trưởng Bộ" if head == "Bộ trưởng" else head
    post = f"{match['post'].capitalize()} " if match["post"] else ""
    return tuple(
        f"{post}{head} {' '.join(sector.split())}" for sector in _NAME.findall(text, match.start("names"), stop)
    ), stop


def opens_with_sector(text: str, at: int, end: int) -> bool:
    return _NAME.match(text, at, end) is not None


def sector_end(text: str, at: int, end: int) -> int | None:
    """Where the sector ends that begins at `at`, in capitals or not ("Bộ Giáo dục và đào tạo")."""
    match = _NAME.match(text, at, end)
    return match.end() if match and not text[match.end() : match.end() + 1].isalnum() else None


def is_short(text: str, start: int, stop: int) -> bool:
    """Is it the beginning of a longer name, as papers write it ("Sở Giao thông")?"""
    return text[start:stop] in _SHORT


def place_list(name: str) -> tuple[str, ...]:
    """ "UBND các huyện: A, B" as one name per place; the name itself when it lists none."""
    offices = _OFFICES.match(name)
    if offices:
        return tuple(f"{offices['unit']} {part.strip()}" for part in _BETWEEN_OFFICES.split(offices["names"]))
    match = _PLACES.match(name) or _TWO_PLACES.match(name)
    if match is None:
        return (name,)
    return tuple(f"{match['head']}{match['unit']} {place}" for place in _A_PLACE.findall(match["names"]))
