"""The acts' refusals and the importer's reasons, said to people."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roviec.programme.errors import ProgrammeRefused

REFUSALS: Final[dict[str, Promise]] = {
    "before_the_item": _("Mục này có trong chương trình từ ngày %(day)s; chọn ngày đó hoặc sau đó."),
    "before_the_last": _("Lần thay đổi gần nhất là ngày %(day)s; chọn ngày đó hoặc sau đó."),
    "before_the_request": _("Văn bản gửi đi ngày %(day)s nên ngày trả lời không thể trước đó."),
    "changed_meanwhile": _("Người khác vừa thay đổi mục này. Hãy xem lại rồi làm tiếp."),
    "code_taken": _("Mã “%(external_id)s” đã có trong danh sách."),
    "milestone_code_taken": _("Mã mốc “%(external_id)s” đã có trong lộ trình của mục này."),
    "in_the_future": _("Ngày này chưa đến."),
    "in_the_past": _("Ngày cần quyết định đã qua."),
    "no_code": _("Hãy ghi mã."),
    "no_name": _("Hãy ghi tên."),
    "no_period": _("“%(period)s” không phải là một kỳ. Viết như 2026-11, 2026-Q4 hoặc 2026."),
    "no_reason": _("Hãy nêu lý do."),
    "no_words": _("Hãy ghi đủ các mục bắt buộc."),
    "list_changed": _("Danh sách vừa thay đổi sau khi bạn xem trước. Hãy xem lại bản xem trước mới."),
    "nobody_went": _("Hãy ghi đơn vị đã đi và số người."),
    "rows_wrong": _("Còn %(count)s dòng sai nên chưa ghi gì. Hãy sửa tệp, hoặc chọn chỉ ghi các dòng đúng."),
    "same_day": _("Hạn mới trùng hạn đang có."),
    "same_stage": _("Mục đang ở giai đoạn này rồi."),
    "unknown_choice": _("Không có lựa chọn này."),
    "unknown_direction": _("Hãy chọn văn bản đến hay văn bản đi."),
    "unknown_directive": _("Không có văn bản này trong hệ thống."),
    "unknown_reach": _("Không có mức nhân rộng này."),
    "unknown_stage": _("Không có giai đoạn “%(stage)s”."),
}

IMPORT: Final[dict[str, Promise]] = {
    "before_the_item": _("Mục này có trong chương trình từ ngày %(day)s; ngày này không thể trước đó."),
    "before_the_last": _("Lần thay đổi gần nhất là ngày %(day)s; ngày này không thể trước đó."),
    "decided_otherwise": _(
        "Quyết định này đã ghi với nội dung khác. Quyết định đã ghi thì không sửa; quyết định lại thì ghi ngày khác."
    ),
    "done_and_dropped": _("Mốc đã hoàn thành thì không bỏ khỏi lộ trình được."),
    "in_the_future": _("Ngày này chưa đến."),
    "milestone_closed": _("Mốc đã hoàn thành hoặc đã bỏ. Hãy mở lại rồi mới đổi hạn."),
    "no_reason": _("Đổi hạn, bỏ hoặc mở lại một mốc thì phải nêu lý do."),
    "person_unclear": _("Có nhiều lãnh đạo cùng tên. Hãy ghi quyết định này trên trang của mục."),
    "stays": _("Đã ghi là “%(known)s” và không đổi được bằng tệp."),
    "twice_in_file": _("Đã có ở dòng %(first)s của trang tính này."),
    "unknown_item": _("Không có mục nào mang loại và mã này, trong danh sách hay trong tệp."),
    "unknown_leader": _("Không phải lãnh đạo thành phố vào ngày đó. Chỉ nhận: %(allowed)s."),
    "unit_unclear": _("Có thể là nhiều đơn vị. Hãy ghi rõ một trong: %(candidates)s."),
    "unknown_stage": _("Không có giai đoạn này. Chỉ nhận: %(allowed)s."),
    "unknown_unit": _("Không có đơn vị này trong sơ đồ hiện nay."),
}


def refusal(error: ProgrammeRefused) -> str:
    said = {name: _day(str(value)) if name == "day" else value for name, value in error.fields.items()}
    return str(REFUSALS[error.code]) % said


def _day(iso: str) -> str:
    """As documents write it, 23-9-2024; ISO in English, where day and month would be mixed up."""
    day = date.fromisoformat(iso)
    return f"{day.day}-{day.month}-{day.year}" if get_language() == "vi" else iso
