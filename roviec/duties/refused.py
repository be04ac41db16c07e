"""What an act of this room says no with."""

from __future__ import annotations


class Refused(Exception):
    """`code` is a key of `labels.REFUSALS`; `at` are the fields or rows it is about, with a code each where they differ."""

    def __init__(self, code: str, at: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.at = dict(at or {})


class ProgressRefused(Refused):
    """A step not taken: "forbidden", "no_such_step", "reason_required", "duty_closed", "changed_meanwhile", "by_report"."""


class ReportRefused(Refused):
    """A report, its evidence or its review: see the acts for their codes."""
