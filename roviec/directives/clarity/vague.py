"""Words that nobody can check: how fast, how well, how keenly. The list is ours; a text is not forbidden to use them, it is told."""

from __future__ import annotations

import re
from typing import Final

from roviec.directives.reading.verbs import opens_with_verb

_WORDS: Final = (
    "kịp thời", "khẩn trương", "tích cực", "chủ động", "tăng cường", "đẩy mạnh", "đẩy nhanh", "nâng cao", "quyết liệt", "nghiêm túc", "sớm",
    "nhanh chóng", "gấp rút", "hiệu quả", "có hiệu quả", "thiết thực", "sâu rộng", "sâu sát", "đồng bộ", "quan tâm", "chú trọng", "từng bước", "cơ bản", "đúng mức",
    "phù hợp", "cần thiết", "kiên quyết", "mạnh mẽ", "thực chất", "hơn nữa", "tối đa", "triệt để", "chặt chẽ", "đầy đủ", "nghiêm", "tốt", "tập trung", "phấn đấu",
    "nếu có thể", "cơ quan liên quan", "các cơ quan liên quan", "các đơn vị liên quan",
)  # fmt: skip
_ANY: Final = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
VAGUE: Final = re.compile(rf"(?<!\w)(?:{_ANY})(?!\w)", re.IGNORECASE)
# Times that are no times.
VAGUE_TIME: Final = re.compile(
    r"trong thời gian (?:tới|sớm nhất|sắp tới|ngắn nhất)|theo (?:lộ trình|tiến độ)|khi có điều kiện|càng sớm càng tốt",
    re.IGNORECASE,
)


def vague_words(quote: str) -> list[str]:
    return [found.group() for found in VAGUE.finditer(quote)]


def vague_share(quote: str) -> float:
    """Syllables of vague words among all syllables; 0.0 for an empty quote."""
    whole = len(quote.split())
    return sum(len(word.split()) for word in vague_words(quote)) / whole if whole else 0.0


def without(quote: str) -> str:
    """The order with the vague words taken out and what they leave behind mended; "" when no order is left without them."""
    said = VAGUE.sub("", quote)
    said = re.sub(r"\s+([,;.])", r"\1", re.sub(r"\s{2,}", " ", said))
    said = re.sub(r"(?:[,;]\s*){2,}", ", ", said)
    said = re.sub(r"^[\s,;]*(?:và\s+)?", "", said)
    said = re.sub(r"\s+và\s*(?=[,;.]|$)", "", said).strip(" ,;")
    if not opens_with_verb(said, 0, len(said)):
        return ""  # "tăng cường lực lượng": the vague word was the verb
    return said[:1].upper() + said[1:] if quote[:1].isupper() else said
