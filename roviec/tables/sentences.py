"""What is wrong with a sheet, said to people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.tables.reading import Kind, Problem, TableError

REFUSALS: Final[dict[str, Promise]] = {
    "empty": _("Tệp không có dữ liệu."),
    "too_large": _("Tệp lớn %(size)s MB, quá mức %(most)s MB."),
    "not_a_table": _("Tệp không phải bảng tính XLSX hay CSV."),
    "old_xls": _("Đây là tệp Excel 97-2003 (.xls). Hãy lưu lại thành .xlsx rồi gửi."),
    "encrypted": _("Tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
    "damaged": _("Tệp bị hỏng, không mở được."),
    "bomb": _("Tệp bung ra quá lớn hoặc có cấu trúc gây hại, đã từ chối."),
    "encoding": _(
        "Tệp CSV không ở bảng mã Unicode nên chữ có dấu sẽ hỏng. Hãy lưu dạng “CSV UTF-8” hoặc XLSX rồi gửi."
    ),
    "no_header": _("Không tìm thấy dòng tiêu đề có đủ các cột bắt buộc. Còn thiếu: %(missing)s."),
    "twice": _("Cột “%(column)s” có hai lần trong dòng tiêu đề."),
    "too_many_rows": _("Bảng có quá %(limit)s dòng. Hãy chia thành nhiều tệp."),
    "too_many_columns": _("Bảng có quá %(limit)s cột."),
}
PROBLEMS: Final[dict[str, Promise]] = {
    "required": _("Bắt buộc phải có."),
    "too_long": _("Dài quá %(limit)s ký tự."),
    "not_a_day": _("Không phải là ngày. Viết như 23/9/2024."),
    "not_a_number": _("Không phải là số. Viết như 1.234,5."),
    "not_an_integer": _("Không phải là số nguyên. Viết như 1.234."),
    "not_a_choice": _("Không có giá trị này. Chỉ nhận: %(allowed)s."),
    "error_value": _("Ô này là một lỗi công thức trong bảng tính."),
}
KINDS: Final[dict[Kind, Promise]] = {
    Kind.TEXT: _("chữ"),
    Kind.INTEGER: _("số nguyên"),
    Kind.NUMBER: _("số, dấu phẩy trước phần thập phân"),
    Kind.DAY: _("ngày, viết như 23/9/2024"),
    Kind.CHOICE: _("một trong các giá trị cho sẵn"),
}
MEGABYTE: Final = 2**20


def refusal(error: TableError) -> str:
    sizes = {"size": _megabytes(error.fields.get("bytes")), "most": _megabytes(error.fields.get("limit"))}
    return str(REFUSALS[error.code]) % {**sizes, **error.fields}


def reason(problem: Problem, own: Mapping[str, Promise] | None = None) -> str:
    """`own`: the sentences of the codes that a room adds."""
    return str({**PROBLEMS, **(own or {})}[problem.code]) % problem.fields


def _megabytes(size: str | int | None) -> str:
    return f"{int(size) / MEGABYTE:.0f}" if size else ""
