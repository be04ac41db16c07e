"""Lists that name sectors only: "các Bộ: Quốc phòng, Công an" are Bộ Quốc phòng and Bộ Công an."""

from __future__ import annotations

import re

# Names of ministries and provincial departments, of 2005 as of 2025; those with a comma or "và" of their own matter most.
_SECTORS = (
    "Quốc phòng", "Công an", "Ngoại giao", "Tư pháp", "Tài chính", "Công Thương", "Công nghiệp", "Thương mại", "Thủy sản", "Thuỷ sản", "Xây dựng",
    "Văn hóa, Thể thao và Du lịch", "Văn hoá, Thể thao và Du lịch", "Văn hóa và Thể thao", "Văn hoá và Thể thao", "Văn hóa - Thông tin",
    "Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Nội vụ", "Y tế",
    "Dân tộc và Tôn giáo", "Kế hoạch và Đầu tư", "Giao thông vận tải", "Giao thông Vận tải", "Giao thông công chánh", "Thông tin và Truyền thông", "Bưu chính, Viễn thông",
    "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Lao động – Thương binh và Xã hội", "Tài nguyên và Môi trường",
    "Du lịch", "Ngoại vụ", "Quy hoạch - Kiến trúc", "Quy hoạch – Kiến trúc", "An toàn thực phẩm",
)  # fmt: skip
_SECTOR = "|".join(re.escape(name) for name in sorted(_SECTORS, key=len, reverse=True))
_LIST = re.compile(
    rf"(?:(?P<post>bộ trưởng|giám đốc|thứ trưởng)\s+)?(?:các|những)\s+(?P<head>bộ|sở)\s*:?\s*(?P<names>(?:{_SECTOR})(?:(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)(?:{_SECTOR}))*)",
    re.IGNORECASE,
)
_NAME = re.compile(_SECTOR, re.IGNORECASE)


def expand_sectors(names: tuple[str, ...]) -> tuple[str, ...]:
    """Every list of bare sectors as one name per body; other names stay as they are."""
    out: list[str] = []
    for name in names:
        match = _LIST.match(name)
        if match is None:
            out.append(name)
            continue
        post = f"{match['post']} " if match["post"] else ""
        head = post + match["head"].capitalize()
        out += [f"{head} {sector}" for sector in _NAME.findall(match["names"])]
        rest = name[match.end() :].lstrip(" ,;")
        rest = rest.removeprefix("và ")
        if rest:
            out.append(rest)
    return tuple(out)
