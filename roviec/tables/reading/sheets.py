"""A file -> its sheets of raw cells. What it is, its content says; its name is only a claim."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from roviec.tables.reading import limits
from roviec.tables.reading.columns import Cell, TableError
from roviec.vietnamese.text import decode_legacy

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DELIMITERS = ",;\t|"
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n")  # what `writing.safe` puts before a formula


@dataclass(frozen=True, slots=True)
class Sheet:
    """`merged`: top, left, bottom, right of merged ranges, from 0; only the first cell of a range says something."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_broken: bool = False  # a quotation mark that is never closed: what follows is lost


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """A CSV comes once for each delimiter that it can be read with: its heading tells which is meant."""
    if not data.strip():
        raise TableError("empty")
    if len(data) > limits.FILE_BYTES:
        raise TableError("too_large", bytes=len(data), limit=limits.FILE_BYTES)
    if data.startswith(_OLE):
        raise TableError("encrypted" if _ENCRYPTED_STREAM in data else "old_xls")
    return _xlsx(data) if data.startswith(_ZIP) else _csv(_decoded(data))


def _xlsx(data: bytes) -> Iterator[Sheet]:
    """Calamine is native code fed by strangers (two far cells make it ask for 500 GB): a process of its own, on a ration."""
    command = [sys.executable, "-m", "roviec.tables.reading.worker"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise TableError("bomb") from None
    if done.returncode:
        raise TableError("bomb")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise TableError(answer["refused"], **answer["fields"])
    for sheet in answer["sheets"]:
        rows = [[_cell(cell) for cell in row] for row in sheet["rows"]]
        yield Sheet(
            sheet["name"], rows, tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"])
        )


def _cell(cell: Any) -> Cell:
    """As the worker's JSON has it; moments and days are marked."""
    if isinstance(cell, dict):
        return datetime.fromisoformat(cell["at"]) if "at" in cell else date.fromisoformat(cell["day"])
    return cast("Cell", cell)


def _decoded(data: bytes) -> str:
    """Unicode by its mark or its shape, else a font code of the 1990s, else refused: letters would be lost unseen."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise TableError("not_a_table")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        legacy = decode_legacy(data)
        if legacy is None:
            raise TableError("encoding") from None
        return legacy.text


def _csv(text: str) -> Iterator[Sheet]:
    for delimiter in _DELIMITERS:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows: list[list[Cell]] = []
        try:
            for line in lines:
                rows.append([_unguarded(cell) for cell in line])
                if len(rows) > limits.ROWS + limits.HEADER_ROWS:
                    raise TableError("too_many_rows", limit=limits.ROWS)
        except csv.Error:
            yield Sheet("", rows, is_broken=True)
        else:
            yield Sheet("", rows)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell
