"""The columns of the city's list: the same in the template, in what is read, and in what is written out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.db.models import TextChoices
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.duties.models import Group
from roviec.programme.models import Kind, Stage
from roviec.tables import Column
from roviec.tables import Kind as Cell

TITLES: Final[dict[str, Promise]] = {
    "kind": gettext_lazy("Loại"),
    "external_id": gettext_lazy("Mã"),
    "name": gettext_lazy("Tên gọi"),
    "origin": gettext_lazy("Nơi khởi xướng"),
    "owner": gettext_lazy("Đơn vị chủ trì"),
    "group": gettext_lazy("Nhóm"),
    "stage": gettext_lazy("Giai đoạn"),
    "stage_on": gettext_lazy("Từ ngày"),
    "summary": gettext_lazy("Tóm tắt"),
    "source": gettext_lazy("Nguồn"),
}


def columns() -> list[Column]:
    """In the reader's language; headings and choices in the other one are understood too."""
    stages = ", ".join(dict.fromkeys(Stage.objects.filter(valid_to=None).values_list("name", flat=True)))
    return [
        _choice("kind", Kind, required=True),
        _column("external_id", required=True, longest=60, example="01", hint=_("Số thứ tự hoặc mã trong danh sách của thành phố; mã giữ nguyên giữa các lần nhập.")),
        _column("name", required=True, longest=300),
        _column("origin", longest=300, hint=_("Địa phương, bộ, ngành đã làm hoặc đề xuất.")),
        _column("owner", longest=300, hint=_("Tên đầy đủ hoặc tên viết tắt trong sơ đồ đơn vị.")),
        _choice("group", Group),
        _column("stage", longest=200, hint=_("Để trống: giai đoạn đầu tiên. Các giai đoạn: %(stages)s.") % {"stages": stages}),
        _column("stage_on", kind=Cell.DAY, example="23/9/2024", hint=_("Ngày vào giai đoạn đó. Để trống: ngày nhập.")),
        _column("summary"),
        _column("source", longest=300, hint=_("Văn bản hoặc danh sách nêu mục này.")),
    ]  # fmt: skip


def _column(
    key: str, *, kind: Cell = Cell.TEXT, required: bool = False, longest: int = 0, hint: str = "", example: str = ""
) -> Column:
    return Column(
        key=key, title=str(TITLES[key]), also=tuple(_both(TITLES[key])), kind=kind, required=required,
        longest=longest, hint=hint, example=example,
    )  # fmt: skip


def _choice(key: str, values: type[TextChoices], *, required: bool = False) -> Column:
    column = _column(key, kind=Cell.CHOICE, required=required)
    words = {value: str(label) for value, label in values.choices}
    others = {word: value for value, label in values.choices for word in _both(label)}
    return replace(column, choices=words, synonyms=others, example=next(iter(words.values())))


def _both(words: object) -> list[str]:
    said = []
    for language in ("vi", "en"):
        with translation.override(language):
            said.append(str(words))
    return said
