from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.composed import MOST_MARKS, nfc
from roviec.vietnamese.text import aligned, normalise

from .strategies import spoiled


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (unicodedata.normalize("NFD", "Ủy ban nhân dân"), "Ủy ban nhân dân"),
        ("thành\u00a0phố  Đà\u2009Nẵng", "thành phố Đà Nẵng"),
        ("thành\u200b phố\ufeff Đà Nẵ\u00adng", "thành phố Đà Nẵng"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("một \n hai\n\n\n\nba", "một\nhai\n\nba"),
        ("Ðà Nẵng, ðường", "Đà Nẵng, đường"),
        ("30\u20119\u20112024", "30-9-2024"),
        ("  ", ""),
    ],
)
def test_normalise_cleans(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@pytest.mark.parametrize("text", ["“Rõ việc” – rõ người…", "hoà và hòa", "UBND TỈNH", "a\nb\n\nc"])
def test_normalise_leaves_the_authors_hand(text: str) -> None:
    assert normalise(text) == text


@given(st.one_of(st.text(), spoiled))
def test_normalise_is_idempotent_and_composed(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once


@given(spoiled)
def test_normalise_takes_composed_and_decomposed_alike(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(st.text())
def test_nfc_is_the_standard_one_on_sane_text(text: str) -> None:
    longest = run = 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        longest = max(longest, run)
    if longest <= MOST_MARKS:
        assert nfc(text) == unicodedata.normalize("NFC", text)


def test_a_tower_of_marks_is_cut_in_linear_time() -> None:
    started = time.process_time()
    assert len(nfc("a" + "\u0301\u0323" * 200_000)) <= MOST_MARKS + 1
    assert time.process_time() - started < 3  # the standard library alone needs minutes


@given(spoiled)
def test_aligned_positions_point_back_to_the_same_letters(text: str) -> None:
    view = aligned(text)
    assert view.at(len(view.text)) == len(text)
    positions = [view.at(at) for at in range(len(view.text) + 1)]
    assert positions == sorted(positions)
    for at, letter in enumerate(view.text):
        origin = unicodedata.normalize("NFC", text[positions[at] : positions[at + 1]].lower())
        assert positions[at] == positions[at + 1] or letter in origin


def test_aligned_costs_nothing_when_nothing_moves() -> None:
    assert aligned("Ngày 30 tháng 9").offsets is None
    assert aligned("Ngày 30 tháng 9").text == "ngày 30 tháng 9"
    decomposed = aligned(unicodedata.normalize("NFD", "Ngày"))
    assert decomposed.text == "ngày"
    assert decomposed.offsets == [0, 1, 2, 4, 5]
