"""Django's own commands: `roviec manage migrate`."""

from __future__ import annotations


def run_words(words: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["roviec manage", *words])
    return 0
