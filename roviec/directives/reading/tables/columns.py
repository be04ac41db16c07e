"""The row that heads a table: what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roviec.directives.reading.tables.model import Cell

_WHO = r"(?:các )?(?:cơ quan|cq|đơn vị|đv|bộ phận|phòng|tổ chức|sở|bộ|ngành|ban|địa phương|cá nhân)"
_KINDS = (
    ("number", r"(?:S?TT|Số TT|Số thứ tự|Thứ tự|№|#|Mã số|Mục)\.?"),
    ("support", rf"(?:{_WHO}[^|]{{0,25}})?(?:phối hợp|phối thuộc|tham gia)[^|]{{0,30}}"),
    ("lead", rf"(?:{_WHO}[^|]{{0,30}})?(?:chủ trì|thực hiện|chịu trách nhiệm|đầu mối|tham mưu|được giao|phụ trách|trách nhiệm)[^|]{{0,25}}|{_WHO}(?:,? (?:cơ quan|đơn vị))?|phân công[^|]{{0,20}}|trách nhiệm[^|]{{0,20}}|đầu mối"),
    ("time", r"(?:thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|hạn|ngày hoàn thành|mốc|kỳ hạn|lộ trình)\b[^|]{0,40}"),
    ("product", r"(?:dự kiến )?(?:sản phẩm|kết quả|đầu ra|hình thức văn bản|yêu cầu sản phẩm|mục tiêu đầu ra)[^|]{0,30}"),
    ("task", r"(?:tên |các |danh mục )?(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|hạng mục|đầu việc|việc)\b[^|]{0,50}"),
    ("other", r"(?:ghi chú|kinh phí|nguồn|lãnh đạo|căn cứ|người|cấp trình|địa điểm|mã|số lượng|cán bộ)\b[^|]{0,40}"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _KINDS)
_CHARGES = re.compile(r"chủ trì|chịu trách nhiệm", re.IGNORECASE)
_CLOSES = re.compile(r"hoàn thành|kết thúc|hạn|đến", re.IGNORECASE)
_LONGEST = 60  # characters of a column's name
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each kind of column stands; `count` of all."""

    places: dict[str, int]
    count: int

    def cell(self, kind: str, cells: Sequence[Cell]) -> Cell | None:
        at = self.places.get(kind)
        return cells[at] if at is not None and at < len(cells) and cells[at][1] > cells[at][0] else None


def columns_of(text: str, cells: Sequence[Cell], *, all_known: bool = False) -> Columns | None:
    """None when this is no head of a table of tasks: it has a column of tasks, one of leads (or of times or products, where
    headings say whose the tasks are), and most of its columns are known."""
    if len(cells) < _FEWEST or any(end - start > _LONGEST for start, end in cells):
        return None
    kinds = [_kind(text, *cell) for cell in cells]
    known = [kind for kind in kinds if kind]
    if all_known and len(known) < len(cells):
        return None
    if len(known) * 2 <= len(cells):
        return None
    if "task" not in known or not {"lead", "time", "product"} & set(known):
        return None
    if len(set(known)) < (_FEWEST if "lead" in known or "number" in known else _FEWEST + 1):
        return None
    places: dict[str, int] = {}
    for at, kind in enumerate(kinds):
        if kind and kind != "other":
            places.setdefault(kind, at)
    closing = [at for at, kind in enumerate(kinds) if kind == "time" and _CLOSES.search(text, *cells[at])]
    if closing:
        places["time"] = closing[-1]
    charging = [at for at, kind in enumerate(kinds) if kind == "lead" and _CHARGES.search(text, *cells[at])]
    if charging:
        places["lead"] = charging[0]
    return Columns(places, len(cells))


def _kind(text: str, start: int, end: int) -> str:
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(text, start, end)), "")
