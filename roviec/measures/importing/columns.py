"""The columns of a sheet of figures: the same in the template, in what is read, and in what is written out."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.tables import Column, bilingual
from roviec.tables import Kind as Cell

TITLES: Final[dict[str, Promise]] = {
    "indicator": gettext_lazy("Mã chỉ tiêu"),
    "unit": gettext_lazy("Đơn vị"),
    "period": gettext_lazy("Kỳ"),
    "numerator": gettext_lazy("Tử số"),
    "denominator": gettext_lazy("Mẫu số"),
    "estimate": gettext_lazy("Ước tính"),
    "word": gettext_lazy("Giải thích"),
}


_column, _choice = partial(bilingual.column, TITLES), partial(bilingual.choice, TITLES)


class Yes(TextChoices):
    YES = "yes", gettext_lazy("có")
    NO = "no", gettext_lazy("không")


def columns() -> list[Column]:
    """In the reader's language; headings in the other one are understood too."""
    return [
        _column("indicator", required=True, longest=60, hint=_("Mã ghi trên trang của chỉ tiêu."), example="tuyen-truyen-cong"),
        _column("unit", required=True, longest=300, hint=_("Tên đầy đủ hoặc tên viết tắt trong sơ đồ đơn vị."), example=_("UBND phường Hải Châu")),
        _column("period", required=True, longest=40, hint=_("Như 2026-10, 10/2026, 2026-Q4 hoặc 2026."), example="10/2026"),
        _column("numerator", kind=Cell.NUMBER, required=True, hint=_("Số đếm, số lượng, điểm; có là 1, không là 0; của tỷ lệ là phần đạt."), example="12"),
        _column("denominator", kind=Cell.NUMBER, hint=_("Chỉ của tỷ lệ: toàn bộ.")),
        _choice("estimate", Yes),
        _column("word", longest=500, hint=_("Vì sao số liệu khác thường mà vẫn đúng.")),
    ]  # fmt: skip
