"""The same events through the acts themselves, at their own moments: what the writer must equal."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import time_machine
from django.core.files.base import ContentFile
from django.db import models

from roviec.assess import acts as judging
from roviec.assess.models import Explanation, Run, Score
from roviec.assess.schedule import SCHEDULER
from roviec.cityyear.book import Acting, Book
from roviec.cityyear.directives import COUNTED, store_draft
from roviec.cityyear.events import (
    Acknowledged,
    Answered,
    Closed,
    DueMoved,
    Event,
    Explained,
    HandedOver,
    Issued,
    Judged,
    Key,
    Made,
    Opened,
    Published,
    Raised,
    Reported,
    Reviewed,
    Settled,
    Signed,
    Stepped,
)  # fmt: skip
from roviec.cityyear.files import make
from roviec.cityyear.simulate import LOCAL, Year
from roviec.cityyear.simulate import at as moment
from roviec.cityyear.write import SHEET
from roviec.directives.acts import acknowledge
from roviec.directives.models import Directive
from roviec.duties.acts import (
    Content,
    attach_evidence,
    bind_sheet,
    draft_report,
    move_due,
    reopen,
    review_report,
    submit_report,
)  # fmt: skip
from roviec.duties.alerts.rounds import alert
from roviec.duties.blocking.acts import decide, raise_blocker, withdraw
from roviec.duties.handover import hand_over
from roviec.duties.issue import issue_directive
from roviec.duties.models import Blocker, Duty, Group, Obligation
from roviec.duties.obligations import make_obligations
from roviec.duties.progress import change_progress, close_duty
from roviec.org.access import Access
from roviec.org.models import Dated, Person, Role, Unit


class Player:
    def __init__(self, year: Year, book: Book) -> None:
        self.year, self.book = year, book
        self.directives: dict[int, Directive] = {}
        self.passed: set[datetime] = set()
        self.now = moment(year.span.first, time())

    def play(self, events: list[Event]) -> None:
        """A round of alerts at each midnight and after each event: the moments at which something comes up."""
        for event in events:
            self._pass_time(event.at)
            with time_machine.travel(event.at, tick=False):
                self.one(event)
                alert(event.at)
        self._pass_time(self.year.span.until)

    def _pass_time(self, until: datetime) -> None:
        while (midnight := moment(day(self.now) + timedelta(days=1), time())) <= until:
            self.now = midnight
            with time_machine.travel(midnight, tick=False):
                alert(midnight)
        self.now = until

    def one(self, event: Event) -> None:
        match event:
            case Issued():
                self.issue(event)
            case Acknowledged(at, order, unit):
                who = self.book.holder(unit, day(at))
                directive, named = self.directives[order], Unit.objects.get(code=unit)
                acknowledge(actor=who.actor, person=person(who), directive=directive, unit=named)
            case Made(at, duty, _, False):
                make_obligations(day(at), duties=[self.duty(duty)])
            case Stepped():
                self.step(event)
            case Reported():
                self.report(event)
            case Reviewed(at, key, _, verdict, complete, accepted, note):
                row = self.owed(key)
                report = row.reports.latest("number")
                by = access(self.book.reviewer(row.holder.code, day(at), but=report.author_id), at)
                review_report(
                    actor=by.actor,
                    access=by,
                    report=report,
                    verdict=verdict,
                    complete=complete,
                    accept=accepted,
                    note=note,
                )
            case DueMoved(at, key, to, reason):
                row = self.owed(key)
                by = self.reviewer(row, at)
                allowed = person(self.book.decider(self.book.root, day(at)))
                move_due(actor=by.actor, access=by, obligation=row, to=to, reason=reason, allowed_by=allowed)
            case Raised():
                self.stuck(event)
            case Settled():
                self.settle(event)
            case HandedOver(at):
                if at not in self.passed:
                    self.passed.add(at)
                    hand_over(day(at))
            case Closed(at, duty, closed_on, reason):
                by = access(self.book.reviewer(self.book.standing_body, day(at)), at)
                close_duty(actor=by.actor, access=by, duty=self.duty(duty), closed_on=closed_on, reason=reason)
            case Judged() | Opened() | Explained() | Answered() | Signed() | Published():
                self.judging(event)

    def judging(self, event: Event) -> None:
        by = access(self.book.reviewer(self.book.standing_body, day(event.at)), event.at)
        match event:
            case Judged(_, period, by_system):
                actor, seen = (SCHEDULER, None) if by_system else (by.actor, by)
                judging.judge(actor=actor, access=seen, period=period)
            case Opened(_, period):
                judging.open_for_explanation(actor=by.actor, access=by, run=Run.objects.get(period=period))
            case Explained(at, period, unit, criterion, text):
                who = access(self.book.holder(self.year.world.heir(unit, day(at)), day(at)), at)
                score = Score.objects.get(run__period=period, unit__code=unit)
                judging.explain(actor=who.actor, access=who, score=score, text=text, criterion=criterion)
            case Answered(_, period, unit, verdict, text):
                said = Explanation.objects.get(score__run__period=period, score__unit__code=unit)
                judging.answer(actor=by.actor, access=by, explanation=said, verdict=verdict, text=text)
            case Signed(at, period):
                leader = access(self.book.decider(self.book.root, day(at)), at)
                judging.sign(actor=leader.actor, access=leader, run=Run.objects.get(period=period))
            case Published(_, period):
                judging.publish(actor=by.actor, access=by, run=Run.objects.get(period=period))

    def issue(self, event: Issued) -> None:
        order = self.year.orders[event.order]
        directive = self.directives[event.order] = store_draft(order, self.book)
        by = access(self.book.reviewer(self.book.standing_body, order.day), event.at)
        for duty in issue_directive(actor=by.actor, directive=directive, opened_on=order.day):
            if duty.recurrence in COUNTED:
                bind_sheet(actor=by.actor, access=by, duty=duty, code=SHEET, since=order.day)

    def step(self, event: Stepped) -> None:
        row = self.owed(event.key)
        if event.to == "reopened":
            by = self.reviewer(row, event.at)
            reopen(actor=by.actor, access=by, obligation=row, reason=event.reason)
        else:
            by = self.holder(row, event.at)
            change_progress(actor=by.actor, access=by, obligation=row, to=event.to)

    def report(self, event: Reported) -> None:
        row = self.owed(event.key)
        on_paper = event.day != day(event.at)
        by = self.reviewer(row, event.at) if on_paper else self.holder(row, event.at)
        counted = row.duty.recurrence in COUNTED
        content = Content(event.claim, event.text, event.figures if counted else {})
        with time_machine.travel(event.drafted_at, tick=False):
            draft = draft_report(actor=by.actor, access=by, obligation=row, content=content)
            for shown in event.shown:
                file = make(shown.file)
                attach_evidence(
                    actor=by.actor, access=by, report=draft, file=ContentFile(file.data), name=file.name,
                    valid_on=shown.valid_on, note=shown.note,
                )  # fmt: skip
        submit_report(actor=by.actor, access=by, report=draft, day=event.day)

    def stuck(self, event: Raised) -> None:
        row = self.owed(event.key)
        raise_blocker(
            access=self.holder(row, event.at), unit=row.holder, group=Group(event.group), text=event.text, ask=event.ask,
            asked_of=Unit.objects.get(code=event.asked_of), wanted_by=event.wanted_by, obligation=row,
        )  # fmt: skip

    def settle(self, event: Settled) -> None:
        row = self.owed(event.key)
        blocker, on = Blocker.objects.get(obligation=row), day(event.at)
        if event.to == Blocker.State.DECIDED:
            decide(
                access=access(self.book.decider(blocker.asked_of.code, on), event.at), blocker=blocker, text=event.text
            )
            return
        author = self.book.holder(blocker.unit.code, day(blocker.raised_at))
        by = access(author, event.at) if author.on(on) else self.reviewer(row, event.at)
        withdraw(access=by, blocker=blocker, reason=event.text)

    def duty(self, number: int) -> Duty:
        planned = next(duty for duty in self.year.duties if duty.number == number)
        return Duty.objects.get(directive=self.directives[planned.order], order=planned.place)

    def owed(self, key: Key) -> Obligation:
        rows = Obligation.objects.select_related("duty", "holder")
        return rows.get(duty=self.duty(key.duty), unit__code=key.unit, period=key.period)

    def holder(self, row: Obligation, at: datetime) -> Access:
        return access(self.book.holder(row.holder.code, day(at)), at)

    def reviewer(self, row: Obligation, at: datetime) -> Access:
        return access(self.book.reviewer(row.holder.code, day(at)), at)


def access(acting: Acting, at: datetime) -> Access:
    who = person(acting)
    grants = tuple(who.grants.filter(Dated.on(day(at))).select_related("unit").order_by("pk"))
    everywhere = any(grant.role in (Role.STANDING_BODY, Role.LEADER) for grant in grants)
    return Access(acting.actor, who, grants, None if everywhere else frozenset(grant.unit_id for grant in grants))


def person(acting: Acting) -> Person:
    return Person.objects.get(pk=acting.person_id)


def day(at: datetime) -> Any:
    return at.astimezone(LOCAL).date()


def rows_of(model: type[models.Model], *without: str) -> list[dict[str, Any]]:
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in without]
    return list(model._base_manager.values(*names))
