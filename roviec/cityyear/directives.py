"""An order of the year as an issued directive with its tasks, duties and circulations, and its units' taking note."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

from roviec.cityyear.book import Book
from roviec.cityyear.events import Acknowledged, Issued
from roviec.cityyear.orders import PlannedDuty, PlannedOrder
from roviec.cityyear.simulate import LOCAL
from roviec.directives.models import Acknowledgement, Circulation, Clause, Directive, Task, TaskBody
from roviec.directives.numbers import number_key
from roviec.duties.models import Assignment, Duty, DutySheet
from roviec.journal.acts import Fact
from roviec.org.models import Selector
from roviec.vietnamese.keys import search_key

ISSUER: Final = "UBND thành phố Đà Nẵng"


def store_draft(order: PlannedOrder, book: Book) -> Directive:
    """The directive with its tasks confirmed, ready to be issued. It says that it is made up."""
    taken_at = datetime.combine(order.day, datetime.min.time(), LOCAL)
    author = book.reviewer(book.standing_body, order.day)
    words = (order.mark, order.type, ISSUER, order.subject, order.text)
    directive = Directive.objects.create(
        state=Directive.State.DRAFT, number=order.mark, number_key=number_key(order.mark), type=order.type, issuer=ISSUER,
        place="Đà Nẵng", issued_on=order.day, subject=f"{order.subject} (văn bản mẫu)", signer="Nguyễn Văn Mẫu",
        text=order.text, coverage=1, search_key=search_key(" ".join(words)), source_name=f"van-ban-mau-{order.number + 1:02}.txt",
        source_kind="txt", source_sha256=sha256(order.text.encode()).hexdigest(), taken_by_id=author.person_id, is_sample=True,
    )  # fmt: skip
    Directive.objects.filter(pk=directive.pk).update(taken_at=taken_at)
    for planned in order.duties:
        _store_task(directive, planned, book)
    return directive


def _store_task(directive: Directive, planned: PlannedDuty, book: Book) -> None:
    start, end = planned.start, planned.start + len(planned.quote)
    clause = Clause.objects.create(
        directive=directive, key=f"mau-{planned.place}", order=planned.place, start=start, end=end, kind=Clause.Kind.TASK,
        settled=True,
    )  # fmt: skip
    task = Task.objects.create(
        directive=directive, clause=clause, state=Task.State.CONFIRMED, start=start, end=end, quote=planned.quote,
        deadline=planned.deadline, time_text=planned.time_text, recurrence=planned.every, deliverable=planned.product,
        confidence=1, by_person=True,
    )  # fmt: skip
    selector = Selector.objects.filter(code=planned.to).first()
    bodies = [(selector, None)] if selector else [(None, book.units[code]) for code in planned.leads]
    TaskBody.objects.bulk_create(
        TaskBody(
            task=task, part=TaskBody.Part.LEAD, order=place, text=selector.name if selector else planned.leads[place],
            selector=selector, unit_id=unit,
        )
        for place, (selector, unit) in enumerate(bodies)
    )  # fmt: skip


def issue(
    directive: Directive, order: PlannedOrder, events: Iterable[Issued | Acknowledged], book: Book, sheet: str
) -> list[Fact]:
    """`duties.issue.issue_directive` without its obligations, `acknowledge`, and the form on which returning duties report."""
    issued, *noted = events
    actor = book.reviewer(book.standing_body, order.day).actor
    duties = [_open_duty(directive, planned, book) for planned in order.duties]
    leads = {
        str(duty.pk): [book.units[code] for code in planned.leads]
        for duty, planned in zip(duties, order.duties, strict=True)
    }
    units = sorted({unit for named in leads.values() for unit in named})
    Directive.objects.filter(pk=directive.pk).update(state=Directive.State.ISSUED, issued_at=issued.at)
    sent = Circulation.objects.bulk_create(
        Circulation(directive=directive, unit_id=unit, sent_at=issued.at) for unit in units
    )
    counted = [duty for duty in duties if sheet and duty.recurrence in COUNTED]
    DutySheet.objects.bulk_create(DutySheet(duty=duty, code=sheet, since=order.day, at=issued.at) for duty in counted)
    named = ("directives.directive", str(directive.pk))
    after: dict[str, object] = {"opened_on": order.day, "duties": leads}
    circulated = {"state": Directive.State.ISSUED, "units": units}
    draft = {"state": Directive.State.DRAFT}
    facts = [
        Fact(act="duties.issue_directive", obj=named, after=after, happened_at=issued.at, actor=actor),
        Fact(
            act="directives.mark_issued", obj=named, before=draft, after=circulated, happened_at=issued.at, actor=actor
        ),
    ]
    bound = {"sheet": sheet, "since": order.day}
    facts += [
        Fact(
            act="duties.bind_sheet", obj=("duties.duty", str(duty.pk)), after=bound, happened_at=issued.at, actor=actor
        )
        for duty in counted
    ]
    return facts + _note(directive, [event for event in noted if isinstance(event, Acknowledged)], sent, book)


COUNTED: Final = ("monthly", "quarterly")  # rhythms whose reports carry figures


def _open_duty(directive: Directive, planned: PlannedDuty, book: Book) -> Duty:
    task = Task.objects.get(directive=directive, start=planned.start)
    duty = Duty.objects.create(
        directive=directive, task=task, order=planned.place, quote=planned.quote, deliverable=planned.product,
        deadline=planned.deadline, time_text=planned.time_text, recurrence=planned.every, opened_on=planned.opened_on,
        search_key=search_key(f"{planned.quote} {planned.product}"),
    )  # fmt: skip
    Assignment.objects.bulk_create(
        Assignment(duty=duty, unit_id=book.units[code], part=Assignment.Part.LEAD) for code in planned.leads
    )
    return duty


def _note(directive: Directive, events: list[Acknowledged], sent: list[Circulation], book: Book) -> list[Fact]:
    """`directives.acts.acknowledge`"""
    of_unit, named = {row.unit_id: row for row in sent}, ("directives.directive", str(directive.pk))
    rows, facts = [], []
    for event in events:
        unit, day = book.units[event.unit], event.at.astimezone(LOCAL).date()
        by = book.holder(event.unit, day)
        rows.append(Acknowledgement(circulation=of_unit[unit], person_id=by.person_id))
        after = {"unit": unit, "person": by.person_id}
        facts.append(Fact(act="directives.acknowledge", obj=named, after=after, happened_at=event.at, actor=by.actor))
    made = Acknowledgement.objects.bulk_create(rows)
    for row, event in zip(made, events, strict=True):
        row.at = event.at  # the field's own clock wrote now
    Acknowledgement.objects.bulk_update(made, ["at"])
    return facts
