from __future__ import annotations


class JudgementRefused(Exception):
    """`code` is a key of `labels.REFUSALS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
