"""A formula's value. What isn't known makes what depends on it unknown; nothing is divided by nought."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Final

from roviec.measures.formulas.parse import Call, Negative, Node, Number, Part, Two

EXACT: Final = Context(prec=30)


def evaluate(node: Node, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """None where a part has no value, or a divisor is nought."""
    match node:
        case Number(value):
            return value
        case Part(code):
            return values.get(code)
        case Negative(of):
            turned = evaluate(of, values)
            return None if turned is None else -turned
        case Call(name, of):
            found = [evaluate(each, values) for each in of]
            known = [each for each in found if each is not None]
            return None if len(known) < len(found) else (min if name == "min" else max)(known)
        case Two(sign, left, right):
            return _two(sign, evaluate(left, values), evaluate(right, values))


def _two(sign: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None or (sign == "/" and not right):
        return None
    work = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply, "/": EXACT.divide}
    return work[sign](left, right)
