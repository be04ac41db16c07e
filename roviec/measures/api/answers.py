"""Refusals, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from roviec.measures.api.shapes import MOST_ROWS
from roviec.measures.errors import MeasureRefused
from roviec.measures.sentences import REFUSALS

FIELDS: Final = {
    "unknown_indicator": "indicator", "unknown_unit": "unit", "bad_period": "period", "in_the_future": "period",
    "not_whole": "numerator", "negative": "numerator", "not_yes_no": "numerator", "too_large": "numerator",
    "no_denominator": "denominator", "denominator_out_of_place": "denominator", "not_given_so": "indicator",
    "outside_key": "indicator",
}  # fmt: skip
CALLS: Final[dict[str, Promise]] = {
    "no_key": _("Thiếu khóa kết nối, hoặc khóa sai hay đã thu hồi."),
    "too_often": _("Gọi quá nhiều lần trong một phút. Hãy thử lại sau."),
    "no_sending_key": _("Thiếu đầu đề Idempotency-Key (1 đến 64 chữ, số, “.”, “_”, “:”, “-”)."),
    "key_used": _("Idempotency-Key này đã dùng cho một nội dung khác."),
    "malformed": _("Không đọc được giá trị này."),
    "malformed_rows": _("Cần từ 1 đến %(most)s dòng số liệu."),
}


def refusal(
    code: str, row: int | None = None, field: str = "", values: Mapping[str, object] | None = None
) -> dict[str, Any]:
    words = CALLS.get(code) or REFUSALS[code]
    said = {}
    for language in ("vi", "en"):
        with override(language):
            said[language] = str(words) % {"most": MOST_ROWS, **(values or {})}
    return {"row": row, "code": code, "field": field or FIELDS.get(code, ""), "message": said}


def of_measure(error: MeasureRefused, row: int) -> dict[str, Any]:
    return refusal(error.code, row, values=error.fields)


def of_shape(errors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the shapes refused: `loc` is ("body", "sending", "observations", row, field)."""
    return [_shape(each["loc"]) for each in errors]


def _shape(loc: tuple[Any, ...]) -> dict[str, Any]:
    if loc[0] == "header":
        return refusal("no_sending_key")
    row = next((part for part in loc if isinstance(part, int)), None)
    words = [part for part in loc if isinstance(part, str)]
    if row is None and words[-1] == "observations":
        return refusal("malformed_rows", field="observations")
    return refusal("malformed", row, words[-1] if len(words) > 1 else "")
