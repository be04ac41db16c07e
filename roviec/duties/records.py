"""What duties tell the journal: who may read the record of a duty or an obligation (those who see the thing itself), and what their acts
and objects are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.duties.labels import period_label
from roviec.duties.models import Blocker, Consolidation, Duty, ForecastModel, Obligation, Report
from roviec.duties.names import unit_names
from roviec.journal.words import numbers
from roviec.org.access import access_of

User = AbstractBaseUser | AnonymousUser


def sees_duty(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Duty.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_obligation(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Obligation.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_blocker(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Blocker.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_report(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Report.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def sees_consolidation(user: User, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and Consolidation.objects.visible_to(access_of(user)).filter(pk=object_id).exists()


def duty_names(ids: Collection[str]) -> dict[str, str]:
    """ "3, 12/UBND": its place in the directive."""
    rows = Duty.objects.filter(pk__in=numbers(ids)).select_related("directive").defer("directive__text")
    return {str(row.pk): f"{row.order}, {row.directive}" for row in rows}


def obligation_names(ids: Collection[str]) -> dict[str, str]:
    rows = Obligation.objects.filter(pk__in=numbers(ids)).values_list("pk", "duty__order", "holder", "period")
    names = unit_names() if rows else {}
    return {
        str(pk): f"{order}, {names[holder].name if holder in names else holder}, {period_label(period)}"
        for pk, order, holder, period in rows
    }


def model_names(ids: Collection[str]) -> dict[str, str]:
    rows = ForecastModel.objects.filter(pk__in=numbers(ids)).values_list("pk", "fitted_on")
    return {str(pk): f"{fitted_on:%d-%m-%Y}" for pk, fitted_on in rows}


def blocker_names(ids: Collection[str]) -> dict[str, str]:
    rows = Blocker.objects.filter(pk__in=numbers(ids)).values_list("pk", "ask")
    return {str(pk): ask[:80] for pk, ask in rows}


def report_names(ids: Collection[str]) -> dict[str, str]:
    """ "2, UBND phường Hải Châu, Tháng 9 năm 2024": which report of whose period."""
    rows = Report.objects.filter(pk__in=numbers(ids)).values_list(
        "pk", "number", "obligation__holder", "obligation__period"
    )
    names = unit_names() if rows else {}
    return {
        str(pk): f"{number}, {names[holder].name if holder in names else holder}, {period_label(period)}"
        for pk, number, holder, period in rows
    }


def consolidation_names(ids: Collection[str]) -> dict[str, str]:
    rows = Consolidation.objects.filter(pk__in=numbers(ids)).values_list("pk", "number", "unit", "period")
    names = unit_names() if rows else {}
    return {
        str(pk): f"{number}, {names[unit].name if unit in names else unit}, {period_label(period)}"
        for pk, number, unit, period in rows
    }


ACTS: Final[dict[str, Promise]] = {
    "duties.change_progress": _("Đổi tiến độ"),
    "duties.draft_report": _("Bắt đầu soạn báo cáo"),
    "duties.attach_evidence": _("Thêm minh chứng"),
    "duties.withdraw_evidence": _("Bỏ minh chứng"),
    "duties.submit_report": _("Gửi báo cáo"),
    "duties.review_report": _("Duyệt hoặc trả lại báo cáo"),
    "duties.move_due": _("Dời hạn"),
    "duties.bind_sheet": _("Chọn biểu số liệu"),
    "duties.raise_blocker": _("Nêu vướng mắc"),
    "duties.move_blocker": _("Quyết định, rút hoặc mở lại vướng mắc"),
    "duties.draft_order": _("Soạn văn bản từ quyết định"),
    "duties.begin_consolidation": _("Bắt đầu tổng hợp"),
    "duties.move_consolidation": _("Gửi, nhận hoặc trả lại bản tổng hợp"),
    "duties.alert": _("Cảnh báo"),
    "duties.change_leads": _("Đổi cơ quan của nhiệm vụ"),
    "duties.change_cadence": _("Đổi định kỳ của nhiệm vụ"),
    "duties.close_duty": _("Kết thúc nhiệm vụ"),
    "duties.hand_over": _("Bàn giao cho đơn vị kế thừa"),
    "duties.forecast": _("Dự báo trễ hạn"),
    "duties.learn_forecast": _("Lập mô hình dự báo"),
    "duties.issue_directive": _("Giao việc"),
    "duties.make_obligations": _("Lập phần việc của các kỳ"),
}
OBJECTS: Final = {
    "duties.forecastmodel": (_("Mô hình dự báo"), model_names),
    "duties.duty": (pgettext_lazy("một", "Nhiệm vụ"), duty_names),
    "duties.alert": (_("Cảnh báo"), None),
    "duties.blocker": (_("Vướng mắc"), blocker_names),
    "duties.consolidation": (_("Bản tổng hợp"), consolidation_names),
    "duties.obligation": (_("Phần việc"), obligation_names),
    "duties.report": (pgettext_lazy("một", "Báo cáo"), report_names),
}
