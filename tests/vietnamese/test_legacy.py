from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from roviec.vietnamese.legacy import _TCVN3, _VNI_LETTERS, _VNI_MARKS, decode_legacy
from roviec.vietnamese.text import normalise

CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpus").glob("*.txt"))
PROSE = (
    "Các cơ quan rà soát từng nhiệm vụ được giao, báo cáo kết quả trước ngày cuối quý; nơi nào chậm thì nêu rõ vướng mắc, "
    "người chịu trách nhiệm và đề xuất cách tháo gỡ. Lưu ý kiểm tra thường xuyên, bảo đảm dữ liệu đúng, đủ, sạch, sống."
)


def as_tcvn3(text: str) -> str:
    return text.translate({ord(letter): byte for byte, letter in _TCVN3.items()})


def as_vni(text: str) -> str:
    """Written from the standard's own rule: base letter, then one letter for its marks."""
    letters = {letter: byte for byte, letter in _VNI_LETTERS.items()} | {letter: letter for letter in "ìíÌÍ"}
    marks = {mark: byte for byte, mark in _VNI_MARKS.items()}
    typed = []
    for letter in text:
        if letter in letters:
            typed.append(letters[letter])
            continue
        base, *rest = list(unicodedata.normalize("NFD", letter))
        horn = "\u031b" in rest
        rest = sorted((mark for mark in rest if mark != "\u031b"), key=lambda mark: mark not in "\u0302\u0306")
        base = letters[unicodedata.normalize("NFC", base + "\u031b")] if horn else base
        typed.append(base + (marks["".join(rest)] if rest and "".join(rest) in marks else "".join(rest)))
    return "".join(typed)


@pytest.mark.parametrize(("spoil", "encoding"), [(as_tcvn3, "tcvn3"), (as_vni, "vni")])
def test_old_encodings_come_back_whole(spoil: Callable[[str], str], encoding: str) -> None:
    spoiled = spoil(PROSE)
    assert spoiled != PROSE
    for source in (spoiled, spoiled.encode("latin-1"), spoiled.encode("utf-8")):
        legacy = decode_legacy(source)
        assert legacy is not None
        assert legacy.encoding == encoding
        assert legacy.text == PROSE
        assert legacy.confidence > 0.95


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (
            b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam, \xae\xad\xeeng",
            "Cộng hòa xã hội chủ nghĩa Việt Nam, đượng",
        ),
        (b"CO\xc4NG HO\xd8A XA\xd5 HO\xc4I CHU\xdb NGH\xd3A VIE\xc4T NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_bytes_written_by_hand_from_the_code_charts(raw: bytes, text: str) -> None:
    legacy = decode_legacy(raw)
    assert legacy is not None
    assert legacy.text == text


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        unicodedata.normalize("NFD", PROSE),
        "Công văn và kế hoạch",
        "la va cac co quan bao cao ket qua",
        "là và các có hoàn toàn hòa bình công an tháng này",
        "The committee shall report on each task before the end of the quarter.",
        "Été à la plage, élève très âgé où ça français garçon naïve forêt",
        "São Paulo não é só coração também amanhã você está informação",
        "für Mädchen schön größer Straße über Öl müssen Köln Füße Gänse",
        "år øl ærlig på mål når også bør gør før",
        "¿Dónde está el niño? Mañana habrá más información según él.",
        "§ 5 © 2024 ® 100 µm ± 5 °C £10 ¥20",
        "",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert decode_legacy(text) is None
    assert decode_legacy(text.encode("utf-8")) is None


def test_two_words_are_too_little_to_tell() -> None:
    assert decode_legacy(as_tcvn3("được giao")) is None


@pytest.mark.skipif(not CORPUS, reason="the corpus of real directives lies beside the repository and is absent")
def test_paragraphs_of_real_directives_go_there_and_back_and_none_is_taken_for_old_as_it_is() -> None:
    paragraphs = [line for path in CORPUS for line in normalise(path.read_text("utf-8")).split("\n")]
    assert [line for line in paragraphs if decode_legacy(line)] == []
    long = [line for line in paragraphs if len(line.split()) >= 12]
    assert len(long) > 100
    for line in long:
        vni, tcvn3 = decode_legacy(as_vni(line)), decode_legacy(as_tcvn3(line.lower()))
        assert vni is not None
        assert tcvn3 is not None
        assert (vni.text, tcvn3.text) == (line, line.lower())
