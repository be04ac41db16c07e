"""Refusals in words."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: Final[dict[str, Promise]] = {
    "not_draft": _("Văn bản này đã được ký."),
    "day_ahead": _("Ngày ký chưa đến. Văn bản được ký và ghi ngày hôm nay hoặc ngày đã qua."),
    "no_reason": _("Hãy ghi lý do bỏ dự thảo."),
    "not_signed": _("Văn bản chưa ký hoặc đã phát hành nên không phát hành được."),
    "number_taken": _("Số này đã cấp cho văn bản khác trong năm. Hãy chọn số khác."),
    "key_failed": _("Không ký được bằng chứng thư số đã cấu hình. Hãy báo quản trị hệ thống; văn bản vẫn là dự thảo."),
    "file_changed": _("Tệp đã lưu không còn đúng như khi ký nên không phát hành được. Hãy báo quản trị hệ thống."),
    "no_font": _("Thiếu phông chữ để tạo PDF. Hãy báo quản trị hệ thống."),
    "no_outline": _("Chưa nạp đề cương của loại văn bản này. Hãy báo quản trị hệ thống nạp gói dữ liệu."),
}
