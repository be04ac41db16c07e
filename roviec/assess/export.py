"""A run's table as CSV and XLSX: what the page shows, filters and all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from tempfile import TemporaryFile

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from roviec.assess.models import Run, Standing
from roviec.assess.reads import Line, RunPage
from roviec.tables.writing import Value, csv_lines, write_xlsx

_WIDTHS = (40, 24, 10, 24, 8, 12, 12, 18)


def header(run: Run) -> list[str]:
    words = [
        _("Đơn vị"), _("Nhóm đơn vị"), _("Điểm"), _("Loại"), _("Hạng trong nhóm"), _("Khoảng tin cậy từ"),
        _("Khoảng tin cậy đến"), _("So với nhóm"),
    ]  # fmt: skip
    if run.is_year:
        return words[:5] + _months(run)
    for item in run.rule.rule.criteria:
        words += [f"{item.name}: {_('đạt')}", f"{item.name}: {_('trên')}", f"{item.name}: {_('điểm')}"]
    return [*words, _("So với kỳ trước")]


def _months(run: Run) -> list[str]:
    return [f"{run.period}-{month:02}" for month in range(1, 13)]


def rows(run: Run, page: RunPage) -> Iterator[list[Value]]:
    for group in page.groups:
        for line in group.lines:
            yield _row(run, group.name, line)


def _row(run: Run, group: str, line: Line) -> list[Value]:
    row = line.score
    first: list[Value] = [line.name, group, row.total, line.klass, row.rank]
    if run.is_year:
        return [*first, *(_number(row.facts.get(month, [None])[0]) for month in _months(run))]
    spread = [None if end is None else Decimal(str(end)) for end in (row.low, row.high)]
    figures: list[Value] = []
    for item in row.criteria:
        figures += [_number(item["num"]) if item["den"] else None, item["den"], _number(item["points"])]
    return [*first, *spread, str(Standing(row.standing).label), *figures, line.change]


def _number(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def answer(run: Run, page: RunPage, kind: str) -> HttpResponseBase:
    name = f"danh-gia-{run.period}.{kind}"
    if kind == "csv":
        response = StreamingHttpResponse(
            csv_lines(header(run), rows(run, page)), content_type="text/csv; charset=utf-8"
        )
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    write_xlsx(header(run), rows(run, page), file, sheet=_("Bảng điểm"), widths=_WIDTHS)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)
