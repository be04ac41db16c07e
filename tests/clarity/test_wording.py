"""Words that nobody can check."""

from __future__ import annotations

import pytest

from roviec.directives.clarity.vague import vague_share, without
from tests.clarity.conftest import checked


@pytest.mark.parametrize(
    ("quote", "better"),
    [
        ("Khẩn trương, kịp thời rà soát sổ hộ tịch", "Rà soát sổ hộ tịch"),
        ("rà soát chặt chẽ, đầy đủ sổ hộ tịch", "rà soát, sổ hộ tịch"),
        ("Tăng cường lực lượng", ""),  # without its verb no order is left
    ],
)
def test_a_sentence_without_its_vague_words(quote: str, better: str) -> None:
    assert without(quote) == better


def test_the_share_counts_syllables() -> None:
    assert vague_share("Khẩn trương rà soát sổ hộ tịch") == pytest.approx(2 / 7)
    assert vague_share("") == 0


def test_a_task_made_of_vague_words_is_told_its_share() -> None:
    order = "1. Sở Tư pháp khẩn trương, tích cực, chủ động, kịp thời lập kế hoạch số hóa, trình UBND thành phố trước ngày 20/11/2026."
    found = checked(order)
    (finding,) = found.findings
    assert finding.code == "vague"
    assert "khẩn trương" in finding.fields["words"]
    assert "khẩn trương" not in finding.better.lower()
    assert found.vague[0] > 0.15


def test_an_exhortation_in_place_of_an_order_is_said_to_order_nothing() -> None:
    found = checked("1. Sở Tư pháp", "a) Nêu cao tinh thần trách nhiệm, tích cực, chủ động, quyết liệt trong công tác.")
    assert [finding.code for finding in found.findings] == ["exhortation"]
