from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from roviec.web.found import AROUND, excerpt, marked

TEXT = "Sở Nội vụ chủ trì, phối hợp với Công an thành phố rà soát biên chế."


def test_words_are_marked_with_their_own_marks_kept() -> None:
    assert marked(TEXT, ["noi", "vu"]).startswith("Sở <mark>Nội</mark> <mark>vụ</mark> chủ trì")


def test_the_beginning_of_a_word_marks_all_of_it() -> None:
    assert "<mark>thành</mark>" in marked(TEXT, ["tha"])
    assert "<mark>" not in marked(TEXT, ["hanh"])


def test_words_side_by_side_are_marked_and_not_their_likes_elsewhere() -> None:
    text = "Nhân dân của thành phố; dữ liệu dân cư phải đúng."
    assert re.findall("<mark>(.*?)</mark>", marked(text, ["dan", "cu"])) == ["dân", "cư"]
    assert excerpt("Nhân dân. " * 40 + text, ["dan", "cu"]).count("dân cư") == 1


def test_words_apart_are_marked_each_and_only_the_last_may_be_unfinished() -> None:
    text = "Công an rà soát công nghệ của thành phố."
    assert re.findall("<mark>(.*?)</mark>", marked(text, ["pho", "con"])) == ["Công", "công", "phố"]
    assert re.findall("<mark>(.*?)</mark>", marked(text, ["con", "pho"])) == ["phố"]


def test_no_words_mark_nothing() -> None:
    assert marked(TEXT, []) == TEXT


def test_an_excerpt_is_the_text_around_the_first_match() -> None:
    text = "mở đầu " * 60 + "đất đai " + "phần sau " * 60
    piece = excerpt(text, ["dat"])
    assert "đất đai" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert len(piece) <= 2 * AROUND + 4


def test_an_excerpt_of_a_short_text_is_all_of_it_on_one_line() -> None:
    assert excerpt("một\nhai  ba", ["hai"]) == "một hai ba"


def test_without_a_match_the_excerpt_is_the_beginning() -> None:
    assert excerpt("bắt đầu " * 100, ["khong"]).startswith("bắt đầu")


@given(st.text(max_size=300), st.lists(st.text("abcdeo", min_size=1, max_size=3), max_size=3))
def test_marking_changes_no_text_and_lets_no_tag_through(text: str, words: list[str]) -> None:
    out = marked(text, words)
    assert html.unescape(re.sub(r"</?mark>", "", out)) == html.unescape(html.escape(text))
    assert set(re.findall(r"<[^>]*>", out)) <= {"<mark>", "</mark>"}


@given(st.text(max_size=600), st.text("abco ", max_size=4))
def test_an_excerpt_is_always_cut_from_the_text(text: str, word: str) -> None:
    piece = excerpt(text, word.split())
    core = piece.removeprefix("… ").removesuffix(" …")
    assert core in " ".join(text.split()) or core.split() == [] or " ".join(core.split()) in " ".join(text.split())
