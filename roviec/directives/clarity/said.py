"""Findings in words. The comments are Vietnamese, as the draft is; pages translate the same sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from roviec.directives.clarity.model import Finding, Weight


def N_(sentence: str) -> str:
    """The name by which catalogues know a sentence that is translated later."""
    return sentence


SENTENCES: Final[dict[str, str]] = {
    "open": N_("Nhiệm vụ còn để ngỏ: %(missing)s."),
    "vague-time": N_("“%(words)s” không phải là thời hạn: không ai biết khi nào là quá hạn."),
    "several-leads": N_("Nhiều cơ quan cùng được giao (%(leads)s) mà không nói ai chủ trì."),
    "no-lead": N_("Yêu cầu này chưa giao cho ai."),
    "no-such-day": N_("Không có ngày %(words)s trong lịch."),
    "not-every-month": N_("Không phải tháng nào cũng có ngày %(day)s."),
    "past": N_("Hạn %(day)s trước ngày ban hành (%(issued)s)."),
    "day-off": N_("Hạn %(day)s là %(weekday)s hoặc ngày nghỉ, không phải ngày làm việc."),
    "short": N_("Từ ngày ban hành đến hạn %(day)s chỉ còn %(left)s ngày làm việc."),
    "ordered-and-stopped": N_("Nhiệm vụ %(second)s trái với nhiệm vụ %(first)s: một bên làm, một bên dừng (“%(quote)s”)."),
    "two-leads": N_("Cùng một việc với nhiệm vụ %(first)s (“%(quote)s”) nhưng giao hai nơi chủ trì: %(leads)s; %(others)s."),
    "two-deadlines": N_("Cùng một việc với nhiệm vụ %(first)s (“%(quote)s”) nhưng hai thời hạn: %(time)s; %(other)s."),
    "said-twice": N_("Nhiệm vụ %(second)s lặp lại nhiệm vụ %(first)s: “%(quote)s”."),
    "catches-nobody": N_("“%(lead)s” không ứng với đơn vị nào vào ngày của văn bản."),
    "has-ended": N_("“%(lead)s” đã kết thúc hoạt động trước ngày của văn bản; đơn vị kế thừa: %(heirs)s."),
    "cited-is-younger": N_("%(cited)s ghi ngày %(cited_date)s, muộn hơn văn bản viện dẫn nó (%(citer)s, ngày %(citer_date)s)."),
    "superseded": N_("%(cited)s đã được thay thế bằng %(by)s."),
    "wrong-date": N_("%(cited)s ghi ngày %(said)s; bản đang giữ ghi ngày %(held)s."),
    "already-given": N_("Việc này đã giao cho cùng cơ quan tại %(directive)s: “%(quote)s”. Sửa đổi, thay thế hay giao thêm?"),
    "exhortation": N_("Câu này không giao việc gì đo được. Bỏ đi, hoặc nêu việc, sản phẩm và thời hạn."),
    "vague": N_("%(share)s số chữ là từ không đo được: %(words)s."),
}  # fmt: skip
WEIGHTS: Final[dict[Weight, str]] = {
    Weight.FAULT: N_("Phải sửa"),
    Weight.GAP: N_("Còn để ngỏ"),
    Weight.STYLE: N_("Nên gọn hơn"),
}


# Fields that hold codes: said in words, so that they can be translated.
_WORDS: Final[dict[str, str]] = {
    "time": N_("thời hạn"),
    "product": N_("sản phẩm"),
    "recipient": N_("nơi nhận kết quả"),
    "weekday-0": N_("thứ Hai"),
    "weekday-1": N_("thứ Ba"),
    "weekday-2": N_("thứ Tư"),
    "weekday-3": N_("thứ Năm"),
    "weekday-4": N_("thứ Sáu"),
    "weekday-5": N_("thứ Bảy"),
    "weekday-6": N_("Chủ nhật"),
}
_CODED: Final = ("missing", "weekday")


def in_words(code: str, translate: Callable[[str], str] = str) -> str:
    return translate(_WORDS[code])


def said(finding: Finding, translate: Callable[[str], str] = str) -> str:
    """The finding as a sentence."""
    fields = {
        name: ", ".join(in_words(code, translate) for code in value.split()) if name in _CODED else value
        for name, value in finding.fields.items()
    }
    return translate(SENTENCES[finding.code]) % fields
