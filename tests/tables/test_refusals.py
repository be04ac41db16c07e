"""Every bad file meets the same good one: what differs is the one thing wrong with it."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter

from roviec.tables import TableError, read_table
from roviec.tables.reading import limits
from tests.tables.sheets import COLUMNS, GOOD, HEADER, csv_of, rezipped, xlsx_of

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes) -> str:
    with pytest.raises(TableError) as refused:
        read_table(data, "mo-hinh.xlsx", COLUMNS)
    return refused.value.code


def test_the_good_file_is_read() -> None:
    assert len(read_table(xlsx_of(HEADER, GOOD), "mo-hinh.xlsx", COLUMNS).rows) == 1


@pytest.mark.parametrize("data", [b"", b" \n\n", xlsx_of(), xlsx_of(["", " "])])
def test_nothing_is_empty(data: bytes) -> None:
    assert refusal(data) == "empty"


def test_a_huge_file_is_refused_before_it_is_looked_at() -> None:
    assert refusal(xlsx_of(HEADER, GOOD) + bytes(limits.FILE_BYTES)) == "too_large"


def test_excel_of_1997_and_passwords_are_told_apart() -> None:
    assert refusal(OLE + "Workbook".encode("utf-16-le")) == "old_xls"
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


def test_a_zip_of_anything_is_no_table() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refusal(out.getvalue()) == "not_a_table"
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(100)) == "not_a_table"


def test_two_far_cells_that_ask_for_all_memory_are_a_bomb() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "Mã")
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    assert refusal(out.getvalue()) == "bomb"


def test_a_zip_that_unpacks_to_gigabytes_is_a_bomb() -> None:
    part = b"<x>" + b" " * (limits.ZIP_TOTAL + 1)
    assert refusal(rezipped(xlsx_of(HEADER, GOOD), {"xl/media/a.xml": part})) == "bomb"


def test_a_zip_of_thousands_of_parts_is_a_bomb() -> None:
    parts = {f"a/{number}": b"x" for number in range(limits.ZIP_ENTRIES)}
    assert refusal(rezipped(xlsx_of(HEADER, GOOD), parts)) == "bomb"


def test_entities_that_multiply_do_no_harm() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
    assert refusal(rezipped(xlsx_of(HEADER, GOOD), {SHEET: evil})) in {"damaged", "empty", "bomb"}


def test_more_rows_than_anybody_fills_in_are_refused() -> None:
    rows = [["M1", "a"]] * (limits.ROWS + 30)
    assert refusal(csv_of(["Mã", "Tên gọi"], *rows)) == "too_many_rows"
    assert refusal(xlsx_of(["Mã", "Tên gọi"], *rows)) == "too_many_rows"


def test_more_columns_than_anybody_fills_in_are_refused() -> None:
    assert refusal(xlsx_of([*HEADER, *map(str, range(limits.COLUMNS))], GOOD)) == "too_many_columns"


def test_a_csv_that_is_not_unicode_is_refused_rather_than_read_wrong() -> None:
    assert refusal("Mã,Tên gọi\nM1,Quán".encode("cp1258", "replace")) == "encoding"


def test_a_quotation_mark_left_open_does_not_swallow_the_rest() -> None:
    assert refusal('Mã,Tên gọi\nM1,"Kiosk\nM2,b\n'.encode()) == "damaged"


@pytest.mark.long
def test_a_file_with_flipped_bytes_is_read_or_refused() -> None:
    good, dice = xlsx_of(HEADER, *[GOOD] * 20), random.Random(5289)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(dice.randint(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        with suppress(TableError):
            assert len(read_table(bytes(data), "a.xlsx", COLUMNS).rows) <= 20
