"""`python -m bench.reading.calibrate`: how sure the reading is, fitted on what it said at first sight of our own and of real texts.

`first_sight.json` holds one row for every task that the reading named in a text when it saw it for the first time: what
`confidence.py` looks at, and whether the task was right end to end. Tasks that were missed are not in it. Every text is
predicted by weights fitted without it.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from roviec.directives.reading.confidence import Signs, signs_of

ROWS = Path(__file__).parent / "first_sight.json"
_ROUNDS, _STEP, _RIDGE = 1500, 4.0, 1.0
_BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    signs: Signs
    right: bool


def rows() -> list[Row]:
    return [
        Row(
            row["text"],
            signs_of(row["rule"], words=row["words"], parts=row["parts"], names=row["names"], is_account=row["account"], has_date=row["due"]),
            row["right"],
        )
        for row in json.loads(ROWS.read_text(encoding="utf-8"))
    ]  # fmt: skip


def fitted(rows: Sequence[Row]) -> list[float]:
    """Weights of a logistic regression, the first one the constant; the ridge pulls the others towards nothing."""
    seen = Counter((row.signs, row.right) for row in rows)
    rate = _STEP / len(rows)
    weights = [0.0] * (1 + len(rows[0].signs))
    for _ in range(_ROUNDS):
        slope = [0.0] + [-_RIDGE * weight for weight in weights[1:]]
        for (signs, right), count in seen.items():
            miss = count * (right - predicted(weights, signs))
            slope[0] += miss
            for at, sign in enumerate(signs, 1):
                slope[at] += miss * sign
        weights = [weight + rate * step for weight, step in zip(weights, slope, strict=True)]
    return weights


def predicted(weights: Sequence[float], signs: Signs) -> float:
    score = weights[0] + sum(weight * sign for weight, sign in zip(weights[1:], signs, strict=True))
    return 1 / (1 + exp(-score))


def left_out(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """What each row was predicted to be by the rows of the other texts, and what it was."""
    out = []
    for text in sorted({row.text for row in rows}):
        weights = fitted([row for row in rows if row.text != text])
        out += [(predicted(weights, row.signs), row.right) for row in rows if row.text == text]
    return out


def table(said: Sequence[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    """(range, how many, mean of what was said, share that was right) of every range that has any."""
    out = []
    for low, high in itertools.pairwise(_BINS):
        inside = [pair for pair in said if low <= pair[0] < high]
        if inside:
            mean, share = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            out.append((f"{low:.1f}-{min(high, 1):.1f}", len(inside), mean, share))
    return out


def expected_error(said: Sequence[tuple[float, bool]]) -> float:
    """Mean distance between what is said and what is so, weighted by how often it is said."""
    return sum(count * abs(mean - share) for _, count, mean, share in table(said)) / len(said)


def main() -> None:
    seen = rows()
    said = left_out(seen)
    print("said       tasks   mean  right")
    for label, count, mean, share in table(said):
        print(f"{label:9}{count:7}{mean:7.2f}{share:7.2f}")
    print(f"expected calibration error {expected_error(said):.3f} over {len(seen)} tasks, each text left out in turn")
    print("weights", ", ".join(f"{weight:.2f}" for weight in fitted(seen)))


if __name__ == "__main__":
    main()
