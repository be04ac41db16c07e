"""The steps of alerts in a pack: read, checked, loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from roviec.duties.alerts import reschedule_all
from roviec.duties.models import AlertStep, Audience, Moment, Progress
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import AlertStepFact, Pack
from roviec.packs.tables.loading import DONE, Loading
from roviec.packs.tables.merge import merge
from roviec.packs.tables.table import Table

FORESEEN: Final = frozenset({Moment.DUE, Moment.BLOCKER_WANTED})  # moments known before they come


def read(entry: Entry, pack: Pack) -> None:
    audience = entry.texts("audience")
    for each in audience:
        if each not in Audience.values:
            entry.wrong(f"“audience” có “{each}”, chỉ nhận / is none of: {', '.join(Audience.values)}", "audience")
    pack.alert_steps.append(
        AlertStepFact(
            code=entry.text("code"),
            moment=entry.choice("moment", Moment.values),
            state=entry.choice("state", Progress.values, ""),
            days=entry.number("days"),
            audience=audience,
            **entry.common(),
        )
    )


def problems(pack: Pack) -> Iterator[Problem]:
    for step in pack.alert_steps:
        if (step.moment == Moment.STATE) != bool(step.state):
            text = "“state” đi với moment = “state” và chỉ với nó / “state” goes with that moment only"
            yield Problem(step.where.at("state" if step.state else "moment"), text)
        if step.days < 0 and step.moment not in FORESEEN:
            text = "không báo trước được việc chưa xảy ra / nothing can be said before it happens"
            yield Problem(step.where.at("days"), text)


def _row(fact: AlertStepFact, _units: object) -> AlertStep:
    return AlertStep(
        code=fact.code, moment=fact.moment, state=fact.state, days=fact.days, audience=list(fact.audience),
        source=fact.source, certainty=fact.certainty, valid_from=fact.start, valid_to=fact.end,
    )  # fmt: skip


TABLE: Final = Table(
    section="alert-step", model=AlertStep, row=_row, identity=("code",),
    words={name: name for name in ("code", "moment", "state", "days", "audience", "source", "certainty")},
)  # fmt: skip


def load(loading: Loading) -> int:
    """When a step is another than before, all clocks are worked out anew."""
    added = merge(TABLE, loading.pack.alert_steps, loading)
    if any(change.section == TABLE.section and change.what in DONE for change in loading.loaded.changes):
        reschedule_all()
    return added
