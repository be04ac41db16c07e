"""The file an agency downloads: its open work, one row each, with the draft that is there already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from roviec.duties import figures
from roviec.duties.exchange.columns import FIGURE, Owed, columns, is_waiting, owed_by
from roviec.duties.labels import period_label
from roviec.duties.models import Report
from roviec.duties.sheets import written
from roviec.org.access import Access
from roviec.tables import Column
from roviec.tables.files import note
from roviec.tables.template import Form, template
from roviec.tables.writing import Value


def filled_template(unit_id: int, access: Access, today: date) -> bytes:
    """XLSX. A form with the rows in it: what waits for review is left out, there is nothing to fill in."""
    owed = [each for each in owed_by(unit_id, access, today).values() if is_waiting(each.row)]
    asked = columns(owed)
    return template(Form(_("Dữ liệu"), asked, list(_rows(owed, asked, access))), note=note())


def _rows(owed: list[Owed], asked: list[Column], access: Access) -> Iterator[list[Value]]:
    drafts = Report.objects.visible_to(access).filter(
        obligation__in=[each.row for each in owed], state=Report.State.DRAFT
    )
    by_work = {report.obligation_id: report for report in drafts.select_related("sheet", "obligation")}
    for each in owed:
        known = _known(each, by_work.get(each.row.pk))
        yield [known.get(column.key) for column in asked]


def _known(each: Owed, draft: Report | None) -> dict[str, Value]:
    row = each.row
    told: dict[str, Value] = {
        "id": row.pk, "duty": f"{row.duty.directive}, {row.duty.order}: {row.duty.quote}"[:500],
        "period": period_label(row.period), "due": row.due,
    }  # fmt: skip
    if draft is not None:
        values = figures.values(draft)
        told |= {"claim": draft.get_claim_display() if draft.claim else "", "text": draft.text}
        told |= {FIGURE + code: written(field, values.get(code)) for code, field in each.fields.items()}
        told["word"] = "; ".join(dict.fromkeys(draft.words.values()))
    return told
