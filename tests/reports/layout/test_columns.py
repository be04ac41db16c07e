from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roviec.reports.layout.columns import widths
from roviec.reports.layout.measure import bold_twips
from roviec.reports.layout.model import Column, Table
from roviec.reports.layout.sizes import CELL_SIDE, TABLE_PT, TEXT

DAY = "30-12-2026"


def test_columns_with_short_words_share_as_they_say() -> None:
    assert widths(Table((Column("a", 1), Column("b", 3)), ()), 8000) == [2000, 6000]


def test_a_column_is_no_narrower_than_its_longest_word() -> None:
    table = Table((Column("Nhiệm vụ", 50), Column("Hạn", 1)), (("Rà soát dữ liệu", DAY),))
    wide, narrow = widths(table, TEXT)
    assert narrow >= bold_twips(DAY, TABLE_PT) + 2 * CELL_SIDE
    assert wide + narrow == TEXT


def test_a_title_counts_too_and_words_are_broken_between_letters() -> None:
    title = Table((Column("Nguyên-nhân", 1), Column("x", 30)), ())
    assert (
        bold_twips("Nguyên-", TABLE_PT) < widths(title, TEXT)[0] < bold_twips("Nguyên-nhân", TABLE_PT) + 2 * CELL_SIDE
    )


def test_an_endless_word_does_not_take_the_whole_table() -> None:
    table = Table((Column("a", 1), Column("b", 1)), (("x" * 500, "y"),))
    assert widths(table, 9000) == [4500, 4500]


def test_too_many_columns_share_what_there_is() -> None:
    table = Table(tuple(Column(DAY) for _ in range(20)), ())
    found = widths(table, TEXT)
    assert sum(found) == TEXT
    assert max(found) - min(found) <= 1


@given(
    st.lists(st.tuples(st.integers(1, 60), st.text("ab đ-3 ", max_size=30)), min_size=1, max_size=12),
    st.integers(5000, 14000),
)
def test_they_always_add_up_and_none_is_empty(columns: list[tuple[int, str]], width: int) -> None:
    found = widths(Table(tuple(Column(title, share) for share, title in columns), ()), width)
    assert sum(found) == width
    assert len(found) == len(columns)
    assert min(found) > 0
