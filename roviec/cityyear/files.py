"""The few files that all made-up evidence shares. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

SAYS: Final = "Minh chứng mẫu do Rõ Việc tạo cho dữ liệu minh họa; không phải tài liệu của cơ quan nào."
EVIDENCE: Final[Mapping[str, tuple[str, str]]] = {  # key -> name shown, ending
    "bien-ban": ("Biên bản kiểm tra (mẫu)", "pdf"),
    "bieu-so-lieu": ("Biểu số liệu (mẫu)", "pdf"),
    "danh-sach": ("Danh sách đã rà soát (mẫu)", "txt"),
    "bao-cao": ("Báo cáo kết quả (mẫu)", "pdf"),
    "ghi-chu": ("Ghi chú làm việc (mẫu)", "txt"),
    "xac-nhan": ("Văn bản xác nhận (mẫu)", "pdf"),
}
TYPES: Final = {"pdf": "application/pdf", "txt": "text/plain"}


@dataclass(frozen=True)
class Shared:
    name: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def make(key: str) -> Shared:
    title, ending = EVIDENCE[key]
    data = _pdf(title) if ending == "pdf" else f"{title}\n\n{SAYS}\n".encode()
    return Shared(f"{title}.{ending}", TYPES[ending], data)


def _pdf(title: str) -> bytes:
    import typst

    page = f'#set document(date: none)\n#set page(width: 148mm, height: 105mm)\n#set text(lang: "vi")\n= {title}\n\n{SAYS}\n'
    made: bytes = typst.compile(page.encode(), format="pdf")
    return made
