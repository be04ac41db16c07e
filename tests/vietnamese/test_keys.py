from __future__ import annotations

import random
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.keys import evidence_key, identity_key, person_sort_key, search_key, sort_key

from .strategies import messy, names, spoiled


def shuffled(items: list[str]) -> list[str]:
    return random.Random(1).sample(items, len(items))


LETTERS = [
    "a",
    "ă",
    "â",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "ê",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "ô",
    "ơ",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "ư",
    "v",
    "x",
    "y",
]
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sở TT&TT", "so tt tt"),
        ("  ĐẶNG   Thị Ánh ", "dang thi anh"),
        ("Uỷ ban nhân dân TP. Đà Nẵng", "uy ban nhan dan tp da nang"),
        ("5289/UBND-CATP", "5289 ubnd catp"),
        ("H'Hen Niê", "h hen nie"),
        ("snake_case", "snake case"),
        ("Ðà Nẵng", "da nang"),  # eth for Đ
        ("Müller Łódź", "muller łodz"),
        ("…", ""),
        ("", ""),
    ],
)
def test_search_key(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.one_of(st.text(), spoiled))
def test_search_key_is_stable_trimmed_and_blind_to_form_and_case(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key
    assert key == key.strip()
    assert "  " not in key


@given(messy)
def test_search_key_is_blind_to_composition(text: str) -> None:
    assert search_key(unicodedata.normalize("NFD", text)) == search_key(unicodedata.normalize("NFC", text))


@given(names)
def test_search_key_of_a_name_is_plain_and_blind_to_case(name: str) -> None:
    assert search_key(name).replace(" ", "").isalpha()
    assert search_key(name).isascii()
    assert search_key(name.upper()) == search_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lý", "Lí"), ("Mỹ", "Mĩ"), ("Quý", "Quí"), ("Kỳ", "Kì"), ("Vỹ", "Vĩ"), ("Đỹ", "Đĩ"), ("hoà", "hòa")],
)
def test_identity_key_takes_y_and_i_for_one(one: str, other: str) -> None:
    assert identity_key(one) == identity_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Thúy", "Thúi"), ("Tay", "Tai"), ("Yên", "Iên"), ("Huy", "Hui"), ("Tùng", "Tung Anh")]
)
def test_identity_key_keeps_apart_what_is_two(one: str, other: str) -> None:
    assert identity_key(one) != identity_key(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hùng", "hung1"),
        ("Hưng", "hưng0"),
        ("Nguyễn Thuý", "nguyên3 thuy4"),
        ("Lý Mĩ", "li4 mi3"),
        ("Đạt", "đat5"),
        ("", ""),
    ],
)
def test_evidence_key(text: str, key: str) -> None:
    assert evidence_key(text) == key


@given(names)
def test_evidence_key_refines_the_identity_key(name: str) -> None:
    letters = "".join(letter for letter in evidence_key(name) if not letter.isdigit())
    assert search_key(letters) == identity_key(name)


def test_evidence_key_forgets_where_the_mark_stands() -> None:
    assert evidence_key("Hoà Thuý Uỷ") == evidence_key("Hòa Thúy Ủy")


def test_letters_sort_in_the_order_of_the_alphabet() -> None:
    assert sorted(shuffled(LETTERS), key=sort_key) == LETTERS
    assert sorted((letter.upper() for letter in reversed(LETTERS)), key=sort_key) == [
        letter.upper() for letter in LETTERS
    ]


def test_tones_only_break_ties() -> None:
    assert sorted(shuffled(TONES), key=sort_key) == TONES
    assert sorted(["mạ a", "ma b", "mã c", "ma"], key=sort_key) == ["ma", "mạ a", "ma b", "mã c"]


def test_words_that_databases_misplace() -> None:
    assert sorted(["Em", "Ánh", "Đặng", "Dũng", "Ân", "Ăn", "Ê", "Ô", "Oanh", "Phường 10"], key=sort_key) == [
        "Ánh", "Ăn", "Ân", "Dũng", "Đặng", "Em", "Ê", "Oanh", "Ô", "Phường 10",
    ]  # fmt: skip


@given(st.one_of(st.text(), spoiled))
def test_sort_key_is_digits_so_that_every_collation_agrees(text: str) -> None:
    assert sort_key(text).isascii()
    assert sort_key(text).isdigit()


@given(names, names)
def test_a_continuation_sorts_after(name: str, more: str) -> None:
    assert sort_key(name) < sort_key(f"{name} {more}")


@given(spoiled)
def test_sort_key_is_blind_to_case_composition_and_place_of_tone(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))
    assert sort_key("Hoà") == sort_key("hòa")


@given(names, names)
def test_equal_sort_keys_mean_equal_search_keys(one: str, other: str) -> None:
    if sort_key(one) == sort_key(other):
        assert search_key(one) == search_key(other)


def test_people_sort_by_given_name_then_surname_then_middle_names() -> None:
    people = ["Trần Văn An", "Lê Thị An", "Lê Văn An", "Bùi Văn Ân", "Lê Ấn", "Đỗ Minh Anh", "An", "Phan Yến"]
    assert sorted(shuffled(people), key=person_sort_key) == [
        "An", "Lê Thị An", "Lê Văn An", "Trần Văn An", "Đỗ Minh Anh", "Bùi Văn Ân", "Lê Ấn", "Phan Yến",
    ]  # fmt: skip


def test_people_whose_given_names_differ_in_tone_are_not_mixed() -> None:
    assert sorted(["Võ Hùng", "An Hùng", "Võ Hung", "An Hung"], key=person_sort_key) == [
        "An Hung",
        "Võ Hung",
        "An Hùng",
        "Võ Hùng",
    ]


@given(st.lists(names, max_size=12))
def test_a_database_sorts_the_stored_keys_as_python_does(people: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE person (key TEXT)")
        database.executemany("INSERT INTO person VALUES (?)", [(person_sort_key(name),) for name in people])
        for collation in ("BINARY", "NOCASE"):
            rows = database.execute(f"SELECT key FROM person ORDER BY key COLLATE {collation}").fetchall()
            assert [key for (key,) in rows] == sorted(map(person_sort_key, people))
