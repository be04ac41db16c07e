"""What has come up about one obligation or blocker becomes a row each, and a notice to each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from roviec.duties.alerts.moments import Saying
from roviec.duties.alerts.people import People
from roviec.duties.models import Alert, Blocker, Obligation
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.notices.acts import News, give

JOB: Final = "duties.alert"
SYSTEM: Final = Actor.system(JOB)
OBLIGATION, BLOCKER = "duties.alert", "duties.blocker_alert"  # codes of notices


@dataclass(frozen=True)
class Come:
    """`sayings` have come up, the earliest first; `unit_id` is who is to act."""

    thing: Obligation | Blocker
    unit_id: int
    sayings: Sequence[Saying]


def say(come: Iterable[Come], people: People, now: datetime) -> int:
    """Write it all down and tell everybody, in the caller's transaction; how many alerts."""
    alerts, news = [], []
    for each in come:
        chosen = _chosen(each, people)
        told = Counter(saying.key for saying in chosen.values())
        alerts += [_alert(each.thing, saying, told[saying.key], now) for saying in each.sayings]
        news += [_news(each.thing, saying, person_id) for (person_id, _), saying in chosen.items()]
    if not alerts:
        return 0
    Alert.objects.bulk_create(alerts, batch_size=500)
    made = give(news, now=now, more_url=reverse("duties:board"))
    said = [[alert.obligation_id, alert.blocker_id, alert.step] for alert in alerts]
    after = {"said": said, "notices": made}
    record(actor=SYSTEM, act="duties.alert", obj=("duties.alert", str(alerts[0].pk)), after=after)
    return len(alerts)


def _chosen(come: Come, people: People) -> dict[tuple[int, str], Saying]:
    """(person, family) -> what they are told: of several steps that came up together the last one says it all."""
    chosen: dict[tuple[int, str], Saying] = {}
    for saying in come.sayings:
        for audience in saying.step.audience:
            for person_id in sorted(people.of(audience, come.unit_id)):
                chosen[person_id, saying.family] = saying
    return chosen


def _alert(thing: Obligation | Blocker, saying: Saying, told: int, now: datetime) -> Alert:
    obligation, blocker = (thing, None) if isinstance(thing, Obligation) else (None, thing)
    return Alert(
        obligation=obligation, blocker=blocker, step=saying.step.code, anchor=saying.anchor, at=now, told=told
    )  # fmt: skip


def _news(thing: Obligation | Blocker, saying: Saying, person_id: int) -> News:
    step = saying.step
    params: dict[str, object] = {"moment": step.moment, "state": step.state, "days": step.days, "since": saying.anchor}
    if isinstance(thing, Obligation):
        code, url = OBLIGATION, f"{reverse('duties:duty', args=[thing.duty_id])}?period={thing.period}"
        params |= {"id": thing.pk, "due": thing.due and thing.due.isoformat()}
    else:
        code, url = BLOCKER, reverse("duties:blocker", args=[thing.pk])
        params |= {"id": thing.pk, "due": thing.wanted_by.isoformat()}
    key = f"{code}:{thing.pk}:{step.code}:{saying.anchor}:{person_id}"
    return News(person_id=person_id, code=code, key=key, params=params, url=url)
