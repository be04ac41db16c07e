"""The steps of alerts in a pack: read, checked, loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from roviec.duties.alerts import reschedule_all
from roviec.duties.models import AlertStep, Audience, Moment, Progress
from roviec.packs.entry import Entry
from roviec.packs.places import Problem
from roviec.packs.schema import AlertStepFact, Pack

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


def load(pack: Pack) -> int:
    """How many steps were added; a step that is there stays. With new ones, all clocks are worked out anew."""
    known = set(AlertStep.objects.values_list("code", "valid_from"))
    rows = [
        AlertStep(
            code=f.code, moment=f.moment, state=f.state, days=f.days, audience=list(f.audience), source=f.source,
            certainty=f.certainty, valid_from=f.start, valid_to=f.end,
        )
        for f in pack.alert_steps
        if (f.code, f.start) not in known
    ]  # fmt: skip
    if rows:
        AlertStep.objects.bulk_create(rows)
        reschedule_all()
    return len(rows)
