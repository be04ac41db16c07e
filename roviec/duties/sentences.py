"""What the acts on reports refuse, and what the sheets cannot read or doubt, said to people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.duties.evidence import FILE_BYTES, FILES
from roviec.duties.labels import REFUSALS
from roviec.duties.refused import Refused

REPORTS: Final[Mapping[str, Promise]] = {
    "under_review": gettext_lazy("Báo cáo đã gửi và đang chờ duyệt, chưa lập báo cáo khác được."),
    "already_done": gettext_lazy("Việc đã hoàn thành. Nếu cần báo cáo lại, cơ quan thường trực mở lại việc trước."),
    "draft_elsewhere": gettext_lazy("Đơn vị đang soạn báo cáo của việc này, nên chưa lập được bản khác."),
    "saved_meanwhile": gettext_lazy(
        "Người khác vừa lưu bản nháp này. Phần bạn nhập còn nguyên ở dưới: hãy chép lại, rồi tải lại trang để xem bản mới."
    ),
    "bad_claim": gettext_lazy("Hãy chọn một trong các kết quả có trên trang."),
    "unknown_figure": gettext_lazy("Biểu số liệu của việc này vừa thay đổi. Hãy tải lại trang rồi nhập tiếp."),
    "not_a_draft": gettext_lazy("Báo cáo đã gửi thì không sửa được nữa."),
    "incomplete": gettext_lazy("Báo cáo chưa đủ để gửi."),
    "day_ahead": gettext_lazy("Ngày nhận báo cáo không được sau hôm nay."),
    "day_too_early": gettext_lazy("Ngày này sớm hơn ngày việc bắt đầu."),
    "day_not_yours": gettext_lazy("Chỉ cơ quan thường trực được ghi lùi ngày nhận báo cáo giấy."),
    "too_many_files": gettext_lazy("Mỗi báo cáo nhận nhiều nhất %(files)s tệp, kể cả các bản trước."),
    "file_too_large": gettext_lazy("Tệp lớn hơn %(megabytes)s MB. Hãy gửi tệp nhỏ hơn hoặc chia tệp ra."),
    "file_twice": gettext_lazy("Báo cáo đã có đúng tệp này."),
    "file_unfit": gettext_lazy("Không nhận được tệp: %(why)s."),
    "valid_ahead": gettext_lazy("Ngày ghi trên minh chứng không được sau hôm nay."),
    "replaced_already": gettext_lazy("Minh chứng này đã có bản mới hơn."),
    "bad_verdict": gettext_lazy("Hãy chọn điều mà minh chứng cho thấy."),
    "note_required": gettext_lazy("Duyệt khi minh chứng hoặc kết quả chưa đầy đủ thì phải ghi rõ vì sao."),
    "not_done_claim": gettext_lazy(
        "Đơn vị báo cáo là chưa thực hiện được, nên không duyệt hoàn thành. Hãy trả lại để đơn vị làm tiếp."
    ),
    "own_report": gettext_lazy("Bạn là người ghi báo cáo này, nên một người khác của cơ quan thường trực phải duyệt."),
    "not_under_review": gettext_lazy("Báo cáo này không còn chờ duyệt: người khác vừa duyệt hoặc trả lại."),
    "not_allowed_by": gettext_lazy("Người cho phép phải là lãnh đạo thành phố hoặc người của cơ quan thường trực."),
    "same_day": gettext_lazy("Hạn mới trùng với hạn đang có."),
    "no_such_sheet": gettext_lazy("Không có biểu số liệu này vào ngày đã chọn."),
}
LACKS: Final[Mapping[str, Promise]] = {
    "claim_required": gettext_lazy("Hãy chọn kết quả thực hiện."),
    "text_required": gettext_lazy("Hãy viết đã làm gì, hoặc vì sao chưa làm được."),
    "figure_missing": gettext_lazy("Chưa có số liệu. Nếu không phát sinh thì ghi 0."),
    "part_over_whole": gettext_lazy("Số thành phần lớn hơn tổng. Nếu đúng như vậy, hãy ghi vì sao."),
    "over_hundred": gettext_lazy("Tỷ lệ trên 100%. Nếu đúng như vậy, hãy ghi vì sao."),
    "contested": gettext_lazy("Khác với số đã có. Nếu số này mới đúng, hãy ghi vì sao."),
    "jump": gettext_lazy("Hơn ba lần kỳ trước. Nếu đúng như vậy, hãy ghi vì sao."),
    "fall": gettext_lazy("Chưa bằng một phần ba kỳ trước. Nếu đúng như vậy, hãy ghi vì sao."),
}
UNFIT: Final[Mapping[str, Promise]] = {
    "empty": gettext_lazy("tệp trống"),
    "archive": gettext_lazy("đây là tệp nén; hãy gửi riêng từng tệp"),
    "macros": gettext_lazy("tài liệu có chứa macro; hãy lưu lại không có macro"),
    "locked": gettext_lazy("tài liệu đặt mật khẩu; hãy bỏ mật khẩu"),
    "old_office": gettext_lazy("đây là định dạng Word, Excel cũ; hãy lưu lại thành .docx, .xlsx hoặc PDF"),
    "markup": gettext_lazy("đây là trang web hoặc XML; hãy gửi bản PDF hoặc ảnh"),
    "encoding": gettext_lazy("chữ trong tệp không phải Unicode; hãy lưu lại bằng UTF-8"),
    "unknown": gettext_lazy("chỉ nhận PDF, Word, Excel, ảnh PNG, JPEG, văn bản thuần và CSV"),
}
UNREADABLE: Final[Mapping[str, Promise]] = {
    "not_a_number": gettext_lazy("Không đọc được số này. Viết như 1.234 hoặc 1.234,5."),
    "not_whole": gettext_lazy("Phải là số nguyên. Một nghìn hai trăm viết là 1.200 hoặc 1200."),
    "negative": gettext_lazy("Số đếm không được âm."),
    "too_long": gettext_lazy("Quá dài."),
    "not_a_day": gettext_lazy("Không đọc được ngày này. Viết như 15-9-2024."),
    "not_yes_no": gettext_lazy("Chọn Có hoặc Không."),
}


def sentence(refusal: Refused) -> str:
    words = {
        "files": FILES,
        "megabytes": FILE_BYTES // 2**20,
        "why": str(UNFIT.get(refusal.at.get("file", ""), "")),
    }
    known = REPORTS.get(refusal.code) or REFUSALS.get(refusal.code)
    return str(known) % words if known else _("Không thực hiện được.")
