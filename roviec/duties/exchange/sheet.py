"""The file an agency downloads: its open work, one row each, with the draft that is there already, or the report that came back and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from roviec.duties import figures
from roviec.duties.exchange.columns import FIGURE, Owed, columns, is_waiting, latest, owed_by
from roviec.duties.labels import period_label
from roviec.duties.models import Progress, ProgressChange, Report
from roviec.duties.names import unit_names
from roviec.duties.sheets import written
from roviec.org.access import Access
from roviec.tables import Column
from roviec.tables.files import note
from roviec.tables.template import Form, template
from roviec.tables.writing import Value


def filled_template(access: Access, today: date) -> bytes:
    """XLSX. A form with the rows in it: what waits for review is left out, there is nothing to fill in."""
    owed = [each for each in owed_by(access, today).values() if is_waiting(each.row)]
    asked = columns(owed)
    return template(Form(_("Dữ liệu"), asked, list(_rows(owed, asked, access))), note=note())


def _rows(owed: list[Owed], asked: list[Column], access: Access) -> Iterator[list[Value]]:
    reports, reasons, names = latest(owed, access), _reasons(owed), unit_names()
    for each in owed:
        known = _known(each, reports.get(each.row.pk)) | {
            "why": reasons.get(each.row.pk, ""), "unit": names[each.row.holder_id].name,
        }  # fmt: skip
        yield [known.get(column.key) for column in asked]


def _reasons(owed: list[Owed]) -> dict[int, str]:
    """Why work that came back did: the reason of its last step."""
    back = [each.row.pk for each in owed if each.row.progress in (Progress.RETURNED, Progress.REOPENED)]
    return dict(
        ProgressChange.objects.filter(obligation__in=back).order_by("at", "pk").values_list("obligation", "reason")
    )


def _known(each: Owed, last: Report | None) -> dict[str, Value]:
    row = each.row
    told: dict[str, Value] = {
        "id": row.pk, "duty": f"{row.duty.directive}, {row.duty.order}: {row.duty.quote}"[:500],
        "period": period_label(row.period), "due": row.due,
    }  # fmt: skip
    if last is not None:
        values = figures.values(last)
        told |= {"claim": last.get_claim_display() if last.claim else "", "text": last.text}
        told |= {FIGURE + code: written(field, values.get(code)) for code, field in each.fields.items()}
        told["word"] = "; ".join(dict.fromkeys(last.words.values()))
    return told
