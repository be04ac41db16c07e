from __future__ import annotations


class JournalError(Exception):
    """What the journal refuses. `code` is stable; `fields` say which value."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields

    def __str__(self) -> str:
        return ", ".join([self.code, *(f"{name}={value!r}" for name, value in self.fields.items())])
