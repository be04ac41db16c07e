"""The acts' refusals, said to people."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.org.errors import OrgError

REFUSALS: Final[dict[str, Promise]] = {
    "already_there": _("Người này đã giữ vị trí đó rồi."),
    "code_taken": _("Mã đơn vị “%(unit)s” đã dùng."),
    "end_already_known": _("Đơn vị “%(unit)s” đã có ngày kết thúc %(end)s."),
    "ends_before_it_starts": _("Ngày kết thúc phải sau ngày bắt đầu."),
    "event_known": _("Sự kiện này đã được ghi (%(event)s)."),
    "has_account": _("Người này đã có tài khoản."),
    "heir_not_among_successors": _("Đơn vị nhận việc phải là một trong các đơn vị kế thừa."),
    "in_the_past": _("Không ủy quyền lùi về trước hôm nay."),
    "later_change": _("Đơn vị “%(unit)s” đã thay đổi từ ngày %(since)s; chọn ngày sau đó."),
    "later_holder": _("Đã có người giữ chức vụ này từ ngày %(since)s; chọn ngày sau đó."),
    "lent_already": _("Quyền được ủy quyền thì không ủy quyền tiếp."),
    "login_taken": _("Tên đăng nhập “%(login)s” đã dùng."),
    "no_account": _("Người này chưa có tài khoản."),
    "no_letters": _("Tên phải có chữ."),
    "nobody_takes_over": _("Không có đơn vị nào nhận việc của “%(unit)s”."),
    "not_in_force": _("Quyền này không có hiệu lực vào ngày %(on)s."),
    "not_standing": _("Ngày %(on)s không có đơn vị “%(unit)s”."),
    "not_to_lend": _("Quyền này không ủy quyền được."),
    "not_yours": _("Chỉ ủy quyền được quyền của chính mình."),
    "nothing_to_end": _("Chọn ít nhất một đơn vị để sáp nhập."),
    "outside_the_role": _("Thời gian ủy quyền phải nằm trong thời gian giữ quyền."),
    "own_descendant": _("Đơn vị “%(parent)s” nằm dưới “%(unit)s”."),
    "to_oneself": _("Không tự ủy quyền cho chính mình."),
    "unknown_kind": _("Không có loại đơn vị “%(kind)s”."),
    "unknown_level": _("Ngày %(on)s không có cấp “%(level)s”."),
}


def refusal(error: OrgError) -> str:
    return str(REFUSALS[error.code]) % error.fields
