"""The judging of the year's months and of the year, as the acts of `assess` would have left it; the figures are counted, not told.

Each judgement is made as at its own moment from the full database. A test plays the same events through the acts, in a database
that knows nothing later, and finds the same rows: this is also the proof that "as at" gives the figures of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod

from roviec.assess.acts.judge import keep_scores
from roviec.assess.acts.lowering import lowered, reopen, shown
from roviec.assess.frozen import freeze
from roviec.assess.frozen import store as store_input
from roviec.assess.judging import Judged as Figures
from roviec.assess.judging import judge_month
from roviec.assess.models import Answer, Explanation, Run, Score, ScoringRule
from roviec.assess.schedule import SCHEDULER
from roviec.assess.years import judge_year
from roviec.cityyear.book import Acting, Book
from roviec.cityyear.events import Answered, Explained, Judged, OfMonth, Opened, Published, Signed
from roviec.cityyear.months import Seen
from roviec.cityyear.simulate import LOCAL
from roviec.cityyear.world import World
from roviec.duties.periods import Period
from roviec.journal.acts import Fact
from roviec.journal.context import Actor
from roviec.org.calendars import city_calendar


class Differs(Exception):
    """What is frozen at signing isn't what was judged: the count of the database and the reference disagree."""


@dataclass
class PeriodRows:
    """One period: its events become rows and journal entries, a method for each act."""

    period: Period
    rule: ScoringRule
    world: World
    book: Book
    facts: list[Fact] = field(default_factory=list)
    run: Run = field(default_factory=Run)
    said: dict[str, Explanation] = field(default_factory=dict)
    _judged: dict[datetime, Figures] = field(default_factory=dict)

    def look(self, moment: datetime) -> Mapping[str, Seen]:
        kinds = {item.code: item.kind.value for item in self.rule.rule.criteria}
        codes = {pk: code for code, pk in self.book.units.items()}
        found = {}
        for row in self._figures(moment).rows:
            if row.total is not None:
                lost = {
                    each["code"]: float(each["weight"]) - float(each["points"])
                    for each in row.criteria
                    if each["points"] is not None
                }
                found[codes[row.unit_id]] = Seen(float(row.total), lost, kinds)
        return found

    def take(self, events: Iterable[OfMonth]) -> Run:
        for event in events:
            self._take(event)
        return self.run

    def _figures(self, moment: datetime) -> Figures:
        if moment not in self._judged:
            year = len(self.period.key) == 4
            judged = judge_year(self.rule, self.period) if year else judge_month(self.rule, self.period, moment)
            self._judged[moment] = judged
        return self._judged[moment]

    @singledispatchmethod
    def _take(self, event: OfMonth) -> None:
        raise TypeError(event)

    @_take.register
    def _judge(self, event: Judged) -> None:
        """`acts.judge`"""
        judged, run, new = self._figures(event.at), self.run, self.run._state.adding
        before = None if new else {"result": run.result, "moment": run.moment}
        if new:
            run.rule, run.code, run.period, run.made_at = self.rule, self.rule.code, self.period.key, event.at
            run.period_start, run.period_end = self.period.start, self.period.end or self.period.start
        run.moment, run.result = event.at, judged.result
        run.save()
        seen = shown(run)
        keep_scores(run, judged.rows)
        fallen = lowered(seen, judged.rows)
        reopen(run, fallen, now=event.at)
        rule = [self.rule.code, self.rule.version, self.rule.sha256]
        after = {
            "period": self.period.key, "rule": rule, "moment": event.at, "units": len(judged.rows), "result": judged.result,
            "lowered": fallen,
        }  # fmt: skip
        actor = SCHEDULER if event.by_system else self._standing_body(event).actor
        self._note(event, "assess.judge", actor, before, after)

    @_take.register
    def _open(self, event: Opened) -> None:
        """`acts.open_for_explanation`"""
        until = city_calendar().add_working_days(event.at.astimezone(LOCAL).date(), self.rule.rule.explanation_days)
        after = {"state": Run.State.OPEN, "open_until": until, "result": self.run.result}
        self._note(event, "assess.open_for_explanation", self._standing_body(event).actor, self._move(after), after)
        self.run.opened_at, self.run.open_until = event.at, until
        self.run.save()

    @_take.register
    def _explain(self, event: Explained) -> None:
        """`acts.explain`"""
        day, unit = event.at.astimezone(LOCAL).date(), self.book.units[event.unit]
        by = self.book.holder(self.world.heir(event.unit, day), day)
        made = self.said[event.unit] = Explanation.objects.create(
            score=Score.objects.get(run=self.run, unit=unit), text=event.text, criterion=event.criterion,
            person_id=by.person_id, at=event.at,
        )  # fmt: skip
        after = {"run": self.run.pk, "unit": unit, "criterion": event.criterion, "length": len(event.text)}
        self.facts.append(Fact(act="assess.explain", obj=made, after=after, happened_at=event.at, actor=by.actor))

    @_take.register
    def _answer(self, event: Answered) -> None:
        """`acts.answer`"""
        said, by = self.said[event.unit], self._standing_body(event)
        Answer.objects.create(
            explanation=said, verdict=event.verdict, text=event.text, person_id=by.person_id, at=event.at
        )  # fmt: skip
        after = {"run": self.run.pk, "unit": self.book.units[event.unit], "verdict": event.verdict}
        self.facts.append(Fact(act="assess.answer", obj=said, after=after, happened_at=event.at, actor=by.actor))

    @_take.register
    def _sign(self, event: Signed) -> None:
        """`acts.sign`"""
        frozen, by = freeze(self.run), self.book.decider(self.book.root, event.at.astimezone(LOCAL).date())
        if frozen.result != self.run.result:
            raise Differs(self.run.period)
        after = {
            "state": Run.State.SIGNED, "result": self.run.result, "input": frozen.sha256, "rows": frozen.count,
            "moment": self.run.moment, "supersedes": None,
        }  # fmt: skip
        self._note(event, "assess.sign", by.actor, self._move(after), after)
        self.run.signed_at, self.run.signed_by_id = event.at, by.person_id
        self.run.save()
        store_input(self.run, frozen)

    @_take.register
    def _publish(self, event: Published) -> None:
        """`acts.publish`"""
        after = {"state": Run.State.PUBLISHED, "result": self.run.result}
        self._note(event, "assess.publish", self._standing_body(event).actor, self._move(after), after)
        self.run.published_at = event.at
        self.run.save()

    def _move(self, after: Mapping[str, object]) -> dict[str, object]:
        before: dict[str, object] = {"state": self.run.state}
        self.run.state = str(after["state"])
        return before

    def _standing_body(self, event: OfMonth) -> Acting:
        return self.book.reviewer(self.book.standing_body, event.at.astimezone(LOCAL).date())

    def _note(
        self, event: OfMonth, act: str, actor: Actor, before: Mapping[str, object] | None, after: Mapping[str, object]
    ) -> None:
        self.facts.append(Fact(act=act, obj=self.run, before=before, after=after, happened_at=event.at, actor=actor))
