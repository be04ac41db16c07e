"""The unit that a formula comes to. Persons and dossiers can't be added; persons over persons is a plain number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from roviec.measures.formulas.parse import Call, Negative, Node, Number, Part, Two

Unit = frozenset[tuple[str, int]]  # ("người", 1), ("tháng", -1); empty: a plain number


class UnitsError(ValueError):
    """`code`: "unknown_part" (`left` is its code) or "mixed" (`left` and `right` as words)."""

    def __init__(self, code: str, left: str, right: str = "") -> None:
        super().__init__(f"{code}: {left} {right}".strip())
        self.code, self.left, self.right = code, left, right


def unit_of(node: Node, parts: Mapping[str, Unit]) -> Unit:
    """`parts`: code -> its unit. A number written in the formula has none, so 1 + [persons] is refused."""
    match node:
        case Number():
            return frozenset()
        case Part(code):
            if code not in parts:
                raise UnitsError("unknown_part", code)
            return parts[code]
        case Negative(of):
            return unit_of(of, parts)
        case Two(sign, left, right) if sign in "*/":
            return _times(unit_of(left, parts), unit_of(right, parts), 1 if sign == "*" else -1)
        case Two(_, left, right):
            return _same([unit_of(left, parts), unit_of(right, parts)])
        case Call(_, of):
            return _same([unit_of(each, parts) for each in of])


def unit_word(unit: Unit) -> str:
    """As it is written: "người/tháng"."""
    over = [word for word, power in sorted(unit) for _ in range(power)]
    under = [word for word, power in sorted(unit) for _ in range(-power)]
    return "/".join(filter(None, ["·".join(over) or ("1" if under else ""), *under]))


def _times(left: Unit, right: Unit, power: int) -> Unit:
    powers = Counter(dict(left))
    for word, own in right:
        powers[word] += own * power
    return frozenset((word, own) for word, own in powers.items() if own)


def _same(units: list[Unit]) -> Unit:
    for other in units[1:]:
        if other != units[0]:
            raise UnitsError("mixed", unit_word(units[0]), unit_word(other))
    return units[0]
