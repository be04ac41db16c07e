"""Cells that hold an error (#REF!, #DIV/0!): calamine gives them as empty, and an empty cell would be a lie."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt\s*=\s*[\"']e[\"'][^>]*)(?<!/)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{1,20})<", re.S)  # fmt: skip
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def fault_cells(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """By sheet's name: (row, column), counted from 0, -> the error as Excel shows it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: _of_sheet(package, part) for name, part in _parts(package)}


def _parts(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    names = set(package.namelist())
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in names:
        return []
    targets = {each.get("Id"): str(each.get("Target")) for each in _parsed(package.read(relations))}
    sheets = _parsed(package.read("xl/workbook.xml")).iterfind("{*}sheets/{*}sheet")
    found = [(str(sheet.get("name")), targets.get(sheet.get(_RELATION), "")) for sheet in sheets]
    parts = [(name, target[1:] if target.startswith("/") else f"xl/{target}") for name, target in found]
    return [(name, part) for name, part in parts if part in names]


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(xml, parser)
    if root is None:
        raise ValueError("no XML")
    return root


def _of_sheet(package: zipfile.ZipFile, part: str) -> dict[tuple[int, int], str]:
    found = {}
    for attributes, words in _CELL.findall(package.read(part)):
        if place := _PLACE.search(attributes):
            found[int(place[2]) - 1, _number(place[1])] = words.decode("ascii", "replace")
    return found


def _number(letters: bytes) -> int:
    """A -> 0, Z -> 25, AA -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
