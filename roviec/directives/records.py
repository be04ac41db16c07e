"""What directives tell the journal: what their acts and objects are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.directives.models import Amendment, Clause, Directive, Scan, Task
from roviec.journal.words import numbers

SHOWN = 80  # characters of a task's words


def directive_names(ids: Collection[str]) -> dict[str, str]:
    rows = Directive.objects.filter(pk__in=numbers(ids)).only("number", "source_name")
    return {str(row.pk): str(row) for row in rows}


def task_names(ids: Collection[str]) -> dict[str, str]:
    rows = Task.objects.filter(pk__in=numbers(ids)).values_list("pk", "quote")
    return {str(pk): f"“{quote[:SHOWN]}…”" if len(quote) > SHOWN else f"“{quote}”" for pk, quote in rows}


def scan_names(ids: Collection[str]) -> dict[str, str]:
    return {str(pk): name for pk, name in Scan.objects.filter(pk__in=numbers(ids)).values_list("pk", "source_name")}


def clause_names(ids: Collection[str]) -> dict[str, str]:
    return {str(pk): key for pk, key in Clause.objects.filter(pk__in=numbers(ids)).values_list("pk", "key")}


def amendment_names(ids: Collection[str]) -> dict[str, str]:
    """ "Gia hạn, 45/UBND"."""
    rows = Amendment.objects.filter(pk__in=numbers(ids)).select_related("directive").defer("directive__text")
    return {str(row.pk): f"{row.get_effect_display()}, {row.directive}" for row in rows}


ACTS: Final[dict[str, Promise]] = {
    "directives.accept_amendment": _("Đồng ý sửa nhiệm vụ cũ"),
    "directives.carry_out_amendment": _("Sửa nhiệm vụ cũ theo văn bản mới"),
    "directives.find_amendments": _("Tìm nhiệm vụ cũ bị sửa"),
    "directives.reconsider_amendment": _("Mở lại đề xuất sửa nhiệm vụ cũ"),
    "directives.record_amendment": _("Ghi nhận văn bản sửa nhiệm vụ"),
    "directives.reject_amendment": _("Bác đề xuất sửa nhiệm vụ cũ"),
    "directives.acknowledge": _("Xác nhận đã nhận văn bản"),
    "directives.add_task": _("Thêm nhiệm vụ"),
    "directives.confirm_task": _("Xác nhận nhiệm vụ"),
    "directives.discard": _("Bỏ văn bản"),
    "directives.drop_scan": _("Bỏ bản quét"),
    "directives.drop_task": _("Bỏ nhiệm vụ"),
    "directives.edit_task": _("Sửa nhiệm vụ"),
    "directives.mark_issued": _("Gửi văn bản tới các đơn vị"),
    "directives.merge_tasks": _("Gộp nhiệm vụ"),
    "directives.queue_scan": _("Đưa bản quét vào nhận dạng"),
    "directives.restore_task": _("Khôi phục nhiệm vụ"),
    "directives.retry_scan": _("Nhận dạng lại bản quét"),
    "directives.set_bodies": _("Sửa cơ quan chủ trì, phối hợp, nơi nhận"),
    "directives.set_clause_kind": _("Sửa loại đoạn"),
    "directives.split_task": _("Tách nhiệm vụ"),
    "directives.take": _("Đưa văn bản vào"),
    "directives.undo": _("Hoàn tác"),
}
OBJECTS: Final = {
    "directives.directive": (pgettext_lazy("một", "Văn bản"), directive_names),
    "directives.task": (pgettext_lazy("một đoạn", "Nhiệm vụ"), task_names),
    "directives.scan": (_("Bản quét"), scan_names),
    "directives.clause": (_("Đoạn"), clause_names),
    "directives.amendment": (_("Sửa đổi"), amendment_names),
}
