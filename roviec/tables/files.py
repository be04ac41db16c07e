"""Tables as the answer to a request. What must be said of their figures stands above them, whoever makes the file."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Final

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse

from roviec.tables.writing import Grid, csv_lines, write_xlsx

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_notes: list[Callable[[], str]] = []


def register_note(say: Callable[[], str]) -> None:
    """A room says what every file must say of its figures; "" when there is nothing to say."""
    _notes.append(say)


def note() -> str:
    return " ".join(filter(None, (say() for say in _notes)))


def table_file(name: str, kind: str, *grids: Grid) -> HttpResponseBase:
    """`name` without its ending; `kind` is "csv" (of the first table) or "xlsx" (a sheet each)."""
    if kind == "csv":
        lines = csv_lines(grids[0], note=note())
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
    file = TemporaryFile()  # noqa: SIM115  # the response closes it
    write_xlsx(grids, file, note=note())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx")


def workbook(name: str, data: bytes) -> HttpResponse:
    """An XLSX that is made already."""
    response = HttpResponse(data, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
