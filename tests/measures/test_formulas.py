"""Formulas over indicators: what they mean, what is refused and where, which units fit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.measures.formulas import FormulaError, Unit, UnitsError, evaluate, parse, parts_of, unit_of, unit_word

PERSONS: Unit = frozenset({("người", 1)})
DOSSIERS: Unit = frozenset({("hồ sơ", 1)})
UNITS = {"da-cap": PERSONS, "dan-so-14": PERSONS, "ho-so": DOSSIERS}
VALUES = {"da-cap": Decimal(90), "dan-so-14": Decimal(120), "ho-so": Decimal(7), "trong": None, "khong": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[da-cap] / [dan-so-14] * 100", Decimal(75)),
        ("1 + 2 * 3", Decimal(7)),
        ("(1 + 2) * 3", Decimal(9)),
        ("10 - 4 - 3", Decimal(3)),
        ("8 / 4 / 2", Decimal(1)),
        ("-[ho-so] + 10", Decimal(3)),
        ("min([da-cap], 80, 85)", Decimal(80)),
        ("max(1, [ho-so])", Decimal(7)),
        ("2.5 * 2", Decimal(5)),
    ],
)
def test_a_formula_means_what_it_says(text: str, value: Decimal) -> None:
    assert evaluate(parse(text), VALUES) == value


@pytest.mark.parametrize("text", ["[trong] + 1", "1 / [khong]", "min(1, [trong])", "-[trong]", "[chua-co] * 2"])
def test_what_is_not_known_stays_unknown(text: str) -> None:
    assert evaluate(parse(text), VALUES) is None


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "empty", 1),
        ("   ", "empty", 1),
        ("1 +", "unfinished", 4),
        ("(1 + 2", "unfinished", 7),
        ("1 2", "left_over", 3),
        ("[Da Cap]", "bad_code", 2),
        ("[]", "bad_code", 2),
        ("__import__", "unreadable", 1),
        ("1 + eval(1)", "unknown_function", 5),
        ("1 ** 2", "unfinished", 4),
        ("[a] = 1", "unreadable", 5),
        ("1" * 501, "too_long", 500),
        ("(" * 60 + "1" + ")" * 60, "too_deep", 42),
    ],
)
def test_a_wrong_formula_is_refused_at_its_place(text: str, code: str, at: int) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(text)
    assert (refused.value.code, refused.value.at) == (code, at)


def test_its_parts_are_named() -> None:
    assert parts_of(parse("min([a], -[b.c]) / (2 * [a])")) == {"a", "b.c"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[da-cap] / [dan-so-14]", ""),
        ("[da-cap] + [dan-so-14]", "người"),
        ("[ho-so] / [da-cap]", "hồ sơ/người"),
        ("1 / [da-cap]", "1/người"),
        ("2 * [ho-so]", "hồ sơ"),
    ],
)
def test_units_follow_from_the_parts(text: str, word: str) -> None:
    assert unit_word(unit_of(parse(text), UNITS)) == word


@pytest.mark.parametrize(
    ("text", "code", "left", "right"),
    [
        ("[da-cap] + [ho-so]", "mixed", "người", "hồ sơ"),
        ("1 + [ho-so]", "mixed", "", "hồ sơ"),
        ("max([da-cap], [ho-so])", "mixed", "người", "hồ sơ"),
        ("[khac] * 2", "unknown_part", "khac", ""),
    ],
)
def test_units_that_do_not_fit_are_refused(text: str, code: str, left: str, right: str) -> None:
    with pytest.raises(UnitsError) as refused:
        unit_of(parse(text), UNITS)
    assert (refused.value.code, refused.value.left, refused.value.right) == (code, left, right)


@given(st.text(alphabet="0123456789.+-*/()[],abmin x\n", max_size=60))
def test_any_text_is_a_formula_or_a_clear_refusal(text: str) -> None:
    refused = None
    try:
        tree = parse(text)
    except FormulaError as error:
        refused = error
    else:
        evaluate(tree, dict.fromkeys(parts_of(tree), Decimal(3)))
    assert refused is None or 1 <= refused.at <= len(text) + 1


@given(
    st.decimals(min_value=-1000, max_value=1000, places=2),
    st.decimals(min_value=-1000, max_value=1000, places=2),
    st.sampled_from("+-*"),
)
def test_it_reckons_as_decimals_do(left: Decimal, right: Decimal, sign: str) -> None:
    wanted = {"+": left + right, "-": left - right, "*": left * right}[sign]
    assert evaluate(parse(f"[a] {sign} [b]"), {"a": left, "b": right}) == wanted
