"""Rõ Việc: a city runs a national programme, from the order to the putting right."""

__version__ = "0.1.0"
