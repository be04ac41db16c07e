"""How Vietnamese offices arrange lead, task, helpers and time: a small grammar whose answers are known by construction."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reading.structures.decisions import decided
from tests.reading.structures.fields import fielded, tabled, turned
from tests.reading.structures.kinds import KINDS
from tests.reading.structures.leads import addressed, headed, opened, told
from tests.reading.structures.parts import Case
from tests.reading.structures.turns import dated, decided_with, ended, joined, meant

_OF_ALL = (headed, told, opened, addressed, fielded, tabled, turned, joined, dated, ended, meant, decided_with)


def cases() -> Iterator[Case]:
    """Every arrangement in every kind of document that a Vietnamese office could really write."""
    for kind in KINDS:
        for arrangement in _OF_ALL:
            yield from arrangement(kind)
    yield from decided()
