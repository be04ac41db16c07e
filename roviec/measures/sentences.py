"""Refusals and standings said to people."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.measures.errors import MeasureRefused
from roviec.measures.reads.by_unit import Standing

REFUSALS: Final[dict[str, Promise]] = {
    "unknown_indicator": _("Không có chỉ tiêu “%(indicator)s” trong kỳ này."),
    "unknown_unit": _("Không có đơn vị này."),
    "bad_period": _("“%(period)s” không phải là kỳ của chỉ tiêu này."),
    "not_whole": _("Phải là số nguyên."),
    "negative": _("Không được là số âm."),
    "not_yes_no": _("Chỉ nhận có (1) hoặc không (0)."),
    "no_denominator": _("Tỷ lệ cần có mẫu số."),
    "denominator_out_of_place": _("Chỉ tỷ lệ mới có mẫu số."),
    "too_large": _("Số quá lớn."),
    "in_the_future": _("Kỳ này chưa bắt đầu."),
    "not_given_so": _("Chỉ tiêu này tính bằng công thức, không nhập số liệu."),
    "twice": _("Số liệu này có hai lần."),
    "outside_key": _("Khóa này không được ghi chỉ tiêu này của đơn vị này."),
    "no_name": _("Hãy ghi tên hệ thống gửi."),
    "no_scope": _("Hãy chọn ít nhất một đơn vị và một chỉ tiêu."),
    "revoked_already": _("Khóa này đã thu hồi."),
    "no_points": _("Hãy ghi ít nhất một mốc."),
    "points_out_of_order": _("Các mốc phải theo thứ tự ngày, mỗi ngày một mốc."),
    "no_reason": _("Hãy nêu căn cứ, lý do."),
    "figures_changed": _("Số liệu vừa thay đổi sau khi bạn xem trước. Hãy xem lại bản xem trước mới."),
    "rows_wrong": _("Còn %(count)s dòng sai nên chưa ghi gì. Hãy sửa tệp, hoặc chọn chỉ ghi các dòng đúng."),
}
IMPORT: Final[dict[str, Promise]] = {
    **REFUSALS,
    "unknown_indicator": _("Không có chỉ tiêu nào mang mã này."),
    "not_in_force": _("Chỉ tiêu này không có hiệu lực trong kỳ ấy."),
    "bad_period": _("Không phải là kỳ của chỉ tiêu này. Viết như 2026-10, 10/2026, 2026-Q4 hoặc 2026."),
    "twice_in_file": _("Đã có ở dòng %(first)s của trang tính này."),
    "unit_unclear": _("Có thể là nhiều đơn vị. Hãy ghi rõ một trong: %(candidates)s."),
    "unknown_unit": _("Không có đơn vị này trong sơ đồ hiện nay."),
}
STANDINGS: Final[dict[Standing, Promise | str]] = {
    Standing.AHEAD: _("Tốt hơn mức chung"),
    Standing.BEHIND: _("Kém hơn mức chung"),
    Standing.SAME: pgettext_lazy("so sánh", "Không đủ khác biệt"),
    Standing.UNKNOWN: "",
}


def refusal(error: MeasureRefused) -> str:
    return str(REFUSALS[error.code]) % error.fields
