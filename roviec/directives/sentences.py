"""Codes of the engines and of the acts, said to people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roviec.directives import places
from roviec.directives.errors import Refused
from roviec.directives.intake import IntakeError

CLEARS: Final[dict[str, Promise]] = {
    "person": _("rõ người"),
    "work": _("rõ việc"),
    "responsibility": _("rõ trách nhiệm"),
    "time": _("rõ thời gian"),
    "procedure": _("rõ quy trình"),
    "product": _("rõ sản phẩm"),
    "result": _("rõ kết quả"),
}

INTAKE: Final[dict[str, Promise]] = {
    "empty": _("không có chữ nào"),
    "not_a_document": _(
        "không phải văn bản Word, PDF, ảnh, HTML, văn bản thuần, bảng tính hay gói văn bản điện tử (edXML)"
    ),
    "wrong_extension": _("tên ghi là .%(said)s nhưng bên trong là %(found)s, không đọc được"),
    "encrypted": _("tệp %(kind)s đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại"),
    "damaged": _("tệp %(kind)s bị hỏng, không mở được"),
    "too_large": _("lớn %(size)s MB, quá mức %(most)s MB"),
    "too_long": _("dài quá mức cho một văn bản (nhiều nhất %(limit)s)"),
    "bomb": _("tệp %(kind)s bung ra quá lớn hoặc có cấu trúc gây hại, đã từ chối"),
    "scan_only": _("chỉ có ảnh, chưa có chữ để đọc; hãy gửi ở trang Đưa văn bản vào để hệ thống nhận dạng chữ"),
    "no_recogniser": _(
        "là ảnh quét hoặc ảnh chụp, mà máy chủ này chưa cài chương trình nhận dạng chữ. "
        "Hãy nhờ quản trị viên cài các gói %(packages)s của Debian rồi gửi lại; hoặc gửi bản Word, PDF có chữ"
    ),
    "page_too_hard": _("có trang nhận dạng quá lâu hoặc quá nặng nên đã dừng"),
    "heic": _("là ảnh HEIC của điện thoại; hãy lưu thành JPEG hoặc PDF rồi gửi"),
    "old_xls": _("là tệp Excel 97-2003 (.xls); hãy lưu lại thành .xlsx rồi gửi"),
    "ods": _("là bảng tính OpenDocument (.ods); hãy lưu lại thành .xlsx rồi gửi"),
    "broken_csv": _(
        "dòng %(row)s của tệp CSV có dấu ngoặc kép không đóng hoặc ô quá dài; hãy lưu lại dạng .xlsx rồi gửi"
    ),
    "sheet_encoding": _(
        "là CSV không ở bảng mã Unicode nên chữ có dấu sẽ hỏng; hãy lưu dạng CSV UTF-8 hoặc .xlsx rồi gửi"
    ),
    "too_many_rows": _("có quá %(limit)s dòng; hãy chia thành nhiều tệp"),
    "too_many_columns": _("có quá %(limit)s cột; bảng nhiệm vụ không rộng đến thế"),
    "too_many_annexes": _("nhiều phụ lục quá; mỗi văn bản gửi kèm nhiều nhất %(limit)s tệp"),
    "annex_is_scan": _("phụ lục chỉ có ảnh; hãy quét chung một tệp với văn bản, hoặc gửi bản có chữ"),
    "old_doc": _("là tệp Word 97-2003 (.doc); hãy lưu lại thành .docx rồi gửi"),
}

WARNINGS: Final[dict[str, Promise]] = {
    "wrong_extension": _("Tên tệp ghi là .%(said)s nhưng nội dung là %(found)s; đã đọc theo nội dung."),
    "legacy_encoding": _("Văn bản dùng bảng mã cũ %(encoding)s; đã chuyển sang Unicode, hãy soát lại chữ có dấu."),
    "decomposed": _("Dấu được gõ rời (Unicode tổ hợp); đã ghép lại."),
    "tracked_changes": _("Tệp còn dấu vết sửa đổi chưa duyệt; đã đọc như các sửa đổi được chấp nhận."),
    "pages_without_text": _(
        "%(pages)s trong %(of)s trang là ảnh nên chưa được đọc. Máy chủ chưa cài chương trình nhận dạng chữ; "
        "quản trị viên cần cài các gói tesseract-ocr và tesseract-ocr-vie của Debian."
    ),
    "recognised": _(
        "Chữ của %(pages)s trong %(of)s trang do máy nhận dạng từ ảnh, độ tin cậy trung bình %(confidence)s %%. "
        "Hãy đối chiếu với bản gốc trước khi giao việc."
    ),
    "doubtful_words": _("Có %(count)s chữ khó đọc, hãy so với bản gốc (số trang trong ngoặc): %(words)s."),
    "attachments_not_read": _("Tệp đi kèm chưa được đọc: %(names)s."),
    "cells_with_errors": _("%(count)s dòng của bảng tính có ô lỗi công thức: %(rows)s."),
    "row-without-lead": _(
        "%(count)s dòng của bảng chưa có cơ quan chủ trì nên chưa thành nhiệm vụ: %(rows)s. "
        "Hãy thêm bằng tay nếu biết giao cho ai."
    ),
    "replaced_characters": _("%(count)s ký tự không đọc được và đã bị thay thế."),
    "no-task-found": _("Không tìm thấy nhiệm vụ nào trong văn bản. Hãy thêm bằng tay nếu có."),
    "cited-document-is-younger": _(
        "%(cited)s ghi ngày %(cited_date)s, muộn hơn văn bản viện dẫn nó (%(citer)s, ngày %(citer_date)s). "
        "Một trong hai ngày có thể bị ghi sai."
    ),
    "already_here": _("Tệp này đã được đưa vào trước đó: %(name)s."),
    "amends-document": _(
        "Văn bản sửa đổi, thay thế %(number)s nhưng văn bản ấy chưa có ở đây, nên không sửa được việc cũ nào."
    ),
    "amends-place": _("“%(words)s”: không tìm thấy nhiệm vụ còn hiệu lực nào của %(number)s ở chỗ này."),
    "amends-day": _("“%(words)s”: câu này đổi thời hạn của %(number)s nhưng không đọc được hạn mới."),
    "number_known": _("Đã có %(count)s văn bản khác mang số %(number)s. Hãy kiểm tra xem có phải cùng một văn bản."),
}

REFUSALS: Final[dict[str, Promise]] = {
    "not_draft": _("Văn bản đã giao hoặc đã bỏ nên không sửa được nữa."),
    "changed_meanwhile": _(
        "Người khác vừa sửa nhiệm vụ này sau khi bạn mở nó. Đây là bản hiện tại; hãy xem rồi làm lại nếu cần."
    ),
    "certain_changed": _("Danh sách nhiệm vụ chắc chắn vừa thay đổi sau khi bạn mở trang; hãy xem lại rồi xác nhận."),
    "group_changed": _("Nhóm nhiệm vụ này vừa thay đổi sau khi bạn mở trang; hãy xem lại rồi làm lại."),
    "changed_since": _("Nhiệm vụ đã được sửa tiếp sau thao tác đó nên không hoàn tác được nữa."),
    "nothing_to_undo": _("Không còn thao tác nào của bạn để hoàn tác."),
    "unknown_time": _("Không hiểu “%(words)s”. Hãy gõ ngày, kỳ hoặc định kỳ, như 30/9, cuối quý III, 15 hằng tháng."),
    "dropped": _("Nhiệm vụ này đã bị bỏ; hãy khôi phục trước."),
    "not_dropped": _("Nhiệm vụ này không bị bỏ nên không cần khôi phục."),
    "span_outside": _("Đoạn trích nằm ngoài văn bản."),
    "span_empty": _("Đoạn trích không có chữ nào."),
    "span_crosses_paragraph": _("Một nhiệm vụ phải nằm trong một đoạn văn."),
    "cut_outside": _("Chỗ tách phải nằm giữa nhiệm vụ và mỗi phần phải có chữ."),
    "not_adjacent": _("Chỉ gộp được hai nhiệm vụ đứng liền nhau."),
    "task_exists": _("Đoạn này đã là một nhiệm vụ."),
    "no_reason": _("Hãy nêu lý do."),
    "long_reason": _("Lý do dài quá %(longest)s ký tự."),
    "unknown_recurrence": _("Không có kiểu định kỳ này."),
    "unknown_part": _("Không có vai trò này."),
    "unknown_kind": _("Không có loại đoạn này."),
    "bad_body": _("Tên cơ quan không được để trống và dài nhiều nhất %(longest)s ký tự."),
    "no_place": _("Hãy ghi đã trả lời ở đâu."),
    "clause_has_tasks": _("Đoạn này đang có nhiệm vụ; hãy bỏ nhiệm vụ trước khi đổi loại."),
    "no_earlier": _("Hãy chọn nhiệm vụ cũ được nói tới."),
    "no_day": _("Gia hạn thì phải có hạn mới."),
    "nothing_changed": _("Chưa rõ sửa đổi điều gì: hãy sửa rồi đồng ý, hoặc ghi là không phải."),
    "earlier_ended": _("Nhiệm vụ cũ không còn hiệu lực, hoặc không phải nhiệm vụ đã giao của văn bản khác."),
    "unknown_effect": _("Không có kiểu sửa đổi này."),
    "not_issued": _("Văn bản sửa đổi phải là văn bản đã giao ở đây."),
    "words_not_there": _("Câu này không có nguyên văn trong %(number)s."),
    "unknown_task": _("Nhiệm vụ mới thay vào phải là của văn bản này."),
    "unknown_body": _("“%(name)s” không khớp đơn vị nào vào ngày của văn bản."),
    "decided_meanwhile": _("Đề xuất này đã được quyết định. Hãy mở lại nếu cần."),
    "not_decided": _("Đề xuất này chưa được quyết định."),
    "scan_over": _("Bản quét này đã nhận dạng xong hoặc đã bỏ."),
    "not_circulated": _("Văn bản không gửi tới đơn vị này."),
}

PROBLEMS: Final[dict[str, Promise]] = {
    "undecided": _("chưa được xác nhận"),
    "no_lead": _("chưa có cơ quan chủ trì"),
    "lead_two_way": _("cơ quan chủ trì có thể là nhiều đơn vị, cần chọn"),
    "lead_unresolved": _("cơ quan chủ trì không khớp đơn vị nào"),
    "nobody": _("nhóm cơ quan chủ trì không có đơn vị nào vào ngày của văn bản"),
    "lead_ended": _("cơ quan chủ trì đã kết thúc hoạt động và chưa có đơn vị kế thừa"),
}

# Why the reading is not sure of a task, as `review.doubts` finds it.
DOUBTS: Final[dict[str, Promise]] = {
    "lead_of_addressees": _("cơ quan chủ trì suy từ nơi nhận văn bản"),
    "lead_of_conclusion": _("cơ quan chủ trì suy từ nơi mà kết luận nói tới"),
    "lead_of_heading": _("cơ quan chủ trì suy từ tiêu đề"),
    "lead_before": _("cơ quan chủ trì lấy từ câu trước"),
    "lead_in_sentence": _("tên cơ quan chủ trì nằm lẫn trong câu"),
    "many_leads": _("nhiều cơ quan cùng chủ trì"),
    "many_parts": _("câu có nhiều vế, có thể là nhiều việc"),
    "short": _("câu giao việc ngắn, có thể thiếu chữ"),
    "time_elsewhere": _("thời hạn lấy từ câu khác"),
    "unsure": _("máy đọc chưa chắc"),
}
# Why a task is dropped, to be chosen in one go.
DROP_REASONS: Final = (
    _("Yêu cầu chung, không phải nhiệm vụ"),
    _("Thông tin, bối cảnh"),
    _("Trùng với nhiệm vụ khác"),
    _("Đã giao ở văn bản khác"),
    _("Việc đã xong"),
)

UNKNOWN: Final = _("Cần xem lại (%(code)s).")
MEGABYTE: Final = 2**20


def intake_reason(error: IntakeError) -> str:
    """Why the file was refused, to be put behind its name."""
    sizes = {"size": _megabytes(error.fields.get("bytes")), "most": _megabytes(error.fields.get("limit"))}
    return str(INTAKE.get(error.code, UNKNOWN)) % {"code": error.code, **sizes, **error.fields}


def warning(found: Mapping[str, object]) -> str:
    """A stored warning: `code` and `fields`."""
    code, fields = str(found["code"]), found.get("fields")
    known = fields if isinstance(fields, dict) else {}
    said = {name: _day(value) if name.endswith("_date") else value for name, value in known.items()}
    if "rows" in known:
        said["rows"] = _places(known["rows"], int(known["count"]))
    return str(WARNINGS.get(code, UNKNOWN)) % {"code": code, **said}


def _places(rows: list[dict[str, object]], count: int) -> str:
    return "; ".join([*map(places.said, rows), *(["…"] if count > len(rows) else [])])


def refusal(error: Refused) -> str:
    return str(REFUSALS.get(error.code, UNKNOWN)) % {"code": error.code, **error.fields}


def _day(iso: str) -> str:
    """As official documents write it, 23-9-2024; ISO in English, where day and month would be mixed up."""
    day = date.fromisoformat(iso)
    return f"{day.day}-{day.month}-{day.year}" if get_language() == "vi" else iso


def _megabytes(size: str | int | None) -> str:
    return f"{int(size) / MEGABYTE:.0f}" if size else ""
