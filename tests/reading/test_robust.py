"""Whatever comes in: no exception, exact quotes, ordered clauses, time that grows with the length."""

from __future__ import annotations

import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bench.reading
from roviec.directives.reading import Reading, read

TEXTS = [
    path.read_text(encoding="utf-8") for path in sorted((Path(bench.reading.__file__).parent / "texts").glob("*.txt"))
][::5]
WORDS = [
    *sorted({word for text in TEXTS for word in text.split()}),
    "\n",
    "\n-",
    "\n1.",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    ". ",
    "./.",
]


def check(reading: Reading) -> None:
    for task in reading.tasks:
        assert reading.text[task.start : task.end] == task.quote
        assert task.quote
        assert task.leads
        assert 0 <= task.confidence <= 1
    for span in reading.exhortations:
        assert reading.text[span.start : span.end] == span.text
    end = 0
    for clause in reading.clauses:
        assert end <= clause.start < clause.end <= len(reading.text)
        assert not any(letter.isalnum() for letter in reading.text[end : clause.start])
        end = clause.end
    assert not any(letter.isalnum() for letter in reading.text[end:])
    assert 0 <= reading.coverage <= 1


@given(st.text())
def test_any_text(text: str) -> None:
    check(read(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_any_words_of_directives_in_any_order(words: list[str]) -> None:
    check(read(" ".join(words)))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "change",
    [
        str,
        str.upper,
        str.lower,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text + text,
        lambda text: text.replace("\n", " "),
        lambda text: text[::-1],
        lambda text: text.replace("\n", "\r\n\r\n"),
        lambda text: text.replace(".", ""),
        lambda text: "",
    ],
)
def test_texts_that_were_mistreated(text: str, change) -> None:  # type: ignore[no-untyped-def]  # any of the functions above
    check(read(change(text)))


@pytest.mark.parametrize("seed", range(20))
def test_cut_and_shuffled_texts(seed: int) -> None:
    chance = random.Random(seed)
    lines = chance.choice(TEXTS).split("\n")
    chance.shuffle(lines)
    text = "\n".join(lines)
    start = chance.randrange(len(text))
    check(read(text[start : start + chance.randrange(2000)]))


def test_the_same_text_in_nfd_gives_the_same_tasks() -> None:
    for text in TEXTS:
        assert read(unicodedata.normalize("NFD", text)).tasks == read(text).tasks


@pytest.mark.parametrize(
    "unit",
    [
        "Giao Sở Y tế mua thuốc; ",
        "a, ",
        "a; ",
        "(",
        "Căn cứ theo ",
        "và các sở, ",
        "1. ",
        "báo cáo ",
        "trước ngày ",
        "12/KH-UBND ",
        "thực hiện ",
        "“",
        "\n- ",
        "Đơn vị chủ trì: ",
    ],
)
def test_time_grows_with_the_length_and_not_faster(unit: str) -> None:
    def took(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    took(2_000)
    short, long = took(20_000), took(160_000)
    assert long < 0.5 or long < 8 * short * 3


FOREIGN = ["Ж", "中", "ع", "😀", "\u0301", "\u200b", "\x00", "\ufeff", "ﬁ", "①", "Ａ"]


@pytest.mark.parametrize("seed", range(30))
def test_texts_with_letters_lost_doubled_and_of_other_scripts(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice(TEXTS)
    for _ in range(chance.randint(1, 3)):
        damage = chance.randrange(5)
        if damage == 0:
            text = "".join(letter if chance.random() > 0.02 else chance.choice(FOREIGN) for letter in text)
        elif damage == 1:
            text = "".join(letter for letter in text if chance.random() > 0.03)
        elif damage == 2:
            text = text.replace(chance.choice([".", ";", ",", ":", "(", ")", "-"]), "")
        elif damage == 3:
            text = text.replace(" ", chance.choice(["\n", "  ", "\t"]))
        else:
            text = "\n".join([text, chance.choice(TEXTS)])
    check(read(text))


def test_a_name_with_nothing_but_a_dash_behind_it_orders_nothing() -> None:
    assert read("1. UBND các phường\n6. Các phường -").tasks == ()


def test_a_long_text_in_one_line_takes_as_long_as_its_length() -> None:
    line = " ".join(" ".join(TEXTS).split())

    def took(times: int) -> float:
        start = time.process_time()
        check(read(line * times))
        return time.process_time() - start

    took(1)
    short, long = took(2), took(12)
    assert long < 6 * short * 3
