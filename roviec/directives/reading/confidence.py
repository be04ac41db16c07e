"""How sure the reading of one task is, between 0 and 1: the chance that lead, deadline and cadence are all right."""

from __future__ import annotations

from math import exp

Signs = tuple[bool, ...]

# Fitted by `python -m bench.reading.calibrate` on what was said of texts at first sight (docs/reading.md): the constant, then
# one weight for each sign.
WEIGHTS = (1.77, -0.71, -2.12, -0.95, -1.40, -0.97, -0.71, -0.32)
IN_THE_SENTENCE = {"subject", "told", "this-body", "trigger", "brackets"}
BY_DEFAULT = {"addressees", "concluded-about"}
_SHORT, MIDDLING = 6, 10  # words
CERTAIN = 0.85  # from here on a proposal may be confirmed together with others


def signs_of(lead_rule: str, *, words: int, parts: int, names: int, is_account: bool, has_date: bool) -> Signs:
    """`parts` counts the pieces between semicolons, `names` the bodies charged. A table's row says who and when in its other
    cells, so that few words are no sign there."""
    if lead_rule == "table":
        words = max(words, MIDDLING)
    return (
        lead_rule in IN_THE_SENTENCE,
        lead_rule in BY_DEFAULT,
        words < _SHORT,
        words < MIDDLING,
        parts > 1,
        names > 1,
        is_account and not has_date,
    )


def confidence_of(signs: Signs) -> float:
    score = WEIGHTS[0] + sum(weight * sign for weight, sign in zip(WEIGHTS[1:], signs, strict=True))
    return round(1 / (1 + exp(-score)), 2)
