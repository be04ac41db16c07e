"""Formulas over indicators: "[da-cap] / [dan-so-14] * 100". Parsed, their units checked, worked out (no Django)."""

from roviec.measures.formulas.evaluate import evaluate
from roviec.measures.formulas.parse import FormulaError, Node, parse, parts_of
from roviec.measures.formulas.units import Unit, UnitsError, unit_of, unit_word

__all__ = ["FormulaError", "Node", "Unit", "UnitsError", "evaluate", "parse", "parts_of", "unit_of", "unit_word"]
