"""What the rounds of alerts would have said in the year: each step when it came up, told to nobody, for nobody made up has an account.

So the first round after the loading speaks of what comes up from then on, and not of a year's old work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from roviec.cityyear.tables import Tables
from roviec.duties.alerts.clocks import current_moments, next_of
from roviec.duties.alerts.moments import Facts, Saying
from roviec.duties.alerts.saying import SYSTEM
from roviec.duties.models import Alert, Blocker
from roviec.journal.acts import Fact


@dataclass(slots=True)
class Heard:
    """What has been said of one obligation or blocker, and since when it stands as it stands."""

    since: datetime
    said: set[tuple[str, str]] = field(default_factory=set)


class Rounds:
    """`alerts.rounds.alert`, as if it were called at each moment at which something comes up."""

    def __init__(self, tables: Tables) -> None:
        self.tables, self.moments = tables, current_moments()
        self.spoken: dict[datetime, list[tuple[int, list[object]]]] = defaultdict(list)

    def of_obligation(self, pk: int, facts: Facts, heard: Heard, until: datetime) -> datetime | None:
        """Say all that came up before `until`; when the next would."""
        return self._say(self.moments.of_obligation(facts), heard, until, pk, None)

    def of_blocker(
        self, pk: int, blocker: Blocker, changed_at: datetime | None, heard: Heard, until: datetime
    ) -> datetime | None:
        return self._say(self.moments.of_blocker(blocker, changed_at), heard, until, None, pk)

    def _say(
        self, sayings: Sequence[Saying], heard: Heard, until: datetime, obligation: int | None, blocker: int | None
    ) -> datetime | None:
        fresh = [saying for saying in sayings if saying.key not in heard.said]
        for saying in fresh:
            if saying.at < until:
                number, at = self.tables.number(Alert), max(saying.at, heard.since)
                self.tables.add(Alert, number, obligation, blocker, saying.step.code, saying.anchor, at, 0)
                self.spoken[at].append((number, [obligation, blocker, saying.step.code]))
                heard.said.add(saying.key)
        heard.since = until
        return next_of((saying for saying in fresh if saying.at >= until), ())

    def facts(self) -> Iterator[Fact]:
        """An entry for each moment at which something was said."""
        for at, spoken in self.spoken.items():
            after = {"said": [what for _, what in spoken], "notices": 0}
            obj = ("duties.alert", str(spoken[0][0]))
            yield Fact(act="duties.alert", obj=obj, after=after, happened_at=at, actor=SYSTEM)
        self.spoken.clear()
