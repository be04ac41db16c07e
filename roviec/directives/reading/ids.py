"""Names of clauses that stay the same however often the same text is read."""

from __future__ import annotations

from hashlib import blake2s


def clause_id(position: int, words: str) -> str:
    """Place in the order of clauses and eight digits of the content: "c012-9f3a61bd"."""
    content = " ".join(words.split())
    return f"c{position:03d}-{blake2s(content.encode(), digest_size=4).hexdigest()}"
