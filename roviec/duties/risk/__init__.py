"""Forecasts of lateness for the city's obligations: from rows to the engine's records, and back to words."""
