"""How wide the columns of a table are: by their shares, but none narrower than its longest word."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import Final

from roviec.reports.layout.measure import bold_twips
from roviec.reports.layout.model import Table
from roviec.reports.layout.sizes import CELL_SIDE, TABLE_PT
from roviec.reports.layout.wording import cell_text

# Where a line may be broken: at a space, and after a hyphen between letters ("UBND-CATP", but not "30-9-2026").
_WORDS: Final = re.compile(r"\s+|(?<=[^\W\d]-)(?=[^\W\d])")
_AT_MOST: Final = 0.3  # of the table for one word: an address of the web must not take it all


def widths(table: Table, width: int) -> list[int]:
    """Twips of each column; they add up to `width`."""
    shares: list[float] = [column.share for column in table.columns]
    least = [min(_longest(table, at), width * _AT_MOST) for at in range(len(shares))]
    narrow: set[int] = set()
    if sum(least) <= width:
        while (
            more := {at for at, share in enumerate(_parts(shares, least, narrow, width)) if share < least[at]} - narrow
        ):
            narrow |= more
    edges = [round(edge) for edge in accumulate(_parts(shares, least, narrow, width), initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _parts(shares: list[float], least: list[float], narrow: set[int], width: int) -> list[float]:
    """The narrow columns get what they need, the others share what is left."""
    left = width - sum(least[at] for at in narrow)
    whole = sum(share for at, share in enumerate(shares) if at not in narrow)
    return [least[at] if at in narrow else left * share / whole for at, share in enumerate(shares)]


def _longest(table: Table, at: int) -> float:
    texts = {table.columns[at].title, *(cell_text(row[at]) for row in table.rows)}
    words = {word for text in texts for word in _WORDS.split(text)}
    return max(bold_twips(word, TABLE_PT) for word in words) + 2 * CELL_SIDE + 20  # a point, for rounding
