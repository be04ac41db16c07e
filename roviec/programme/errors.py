from __future__ import annotations


class ProgrammeRefused(Exception):
    """What an act refuses. `code` is stable; `sentences.refusal` says it to people."""

    def __init__(self, code: str, **fields: str | int) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields
