"""Files of three sheets, and what a plan says of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from roviec.tables import Grid, write_xlsx
from roviec.tables.planning import Planned
from roviec.tables.writing import Value

ITEMS = ["Loại", "Mã", "Tên gọi"]
STEPS = [
    "Loại",
    "Mã",
    "Mã mốc",
    "Tên mốc",
    "Hạn đầu tiên",
    "Hạn",
    "Ngày hoàn thành",
    "Bỏ khỏi lộ trình",
    "Lý do thay đổi",
]
DECIDED = [
    "Loại",
    "Mã",
    "Quyết định",
    "Lý do",
    "Người quyết định",
    "Ngày quyết định",
    "Căn cứ (số, ký hiệu, ngày văn bản)",
]
Rows = Sequence[Sequence[Value]]


def book(items: Rows = (), steps: Rows = (), decided: Rows = (), **more: Rows) -> bytes:
    """Only the sheets that have rows; `more` are sheets that nobody asks for."""
    parts = [("Danh sách", ITEMS, items), ("Lộ trình", STEPS, steps), ("Đã quyết", DECIDED, decided)]
    grids = [Grid(title, head, rows) for title, head, rows in parts if rows]
    grids += [Grid(title, ["Ghi chú"], rows) for title, rows in more.items()]
    out = BytesIO()
    write_xlsx(grids, out)
    return out.getvalue()


def said(part: Planned[Any]) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.code) for each in part.problems]
