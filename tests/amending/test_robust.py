"""Whatever the later directive says: no exception, exact words, known duties, time that grows with the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.amending.score import PAIRS, duties_of
from roviec.directives.amending import Found, places, propose
from roviec.directives.reading import Reading, read

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(PAIRS.glob("*/new.txt"))]
EARLIER = duties_of((PAIRS / "03-diem-khoan-muc" / "earlier.txt").read_text(encoding="utf-8"))
KEYS = {duty.key for duty in EARLIER}
WORDS = [
    *sorted({word for text in TEXTS for word in text.split()}),
    "\n", "\n1.", "\n-", ";", ":", "(", ")", "“", "”", '"', ". ", "số 83/KH-UBND ngày 14/02/2025", "điểm b khoản 1 mục II",
]  # fmt: skip


def check(reading: Reading, found: Found) -> None:
    for one in found.proposals:
        assert one.text
        assert reading.text[one.start : one.end] == one.text
        assert one.earlier
        assert set(one.earlier) <= KEYS
        assert 0 <= one.confidence <= 1
        assert one.task is None or 0 <= one.task < len(reading.tasks)
    for lacking in found.missing:
        assert reading.text[lacking.start : lacking.end] == lacking.text


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_shuffled_words_of_our_own_texts(words: list[str]) -> None:
    reading = read("Số: 1/X\nngày 1 tháng 6 năm 2025\n" + " ".join(words))
    check(reading, propose(reading, EARLIER))


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_any_text_at_all(text: str) -> None:
    reading = read(text)
    check(reading, propose(reading, EARLIER))
    assert len(places(reading.text, [0, len(reading.text)])) == 2


@settings(max_examples=60)
@given(st.sampled_from(TEXTS), st.integers(0, 4000), st.integers(0, 4000))
def test_our_texts_cut_and_doubled(text: str, start: int, end: int) -> None:
    reading = read(text[:start] + text[end:] + text[start:end])
    check(reading, propose(reading, EARLIER))


@pytest.mark.parametrize(
    "piece", ["“", "bãi bỏ khoản 1 ", "Kế hoạch số 83/KH-UBND ", "gia hạn điểm a, b khoản 2; ", '"\n']
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(count: int) -> float:
        reading = read(piece * count)
        started = time.process_time()
        propose(reading, EARLIER)
        return time.process_time() - started

    seconds(50)
    # the same length in ten; were it quadratic, the whole took ten times that. The least of three: one may meet the collector of garbage
    tenths = sum(seconds(400) for _ in range(10))
    assert min(seconds(4000) for _ in range(3)) < 4 * max(tenths, 0.02)
