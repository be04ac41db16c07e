"""`search_key` for whole columns: one table look-up per byte of Arrow's UTF-8 buffer instead of one call per name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from roviec.vietnamese.keys import FOLDING, search_key

if TYPE_CHECKING:
    import pyarrow as pa

_Bytes = npt.NDArray[np.uint8]
_Offsets = npt.NDArray[np.int32]  # as in Arrow's `string`

_CODES: Final = (
    0x3000  # the letters, marks and punctuation that a table answers for; other rows go through `search_key`
)
_DROP: Final = 0  # NUL itself is punctuation and becomes a space, so 0 is free
_SPACE: Final = ord(" ")
_ASK: Final = 0xFF  # folds to something else than one ASCII letter
_ROWS: Final = 1 << 15  # a block stays within the processor's cache


def fold_array(names: pa.Array | pa.ChunkedArray) -> pa.Array:
    """`search_key` of every name; nulls stay null. Any string type or a dictionary of strings; answers `string`."""
    import pyarrow as pa

    if isinstance(names, pa.ChunkedArray):
        return pa.concat_arrays([fold_array(chunk) for chunk in names.chunks] or [pa.array([], pa.string())])
    if isinstance(names, pa.DictionaryArray):
        return fold_array(names.dictionary).take(names.indices)
    if names.type not in (pa.string(), pa.large_string(), pa.string_view(), pa.null()):
        raise TypeError(f"names are strings, not {names.type}")
    names = names.cast(pa.string())
    blocks = [_fold_block(names.slice(at, _ROWS)) for at in range(0, len(names), _ROWS)]
    return pa.concat_arrays(blocks) if blocks else names


def _fold_block(names: pa.Array) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    offsets = np.frombuffer(names.buffers()[1], np.int32)[names.offset : names.offset + len(names) + 1]
    source = names.buffers()[2]
    data = np.frombuffer(source, np.uint8)[offsets[0] : offsets[-1]] if source else np.empty(0, np.uint8)
    letters, asked = _fold_letters(data)
    letters, ends = _drop(letters, letters != _DROP, offsets - offsets[0])
    letters, ends = _single_spaces(letters, ends)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(letters)]
    folded = pa.Array.from_buffers(pa.string(), len(names), buffers)
    if asked.size:
        rows = np.unique(np.searchsorted(offsets - offsets[0], asked, side="right") - 1)
        mask = np.zeros(len(names), bool)
        mask[rows] = True
        keys = [None if name is None else search_key(name) for name in names.take(pa.array(rows)).to_pylist()]
        folded = pc.replace_with_mask(folded, pa.array(mask), pa.array(keys, pa.string()))
    return pc.if_else(names.is_valid(), folded, None) if names.null_count else folded


def _fold_letters(data: _Bytes) -> tuple[_Bytes, npt.NDArray[np.intp]]:
    """One letter at the first byte of each character and `_DROP` at the others; and where the table can't answer."""
    ascii_table, table = _tables()
    letters = ascii_table[data]
    marked = np.flatnonzero(data >= 0xC0)
    is_two = data[marked] < 0xE0
    two, three = marked[is_two], marked[~is_two]
    letters[two] = table[((data[two] & 0x1F).astype(np.intp) << 6) | (data[two + 1] & 0x3F)]
    lead = data[three].astype(np.intp)
    code = ((lead & 0x0F) << 12) | ((data[three + 1] & 0x3F).astype(np.intp) << 6) | (data[three + 2] & 0x3F)
    letters[three] = np.where((lead < 0xF0) & (code < _CODES), table[np.minimum(code, _CODES - 1)], _ASK)
    asked = marked[letters[marked] == _ASK]
    letters[asked] = _SPACE
    return letters, asked


def _single_spaces(letters: _Bytes, ends: _Offsets) -> tuple[_Bytes, _Offsets]:
    """No space at the beginning or end of a row, and no two together."""
    space = letters == _SPACE
    extra = np.zeros_like(space)
    np.logical_and(space[1:], space[:-1], out=extra[1:])
    filled = ends[:-1] < ends[1:]
    starts = ends[:-1][filled]
    extra[starts] = space[starts]
    if extra.any():
        letters, ends = _drop(letters, ~extra, ends)
        filled = ends[:-1] < ends[1:]
    last = ends[1:][filled] - 1
    trailing = last[letters[last] == _SPACE]
    if trailing.size:
        keep = np.ones(letters.size, bool)
        keep[trailing] = False
        letters, ends = _drop(letters, keep, ends)
    return letters, ends


def _drop(letters: _Bytes, keep: npt.NDArray[np.bool_], ends: _Offsets) -> tuple[_Bytes, _Offsets]:
    kept_before = np.zeros(letters.size + 1, np.int32)
    np.cumsum(keep, out=kept_before[1:])
    return letters[keep], kept_before[ends]


@cache
def _tables() -> tuple[_Bytes, _Bytes]:
    """By byte (ASCII; other bytes `_DROP`) and by code point below `_CODES`."""
    table = np.fromiter(map(_entry, range(_CODES)), np.uint8, _CODES)
    by_byte = np.zeros(256, np.uint8)
    by_byte[:128] = table[:128]
    return by_byte, table


def _entry(code: int) -> int:
    if FOLDING.get(code) == "":
        return _DROP
    key = search_key(chr(code)) or " "
    return ord(key) if len(key) == 1 and key.isascii() else _ASK
