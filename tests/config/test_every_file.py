"""Every table that can be downloaded says so where figures are made up, above its heading; where none are it says nothing."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from python_calamine import CalamineWorkbook

from roviec.directives.models import Directive
from roviec.directives.reads import made_up_note
from tests.config.test_every_address import CASES, ROOMS
from tests.config.test_every_address import ids as ids
from tests.conftest import Cast

EMPTY = {"programme:template", "measures:template"}  # nobody's figures are in it
READERS = {"duties:exchange_file": "ward_clerk"}


def files(resolver: URLResolver, space: str = "") -> set[tuple[str, str]]:
    """Address and kind of each file, as the addresses themselves tell."""
    found: set[tuple[str, str]] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found |= files(entry, entry.namespace or space)
        elif isinstance(entry, URLPattern) and space in ROOMS:
            found |= {(f"{space}:{entry.name}", kind) for kind in ("csv", "xlsx") if kind in str(entry.pattern)}
    return found


FILES = sorted(each for each in files(get_resolver()) if each[0] not in EMPTY)


def first_cells(name: str, kind: str, ids: dict[str, int], cast: Cast) -> list[str]:
    """Of each sheet but the one that explains the others."""
    case = CASES[name]
    args = [kind if each == "csv" else each for each in case.args(ids)]
    answer = cast.named(READERS.get(name, "officer")).client().get(reverse(name, args=args) + case.query)
    assert answer.status_code == 200
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if kind == "csv":
        return [next(csv.reader(StringIO(data.decode("utf-8-sig"))))[0]]
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [str(book.get_sheet_by_name(each).to_python()[0][0]) for each in book.sheet_names if each != "Hướng dẫn"]


def test_files_are_found() -> None:
    assert {"duties:board_file", "duties:mine_file", "assess:file", "programme:file", "journal:file"} <= {n for n, _kind in FILES}  # fmt: skip
    assert {name for name, _kind in files(get_resolver())} >= EMPTY


@pytest.mark.parametrize(("name", "kind"), FILES)
def test_made_up_figures_say_so(name: str, kind: str, ids: dict[str, int], cast: Cast) -> None:
    bare = first_cells(name, kind, ids, cast)
    Directive.objects.filter(state=Directive.State.ISSUED).update(is_sample=True)
    note = made_up_note()
    assert "Dữ liệu minh họa" in note
    assert note not in bare
    assert set(first_cells(name, kind, ids, cast)) == {note}
