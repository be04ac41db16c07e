"""The columns of the city's list, its milestones and decisions: the same in the template, in what is read, and in what is written out."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.duties.models import Group
from roviec.programme.models import Choice, Kind, Stage
from roviec.tables import Column, bilingual
from roviec.tables import Kind as Cell

ITEM, MILESTONE, DECISION = "danh-sach", "moc", "quyet-dinh"  # the sheets, as their files are named
SHEETS: Final[dict[str, Promise]] = {
    ITEM: gettext_lazy("Mô hình, cách làm"),
    MILESTONE: gettext_lazy("Mốc"),
    DECISION: gettext_lazy("Quyết định"),
}
TITLES: Final[dict[str, Promise]] = {
    "kind": gettext_lazy("Loại"),
    "external_id": gettext_lazy("Mã"),
    "name": gettext_lazy("Tên gọi"),
    "origin": gettext_lazy("Nơi khởi xướng"),
    "owner": gettext_lazy("Đơn vị chủ trì"),
    "group": gettext_lazy("Nhóm"),
    "since": gettext_lazy("Có trong chương trình từ"),
    "stage": gettext_lazy("Giai đoạn"),
    "stage_on": gettext_lazy("Từ ngày"),
    "summary": gettext_lazy("Tóm tắt"),
    "source": gettext_lazy("Nguồn"),
    "item": gettext_lazy("Tên mục"),
    "milestone": gettext_lazy("Mã mốc"),
    "title": gettext_lazy("Tên mốc"),
    "first_due": gettext_lazy("Hạn đầu tiên"),
    "due": gettext_lazy("Hạn"),
    "done_on": gettext_lazy("Ngày hoàn thành"),
    "dropped": gettext_lazy("Bỏ khỏi lộ trình"),
    "reason": gettext_lazy("Lý do thay đổi"),
    "choice": gettext_lazy("Quyết định"),
    "why": gettext_lazy("Lý do"),
    "decided_by": gettext_lazy("Người quyết định"),
    "on": gettext_lazy("Ngày quyết định"),
    "legal_basis": gettext_lazy("Căn cứ (số, ký hiệu, ngày văn bản)"),
}


_column, _choice = partial(bilingual.column, TITLES), partial(bilingual.choice, TITLES)


class Yes(TextChoices):
    YES = "yes", gettext_lazy("có")
    NO = "no", gettext_lazy("không")


def columns(sheet: str = ITEM) -> list[Column]:
    """In the reader's language; headings and choices in the other one are understood too."""
    return {ITEM: _of_items, MILESTONE: _of_milestones, DECISION: _of_decisions}[sheet]()


def _of_items() -> list[Column]:
    stages = ", ".join(dict.fromkeys(Stage.objects.filter(valid_to=None).values_list("name", flat=True)))
    return [
        *_whose(),
        _column("name", required=True, longest=300),
        _column("origin", longest=300, hint=_("Địa phương, bộ, ngành đã làm hoặc đề xuất.")),
        _column("owner", longest=300, hint=_("Tên đầy đủ hoặc tên viết tắt trong sơ đồ đơn vị.")),
        _choice("group", Group),
        _column("since", kind=Cell.DAY, hint=_("Để trống: ngày vào giai đoạn. Của mục đã có thì giữ nguyên.")),
        _column("stage", longest=200, hint=_("Để trống: giai đoạn đầu tiên. Các giai đoạn: %(stages)s.") % {"stages": stages}),
        _column("stage_on", kind=Cell.DAY, example="23/9/2024", hint=_("Ngày vào giai đoạn đó. Để trống: ngày nhập.")),
        _column("summary"),
        _column("source", longest=300, hint=_("Văn bản hoặc danh sách nêu mục này.")),
    ]  # fmt: skip


def _of_milestones() -> list[Column]:
    return [
        *_whose(),
        _column("item", hint=_("Để xem, không cần điền.")),
        _column("milestone", required=True, longest=60, example="1", hint=_("Số của mốc trong lộ trình của mục; giữ nguyên giữa các lần nhập.")),
        _column("title", required=True, longest=300),
        _column("first_due", kind=Cell.DAY, hint=_("Để trống: như hạn. Của mốc đã có thì giữ nguyên.")),
        _column("due", kind=Cell.DAY, required=True, example="31/12/2026"),
        _column("done_on", kind=Cell.DAY, hint=_("Để trống khi chưa xong.")),
        _choice("dropped", Yes),
        _column("reason", hint=_("Bắt buộc khi đổi hạn, bỏ hoặc mở lại một mốc đã có.")),
    ]  # fmt: skip


def _of_decisions() -> list[Column]:
    return [
        *_whose(),
        _column("item", hint=_("Để xem, không cần điền.")),
        _choice("choice", Choice, required=True),
        _column("why", required=True),
        _column("decided_by", required=True, longest=300, hint=_("Họ và tên lãnh đạo thành phố vào ngày quyết định.")),
        _column("on", kind=Cell.DAY, required=True, example="23/9/2024"),
        _column("legal_basis", longest=300),
    ]


def _whose() -> list[Column]:
    """Kind and code say which item a row is about, on every sheet."""
    hint = _("Số thứ tự hoặc mã trong danh sách của thành phố; mã giữ nguyên giữa các lần nhập.")
    return [
        _choice("kind", Kind, required=True),
        _column("external_id", required=True, longest=60, example="01", hint=hint),
    ]
