"""The columns of an agency's sheet: the work, what is said of it, and the figures that its forms ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from roviec.duties import figures
from roviec.duties.models import Claim, Obligation, Progress, Report, Sheet
from roviec.duties.sheets import Field
from roviec.duties.sheets.typed import LONGEST
from roviec.org.access import PERMISSIONS, Access
from roviec.tables import Column, Kind

FIGURE: Final = "figures."


@dataclass(frozen=True)
class Owed:
    """An obligation on which a report can be made, with the form that it is made on."""

    row: Obligation
    sheet: Sheet | None
    fields: dict[str, Field]  # typed ones, by code


def units_of(access: Access) -> list[int]:
    """The units that this person reports for, one's own first."""
    allowed = PERMISSIONS["duties.progress"]
    return list(dict.fromkeys(grant.unit_id for grant in access.grants if grant.role in allowed))


def owed_by(access: Access, today: date) -> dict[int, Owed]:
    """What these units hold and have begun, by the obligation's id: open, or handed in and not yet judged."""
    units = units_of(access)
    rows = Obligation.objects.visible_to(access).open().filter(holder__in=units, period_start__lte=today)
    rows = rows.select_related("duty__directive").defer("duty__directive__text").order_by("due", "pk")
    sheets: dict[tuple[int, date | None], Sheet | None] = {}
    found = {}
    for row in rows:
        key = row.duty_id, row.period_end
        if key not in sheets:
            sheets[key] = figures.sheet_for(row, today)
        asked = {field.code: field for field in figures.fields(sheets[key]) if field.typed}
        found[row.pk] = Owed(row, sheets[key], asked)
    return found


def columns(owed: Iterable[Owed]) -> list[Column]:
    """Labels repeat from form to form, so a figure's column is known by the code in its heading."""
    claims = {value: str(label) for value, label in Claim.choices}
    owed = list(owed)
    several = len({each.row.holder_id for each in owed}) > 1
    found = [
        Column(key="id", title=_("Mã việc"), kind=Kind.INTEGER, required=True, hint=_("Giữ nguyên, không sửa.")),
        Column(key="duty", title=_("Nhiệm vụ"), hint=_("Để xem, không cần sửa.")),
        Column(key="period", title=_("Kỳ"), hint=_("Để xem, không cần sửa.")),
        Column(key="due", title=_("Hạn"), hint=_("Để xem, không cần sửa.")),
        Column(key="why", title=_("Lý do trả lại, mở lại"), hint=_("Để xem, không cần sửa.")),
        Column(key="claim", title=_("Kết quả thực hiện"), kind=Kind.CHOICE, choices=claims,
               hint=_("Để trống cả dòng nếu chưa báo cáo việc này.")),
        Column(key="text", title=_("Nội dung báo cáo"), longest=LONGEST),
        Column(key="word", title=_("Giải thích số liệu"), longest=500,
               hint=_("Khi có số liệu khác thường so với kỳ trước.")),
    ]  # fmt: skip
    if several:
        found.insert(1, Column(key="unit", title=_("Đơn vị"), hint=_("Để xem, không cần sửa.")))
    asked: dict[str, Field] = {}
    for each in owed:
        asked |= {code: field for code, field in each.fields.items() if code not in asked}
    return found + [Column(key=FIGURE + code, title=heading(field), hint=field.help) for code, field in asked.items()]


def heading(field: Field) -> str:
    label = f"{field.group}: {field.label}" if field.group else field.label
    unit = f", {field.unit}" if field.unit else ""
    return f"{label}{unit} [{field.code}]"


def latest(owed: Iterable[Owed], access: Access) -> dict[int, Report]:
    """The last report on each obligation that there is one on: a draft, or what came back, or what waits for review."""
    rows = Report.objects.visible_to(access).filter(obligation__in=[each.row for each in owed])
    return {report.obligation_id: report for report in rows.select_related("sheet", "obligation").order_by("number")}


def is_waiting(row: Obligation) -> bool:
    return row.progress != Progress.SUBMITTED
