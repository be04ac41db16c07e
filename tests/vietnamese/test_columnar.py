from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.vietnamese import columnar
from roviec.vietnamese.columnar import fold_array
from roviec.vietnamese.keys import search_key

from .strategies import names, spoiled

anything = st.lists(st.one_of(st.none(), names, spoiled, st.text()), max_size=30)
ODD = [
    None,
    "",
    " ",
    "  a  ",
    "日本 Hà",
    "ß",
    "Σας Σ",
    "\u0300",
    "a\u0300 \u0300b",
    "😀",
    "“Hà”",
    "\u212a",
    "ﬁ",
    "Nguyễn\x00A",
    "İ",
    "ĳ",
    "x ",
]


def expected(rows: list[str | None]) -> list[str | None]:
    return [None if row is None else search_key(row) for row in rows]


@given(anything)
def test_a_column_folds_as_its_names_do(rows: list[str | None]) -> None:
    assert fold_array(pa.array(rows, pa.string())).to_pylist() == expected(rows)


@given(anything, st.integers(0, 30), st.integers(0, 30))
def test_a_slice_folds_as_its_names_do(rows: list[str | None], start: int, length: int) -> None:
    part = pa.array(rows, pa.string()).slice(min(start, len(rows)), length)
    assert fold_array(part).to_pylist() == expected(part.to_pylist())


@settings(max_examples=30)
@given(st.lists(anything, max_size=4))
def test_a_chunked_column_folds_as_its_names_do(chunks: list[list[str | None]]) -> None:
    column = pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())
    assert fold_array(column).to_pylist() == expected(column.to_pylist())


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_every_type_of_string_gives_plain_strings(kind: pa.DataType) -> None:
    column = pa.array(ODD).cast(kind) if not pa.types.is_dictionary(kind) else pa.array(ODD).dictionary_encode()
    folded = fold_array(column)
    assert folded.type == pa.string()
    assert folded.to_pylist() == expected(ODD)


def test_every_letter_below_the_table_and_some_beyond() -> None:
    rows = [f"a{chr(code)}b" for code in range(0x3200) if not 0xD800 <= code < 0xE000]
    assert fold_array(pa.array(rows)).to_pylist() == expected(list(rows))


def test_blocks_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "_ROWS", 3)
    assert fold_array(pa.array(ODD * 2)).to_pylist() == expected(ODD * 2)


def test_an_empty_column_is_empty() -> None:
    assert fold_array(pa.array([], pa.string())).to_pylist() == []
    assert fold_array(pa.chunked_array([], pa.string())).to_pylist() == []
    assert fold_array(pa.nulls(2)).to_pylist() == [None, None]


def test_numbers_are_refused() -> None:
    with pytest.raises(TypeError, match="int64"):
        fold_array(pa.array([1, 2]))
