"""How sure the reading of one task is, between 0 and 1."""

from __future__ import annotations

# A scale set by hand, by how direct the words are that name the lead; not calibrated yet (docs/reading.md says so).
_BY_LEAD = {"heading": 0.85, "order": 0.9, "subject": 0.82, "field": 0.8, "table": 0.85, "brackets": 0.75, "told": 0.6, "this-body": 0.7, "trigger": 0.6, "addressees": 0.5, "concluded-about": 0.5}  # fmt: skip
_LONG, _SHORT = 120, 5  # words


def confidence_of(lead_rule: str, quote: str, *, distance: int, has_verb: bool, joined: int) -> float:
    """`distance` is in characters from the words that name the lead; `joined` counts the pieces joined into the task."""
    score = _BY_LEAD.get(lead_rule, 0.7)
    count = len(quote.split())
    score -= 0.15 if count < _SHORT else 0.1 if count > _LONG else 0.0
    score -= 0.1 if distance > 3000 else 0.0
    score -= 0.0 if has_verb else 0.2
    score -= 0.05 * min(joined - 1, 3)
    return round(max(0.05, min(0.99, score)), 2)
