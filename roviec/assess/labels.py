"""Refusals, reasons of a difference and kinds of criteria in words."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roviec.assess.rerun import Why
from roviec.assess.scoring.rule import Due, Kind

REFUSALS: Final[dict[str, Promise]] = {
    "forbidden": _("Bạn không có quyền làm việc này."),
    "no_rule": _("Chưa có quy tắc chấm nào có hiệu lực cho kỳ này."),
    "no_period": _("Chỉ chấm theo tháng (2024-09) hoặc theo năm (2024)."),
    "no_year_rule": _("Quy tắc chấm không nói cách xếp loại năm."),
    "no_months": _("Năm này chưa có tháng nào được ký."),
    "moment_outside": _("Thời điểm tính phải từ ngày đầu kỳ đến nay."),
    "moment_earlier": _("Đã chấm đến một thời điểm muộn hơn; không lùi lại được."),
    "signed_already": _("Kỳ này đã ký. Muốn chấm lại thì ghi rõ lý do; bản đã ký vẫn được giữ."),
    "changed_meanwhile": _("Người khác vừa thay đổi kỳ chấm này. Hãy xem lại rồi làm tiếp."),
    "period_not_over": _("Bản chấm được tính khi kỳ chưa hết. Hãy chấm lại rồi mở lấy giải trình."),
    "not_open": _("Kỳ chấm không mở để giải trình."),
    "still_open": _("Các đơn vị còn trong thời gian giải trình, chưa ký được."),
    "lowered": _(
        "Lần chấm lại làm giảm điểm đã cho đơn vị xem; đơn vị đó còn trong thời gian giải trình, chưa ký được."
    ),
    "unanswered": _("Còn giải trình chưa được trả lời."),
    "judge_again": _("Đã chấp nhận giải trình sau lần chấm cuối. Hãy sửa dữ liệu, chấm lại rồi ký."),
    "differs": _("Tính lại không ra đúng kết quả đang lưu nên không ký được. Hãy chấm lại."),
    "not_signed": _("Chỉ công bố kỳ đã ký."),
    "words_required": _("Hãy viết nội dung rồi gửi lại."),
    "no_such_criterion": _("Không có tiêu chí này."),
    "no_such_verdict": _("Hãy chọn chấp nhận hoặc không chấp nhận."),
    "answered_already": _("Giải trình này đã được trả lời."),
}

WHY: Final[dict[Why, Promise]] = {
    Why.MADE: _("Mới có trong kỳ"),
    Why.GONE: _("Không còn trong kỳ"),
    Why.DUE_MOVED: _("Đổi hạn"),
    Why.HANDED_OVER: _("Bàn giao sang đơn vị khác"),
    Why.REOPENED: _("Mở lại"),
    Why.RETURNED: _("Báo cáo bị trả lại"),
    Why.HANDED_IN: _("Có báo cáo mới hoặc báo cáo ghi nhận muộn"),
    Why.REVIEWED: _("Báo cáo được duyệt hoặc đánh giá lại"),
    Why.TAKEN: _("Đổi tiến độ"),
    Why.BLOCKED: _("Báo khó khăn, vướng mắc"),
    Why.CLOSED: _("Nhiệm vụ kết thúc"),
    Why.CALENDAR: _("Lịch làm việc được sửa"),
    Why.OVERDUE: _("Đã qua ngày đến hạn"),
    Why.FIGURE_GIVEN: _("Số liệu mới có"),
    Why.FIGURE_CORRECTED: _("Số liệu đã sửa"),
    Why.FIGURE_WITHDRAWN: _("Số liệu đã rút"),
    Why.PLAN_CHANGED: _("Mục tiêu của đơn vị đã đổi"),
}

# What is counted, of what; each sentence stands on the page of the rule and beside the figure.
KINDS: Final[dict[Kind, Promise]] = {
    Kind.ON_TIME: _("Số việc có báo cáo chậm nhất vào ngày đến hạn, trên số việc đến hạn trong kỳ. Báo cáo đang chờ duyệt tính theo ngày gửi."),
    Kind.FIRST_ACCEPTED: _("Số việc không bị trả lại lần nào, trên số việc đã được duyệt hoặc trả lại."),
    Kind.EVIDENCE: _("Mức minh chứng khớp với báo cáo theo kết luận mới nhất của người duyệt, trên số việc có kết luận."),
    Kind.COMPLETE: _("Số việc có đủ minh chứng được yêu cầu, trên số việc có kết luận."),
    Kind.RETURNS: _("Số lần bị trả lại, chia cho số việc đã được duyệt hoặc trả lại; càng ít càng tốt."),
    Kind.BLOCKERS: _("Số việc báo khó khăn, vướng mắc chậm nhất vào ngày đến hạn, trên số việc có báo khó khăn, vướng mắc."),
    Kind.ACCEPTED: _("Số việc được tiếp nhận trong thời gian cho phép, trên số việc đã hết thời gian đó."),
    Kind.MEASURE: _("Số liệu đơn vị đã cho trong kỳ so với giá trị kế hoạch của đơn vị vào ngày cuối kỳ. Chỉ tiêu càng thấp càng tốt: mỗi phần trăm vượt kế hoạch mất một phần trăm."),
}  # fmt: skip

DUES: Final[dict[Due, Promise]] = {
    Due.MOVED: _("Hạn tính theo lần gia hạn cuối cùng."),
    Due.FIRST: _("Hạn tính theo hạn ban đầu, dù sau đó có gia hạn."),
    Due.MOVED_BEFORE: _("Gia hạn chỉ được tính khi ghi nhận chậm nhất vào ngày đến hạn cũ."),
}
