"""Why figures or targets are refused."""

from __future__ import annotations


class MeasureRefused(Exception):
    """`code`: "unknown_indicator", "unknown_unit", "bad_period", "not_whole", "negative", "not_yes_no", "no_denominator",
    "denominator_out_of_place", "too_large", "in_the_future", "not_given_so" (its source is another), "twice",
    "outside_key", "no_name", "no_scope", "revoked_already",
    "no_points", "points_out_of_order", "no_reason", "figures_changed", "rows_wrong"; `at` is the place in what was given, from 0.
    """

    def __init__(self, code: str, at: int | None = None, **fields: object) -> None:
        super().__init__(code)
        self.code, self.at, self.fields = code, at, fields
