from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.text import place_tones, tone_place
from roviec.vietnamese.tones import TONED, tone_of

from .strategies import spoiled, syllables


@pytest.mark.parametrize(
    ("word", "old", "new"),
    [
        ("hoà", "hòa", "hoà"),
        ("hòa", "hòa", "hoà"),
        ("thuý", "thúy", "thuý"),
        ("Uỷ", "Ủy", "Uỷ"),
        ("KHOẺ", "KHỎE", "KHOẺ"),
        ("hòan", "hoàn", "hoàn"),  # a mark set wrong moves in both styles
        ("qúy", "quý", "quý"),
        ("gìa", "già", "già"),
        ("qủa", "quả", "quả"),
        ("tòan", "toàn", "toàn"),
        ("nguỵên", "nguyện", "nguyện"),
        ("hòá", "hòá", "hòá"),  # two marks: not for us to guess
        ("tuyến", "tuyến", "tuyến"),
        ("giữa", "giữa", "giữa"),
        ("khuỷu", "khuỷu", "khuỷu"),
        ("của", "của", "của"),
        ("hoài", "hoài", "hoài"),
        ("rượu", "rượu", "rượu"),
        ("gì", "gì", "gì"),
        ("án", "án", "án"),
        ("naïve", "naïve", "naïve"),
        ("Zoë", "Zoë", "Zoë"),
        ("", "", ""),
    ],
)
def test_the_mark_stands_in_one_place(word: str, old: str, new: str) -> None:
    assert tone_place(word) == old
    assert tone_place(word, new_style=True) == new


@given(syllables, st.booleans())
def test_placing_is_idempotent_and_keeps_letters_and_tone(word: str, new_style: bool) -> None:
    placed = tone_place(word, new_style=new_style)
    assert tone_place(placed, new_style=new_style) == placed
    assert [tone_of(letter)[0] for letter in placed] == [tone_of(letter)[0] for letter in word]
    assert sorted(tone_of(letter)[1] for letter in placed) == sorted(tone_of(letter)[1] for letter in word)


@given(syllables)
def test_the_styles_can_be_told_from_each_other_and_back(word: str) -> None:
    assert tone_place(tone_place(word, new_style=True)) == tone_place(word)


@given(spoiled)
def test_running_text_keeps_its_length(text: str) -> None:
    assert len(place_tones(text)) == len(text)


def test_running_text_keeps_what_is_between_words() -> None:
    assert place_tones("Uỷ ban, “hoà giải” (thuý)/2024") == "Ủy ban, “hòa giải” (thúy)/2024"


def test_there_are_twelve_vowels_with_six_tones_in_two_cases() -> None:
    assert len(TONED) == 144
    assert tone_of("ậ") == ("â", 5)
    assert tone_of("Ỡ") == ("Ơ", 3)
    assert tone_of("đ") == ("đ", 0)
