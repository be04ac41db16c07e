"""The events of one duty as the rows and journal entries that the acts would have left: a fold over time, then one storing.

Each method names the act it stands for; a test plays the same events through the acts and finds the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import singledispatchmethod
from hashlib import sha256
from typing import Any

from roviec.cityyear.alerted import Heard, Rounds
from roviec.cityyear.book import Acting, Book
from roviec.cityyear.events import (
    Closed,
    DueMoved,
    HandedOver,
    Key,
    Made,
    OfDuty,
    Owed,
    Raised,
    Reported,
    Reviewed,
    Settled,
    Stepped,
)  # fmt: skip
from roviec.cityyear.simulate import LOCAL
from roviec.cityyear.stored import StoredFile
from roviec.cityyear.tables import Tables
from roviec.duties.alerts.moments import Facts
from roviec.duties.handover import SCHEDULER as PASSER
from roviec.duties.models import (
    Blocker,
    BlockerChange,
    DueChange,
    Duty,
    Evidence,
    HandOver,
    Obligation,
    Progress,
    ProgressChange,
    Report,
    Review,
)  # fmt: skip
from roviec.duties.obligations import SCHEDULER as MAKER
from roviec.journal.acts import Fact
from roviec.journal.canonical import canonical
from roviec.journal.context import Actor
from roviec.vietnamese.keys import search_key


@dataclass(slots=True)
class Given:
    """A report so far; `evidence` are its rows without their numbers."""

    id: int
    event: Reported
    author: Acting
    evidence: list[tuple[Any, ...]]
    state: str = Report.State.SUBMITTED


@dataclass(slots=True)
class Stuck:
    """A blocker so far; `unit` is who was stuck."""

    id: int
    event: Raised
    unit: str
    author: Acting
    heard: Heard
    state: str = Blocker.State.OPEN
    changed_at: datetime | None = None


@dataclass(slots=True)
class Standing:
    """An obligation as the events so far have left it."""

    id: int
    owed: Owed
    holder: str
    made_at: datetime
    head_id: int | None
    officer_id: int | None
    due: date | None
    since: datetime
    heard: Heard
    received_at: datetime | None = None
    progress: str = Progress.NOT_ACCEPTED
    submitted_on: date | None = None
    done_on: date | None = None
    reports: list[Given] = field(default_factory=list)
    blocker: Stuck | None = None


class DutyRows:
    """`sheet_id` is the form that the duty's reports are filled on, if it has one; `issuer` made the first obligations.

    Nothing is known of what happens after `until`.
    """

    def __init__(
        self,
        duty: Duty,
        sheet_id: int | None,
        book: Book,
        files: Mapping[str, StoredFile],
        tables: Tables,
        issuer: Actor,
        rounds: Rounds,
        until: datetime,
    ) -> None:
        self.duty, self.sheet_id, self.book, self.files = duty, sheet_id, book, files
        self.tables, self.issuer, self.rounds, self.until = tables, issuer, rounds, until
        self.standings: dict[Key, Standing] = {}

    def take(self, events: Iterable[OfDuty]) -> None:
        """All of them, in order of time; the rows are then in `tables`."""
        for event in events:
            self._take(event)
        for standing in self.standings.values():
            self._finish(standing)
        self.tables.facts.extend(self.rounds.facts())

    @singledispatchmethod
    def _take(self, event: OfDuty) -> None:
        raise TypeError(event)

    @_take.register
    def _made(self, event: Made) -> None:
        """`obligations.make_obligations`"""
        today = _day(event.at)
        units: dict[str, list[int]] = {}
        for owed in sorted(event.owed, key=lambda owed: (owed.start, owed.key.period, self.book.units[owed.key.unit])):
            unit = owed.key.unit
            day = min(max(owed.start, self.duty.opened_on), today)
            self.standings[owed.key] = Standing(
                self.tables.number(Obligation), owed, unit, event.at, self.book.head_id(unit, day),
                self.book.officer_id(unit, day), owed.due, event.at, Heard(event.at),
            )  # fmt: skip
            units.setdefault(owed.key.period, []).append(self.book.units[unit])
        after = {"made": len(event.owed), "units_by_period": units}
        actor = self.issuer if event.at_issue else MAKER
        self._note(event.at, actor, "duties.make_obligations", ("duties.duty", str(self.duty.pk)), after=after)

    @_take.register
    def _stepped(self, event: Stepped) -> None:
        """`progress.take_step`"""
        standing = self.standings[event.key]
        reopens = event.to == Progress.REOPENED
        by = self._reviewer(standing, event.at) if reopens else self._holder(standing, event.at)
        self._step(standing, event.at, _day(event.at), event.to, by, event.reason)

    @_take.register
    def _reported(self, event: Reported) -> None:
        """`acts.draft_report`, `attach_evidence`, `submit_report`"""
        standing = self.standings[event.key]
        on_paper = event.day != _day(event.at)
        by = self._reviewer(standing, event.at) if on_paper else self._holder(standing, event.at)
        report = Given(
            self.tables.number(Report), event, by, list(standing.reports[-1].evidence if standing.reports else ())
        )
        named = ("duties.report", str(report.id))
        after: dict[str, object] = {"obligation": standing.id, "number": event.number}
        self._note(event.drafted_at, by.actor, "duties.draft_report", named, after=after)
        for row in report.evidence:
            self.tables.add(Evidence, self.tables.number(Evidence), report.id, *row)
        self._attach(report)
        standing.reports.append(report)
        self._step(standing, event.at, event.day, Progress.SUBMITTED, by, report_id=report.id)
        after = {
            "state": Report.State.SUBMITTED, "claim": event.claim, "submitted_on": event.day, "sha256": self._digest(report),
        }  # fmt: skip
        before = {"state": Report.State.DRAFT}
        self._note(event.at, by.actor, "duties.submit_report", named, before=before, after=after)

    def _attach(self, report: Given) -> None:
        event = report.event
        for shown in event.shown:
            number, file = self.tables.number(Evidence), self.files[shown.file]
            row = (
                file.name, file.media_type, file.size, file.sha256, file.path, shown.valid_on, shown.note,
                report.author.person_id, event.drafted_at,
            )  # fmt: skip
            self.tables.add(Evidence, number, report.id, *row)
            report.evidence.append(row)
            after = {"evidence": number, "sha256": file.sha256, "size": file.size, "replaces": None}
            named = ("duties.report", str(report.id))
            self._note(event.drafted_at, report.author.actor, "duties.attach_evidence", named, after=after)

    def _digest(self, report: Given) -> str:
        said = {
            "claim": report.event.claim, "text": report.event.text, "figures": self._figures(report), "words": {},
            "sheet": self.sheet_id, "evidence": [row[3] for row in report.evidence],
        }  # fmt: skip
        return sha256(canonical(said)).hexdigest()

    def _figures(self, report: Given) -> Mapping[str, int]:
        return report.event.figures if self.sheet_id is not None else {}

    @_take.register
    def _reviewed(self, event: Reviewed) -> None:
        """`acts.review_report`"""
        standing = self.standings[event.key]
        report = standing.reports[-1]
        by = self.book.reviewer(standing.holder, _day(event.at), but=report.author.person_id)
        report.state = Report.State.ACCEPTED if event.accepted else Report.State.RETURNED
        to = Progress.DONE if event.accepted else Progress.RETURNED
        self._step(standing, event.at, _day(event.at), to, by, event.note, report.id)
        self.tables.add(
            Review, self.tables.number(Review), report.id, event.verdict, event.complete, event.accepted, event.note,
            by.person_id, event.at,
        )  # fmt: skip
        after = {"state": report.state, "verdict": event.verdict, "complete": event.complete}
        named, before = ("duties.report", str(report.id)), {"state": Report.State.SUBMITTED}
        self._note(event.at, by.actor, "duties.review_report", named, before=before, after=after)

    @_take.register
    def _due_moved(self, event: DueMoved) -> None:
        """`acts.move_due`"""
        standing = self.standings[event.key]
        self._hear(standing, event.at)
        by = self._reviewer(standing, event.at)
        allowed = self.book.decider(self.book.root, _day(event.at)).person_id
        before, standing.due = standing.due, event.to
        self.tables.add(
            DueChange, self.tables.number(DueChange), standing.id, before, event.to, event.reason, allowed, event.at
        )  # fmt: skip
        after = {"due": event.to, "first_due": standing.owed.due, "allowed_by": allowed}
        self._of(standing, event.at, by, "duties.move_due", {"due": before}, after, event.reason)

    @_take.register
    def _raised(self, event: Raised) -> None:
        """`blocking.acts.raise_blocker`"""
        standing = self.standings[event.key]
        number, unit, by = self.tables.number(Blocker), standing.holder, self._holder(standing, event.at)
        standing.blocker = Stuck(number, event, unit, by, Heard(event.at))
        after = {
            "unit": unit, "asked_of": event.asked_of, "group": event.group, "wanted_by": event.wanted_by,
            "duty": self.duty.pk, "obligation": standing.id,
        }  # fmt: skip
        self._note(event.at, by.actor, "duties.raise_blocker", ("duties.blocker", str(number)), after=after)

    @_take.register
    def _settled(self, event: Settled) -> None:
        """`blocking.acts.decide`, `withdraw`"""
        standing = self.standings[event.key]
        if standing.blocker is None:
            raise ValueError(event)
        stuck, day = standing.blocker, _day(event.at)
        by = stuck.author if stuck.author.on(day) else self._reviewer(standing, event.at)
        if event.to == Blocker.State.DECIDED:
            by = self.book.decider(stuck.event.asked_of, day)
        self._hear_blocker(stuck, event.at)
        before, stuck.state, change = stuck.state, event.to, self.tables.number(BlockerChange)
        stuck.changed_at = event.at
        self.tables.add(BlockerChange, change, stuck.id, before, event.to, event.at, by.person_id, event.text, True)
        after = {"state": event.to, "change": change}
        named = ("duties.blocker", str(stuck.id))
        self._note(event.at, by.actor, "duties.move_blocker", named, before={"state": before}, after=after)

    @_take.register
    def _handed_over(self, event: HandedOver) -> None:
        """`handover.hand_over`"""
        passed: list[list[int]] = []
        for key, way in sorted(event.passed, key=lambda item: self.standings[item[0]].id):
            standing = self.standings[key]
            self._hear(standing, event.at)
            standing.received_at = event.at
            for old, new, name in way:
                step = [standing.id, self.book.units[old], self.book.units[new], self.book.events[name]]
                passed.append(step)
                self.tables.add(HandOver, self.tables.number(HandOver), *step, event.at)
                standing.holder = new
        after = {"passed": passed, "withdrawn": []}
        self._note(event.at, PASSER, "duties.hand_over", ("duties.duty", str(self.duty.pk)), after=after)

    @_take.register
    def _closed(self, event: Closed) -> None:
        """`progress.close_duty`"""
        for standing in self.standings.values():
            self._hear(standing, event.at)
        self.duty.closed_on, self.duty.closed_at = event.closed_on, event.at
        left = sum(standing.progress != Progress.DONE for standing in self.standings.values())
        after = {"closed_on": event.closed_on, "left_open": left}
        by = self.book.reviewer(self.book.standing_body, _day(event.at))
        named = ("duties.duty", str(self.duty.pk))
        self._note(event.at, by.actor, "duties.close_duty", named, {"closed_on": None}, after, event.reason)

    def _step(
        self,
        standing: Standing,
        at: datetime,
        day: date,
        to: str,
        by: Acting,
        reason: str = "",
        report_id: int | None = None,
    ) -> None:
        self._hear(standing, at)
        before, standing.progress, standing.since = standing.progress, to, at
        if to == Progress.DONE:
            standing.done_on = standing.submitted_on
        else:
            standing.submitted_on, standing.done_on = (day if to == Progress.SUBMITTED else None), None
        self.tables.add(
            ProgressChange, self.tables.number(ProgressChange), standing.id, before, to, at, day, by.person_id, reason,
            report_id,
        )  # fmt: skip
        after = {"progress": to, "submitted_on": standing.submitted_on, "done_on": standing.done_on}
        self._of(standing, at, by, "duties.change_progress", {"progress": before}, after, reason)

    def _finish(self, standing: Standing) -> None:
        """The obligation's columns and its reports' states, now that they are known."""
        owed, units = standing.owed, self.book.units
        after = self._hear(standing, self.until) if self.duty.closed_on is None else None
        self.tables.add(
            Obligation, standing.id, self.duty.pk, units[owed.key.unit], units[standing.holder], standing.head_id,
            standing.officer_id, owed.key.period, owed.start, owed.end, owed.due, standing.due, standing.progress,
            standing.submitted_on, standing.done_on, standing.since, standing.made_at, after,
        )  # fmt: skip
        for report in standing.reports:
            event = report.event
            self.tables.add(
                Report, report.id, standing.id, event.number, report.state, event.claim, event.text, self.sheet_id,
                self._figures(report), report.author.person_id, event.drafted_at, event.drafted_at, event.day, event.at,
            )  # fmt: skip
        if standing.blocker is not None:
            self._finish_blocker(standing.id, standing.blocker)

    def _finish_blocker(self, obligation_id: int, stuck: Stuck) -> None:
        event, units = stuck.event, self.book.units
        after = self._hear_blocker(stuck, self.until)
        self.tables.add(
            Blocker, stuck.id, self.duty.pk, obligation_id, units[stuck.unit], event.group, event.text, event.ask,
            units[event.asked_of], event.wanted_by, stuck.author.person_id, event.at, after, stuck.state,
            search_key(f"{event.text} {event.ask}"),
        )  # fmt: skip

    def _hear(self, standing: Standing, at: datetime) -> datetime | None:
        """What came up in the state that ends now."""
        facts = Facts(
            standing.progress,
            standing.due,
            standing.since.astimezone(UTC),
            standing.made_at,
            _utc(standing.received_at),
            standing.owed.start,
        )
        return self.rounds.of_obligation(standing.id, facts, standing.heard, at)

    def _hear_blocker(self, stuck: Stuck, at: datetime) -> datetime | None:
        event = stuck.event
        blocker = Blocker(state=stuck.state, raised_at=event.at.astimezone(UTC), wanted_by=event.wanted_by)
        return self.rounds.of_blocker(stuck.id, blocker, _utc(stuck.changed_at), stuck.heard, at)

    def _holder(self, standing: Standing, at: datetime) -> Acting:
        return self.book.holder(standing.holder, _day(at))

    def _reviewer(self, standing: Standing, at: datetime) -> Acting:
        return self.book.reviewer(standing.holder, _day(at))

    def _of(
        self, standing: Standing, at: datetime, by: Acting, act: str, before: Mapping[str, object],
        after: Mapping[str, object], reason: str,
    ) -> None:  # fmt: skip
        self._note(at, by.actor, act, ("duties.obligation", str(standing.id)), before, after, reason)

    def _note(
        self, at: datetime, actor: Actor, act: str, obj: tuple[str, str], before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None, reason: str = "",
    ) -> None:  # fmt: skip
        self.tables.facts.append(
            Fact(act=act, obj=obj, before=before, after=after, reason=reason, happened_at=at, actor=actor)
        )


def _utc(at: datetime | None) -> datetime | None:
    """As it comes back from the database."""
    return at and at.astimezone(UTC)


def _day(at: datetime) -> date:
    return at.astimezone(LOCAL).date()
