"""Names as people bear them and as files spoil them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

SYLLABLES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Văn",
    "Thị",
    "Hữu",
    "Ngọc",
    "Đức",
    "Quốc",
    "Thùy",
    "Hùng",
    "Hưng",
    "Lý",
    "Lí",
    "Thúy",
    "Thuý",
    "Quý",
    "Quí",
    "Ánh",
    "Ân",
    "Đạt",
    "Dũng",
    "Hòa",
    "Hoà",
    "Tuấn",
    "Phượng",
    "Nguyệt",
    "Ưng",
    "Ỷ",
    "Yến",
    "Khuê",
    "Oanh",
    "Uyên",
    "Giàu",
    "Gìn",
    "Xoong",
    "Y",
    "Mỹ",
    "Mĩ",
]
MARKED = "".join(sorted(set("".join(SYLLABLES))))

syllables = st.sampled_from(SYLLABLES)
names = st.lists(syllables, min_size=1, max_size=5).map(" ".join)
messy = st.lists(
    st.one_of(syllables, st.text(alphabet=MARKED + " \t-.&_'“”\u00a0\u0301\u0323", max_size=8)), max_size=6
).map(" ".join)
"""Vietnamese letters, odd spaces, stray marks; no other script."""


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


_raw = st.one_of(messy, st.text(max_size=12))
spoiled = st.one_of(_raw, _raw.map(_decomposed))
