from __future__ import annotations


class DocumentRefused(Exception):
    """`code` is a key of `sentences.REFUSALS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
