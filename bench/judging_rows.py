"""Three years of work as a few INSERT … SELECT: millions of rows in a minute. The numbers decide what happens to each.

Of a hundred obligations of a month 78 are reported in time, 12 late, 10 never; 8 of those reported are returned once;
3 have their due date moved, 4 report an obstacle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bench import kept

FIRST, LAST = date(2021, 11, 1), date(2024, 10, 1)  # the month that is judged


def fill(units: int, duties: int, months: int) -> None:
    from django.db import connection

    from roviec.assess.models import ScoringRule
    from roviec.assess.models.rule import content_hash
    from roviec.packs.parse import read_pack

    (fact, *_rest) = read_pack("da06-danang").rules
    content: dict[str, Any] = {**fact.content, "group": [{"code": "x", "name": "Đơn vị", "kinds": ["x"]}]}
    ScoringRule.objects.create(
        code=fact.code, version=fact.version, title=fact.title, content=content, sha256=content_hash(content),
        valid_from=fact.start,
    )  # fmt: skip
    people(units, duties)
    with kept.bulk_loading(), connection.cursor() as cursor:
        for statement in statements(connection.vendor, units, duties, starts(months)):
            cursor.execute(statement)


def starts(months: int) -> list[date]:
    """First days of the months, the judged one last."""
    found = [LAST]
    while len(found) < months:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def people(units: int, duties: int) -> None:
    """Units and duties, by their own numbers from 1 on; one person, who judges and signs."""
    from django.contrib.auth.models import User

    from roviec.directives.models import Directive, Task
    from roviec.duties.models import Duty
    from roviec.org.models import Grant, Person, Role, Unit, UnitVersion

    user = User.objects.create_user("thuongtruc")
    person = Person.objects.create(id=1, user=user, full_name="Nguyễn Văn Mẫu", search_key="mau", sort_key="mau")
    Unit.objects.bulk_create(Unit(id=n, code=f"u{n}", established_on=FIRST) for n in range(1, units + 1))
    Grant.objects.create(person=person, role=Role.STANDING_BODY, unit_id=1, valid_from=FIRST)
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit_id=n, level="x", kind="x", name=f"Đơn vị {n}", valid_from=FIRST, search_key=f"u{n}", sort_key=f"{n:04}"
        )
        for n in range(1, units + 1)
    )
    directive = Directive.objects.create(
        state="issued", number="1/BENCH", text="x", search_key="x", source_name="b.txt", source_kind="txt",
        source_sha256="0" * 64, issued_on=FIRST,
    )  # fmt: skip
    Task.objects.bulk_create(
        Task(id=n, directive=directive, quote="Việc", start=n, end=n + 1, state="confirmed")
        for n in range(1, duties + 1)
    )
    common = {"directive": directive, "quote": "Việc", "recurrence": "monthly", "opened_on": FIRST, "search_key": "v"}
    Duty.objects.bulk_create(Duty(id=n, task_id=n, order=n, **common) for n in range(1, duties + 1))


def statements(vendor: str, units: int, duties: int, months: list[date]) -> Iterator[str]:
    a = _Sql(vendor)
    for number, start in enumerate(months):
        yield _obligations(a, number, start, units, duties)
    yield _changes(a, "accepted", "not_accepted", "2", "id > 0")
    yield _changes(a, "in_progress", "accepted", "3", "id > 0")
    yield _changes(a, "submitted", "in_progress", _DAY, _REPORTED)
    yield _changes(a, "returned", "submitted", f"{_DAY} + 1", f"{_REPORTED} and {_RETURNED}")
    yield _changes(a, "submitted", "returned", f"{_DAY} + 2", f"{_REPORTED} and {_RETURNED}")
    yield _changes(a, "done", "submitted", f"{_DAY} + 3", _REPORTED)
    yield (
        "insert into duties_report (obligation_id, number, state, claim, words, text, figures, drafted_at, changed_at, submitted_on, submitted_at)"
        f" select id, 1, 'accepted', 'done', '{{}}', 'Đã làm', '{{}}', made_at, made_at, {a.day('first_due', '0')}, {a.moment('period_start', _DAY)}"
        f" from duties_obligation where {_REPORTED}"
    )
    yield (
        "insert into duties_review (report_id, verdict, complete, accepted, note, at)"
        f" select r.id, case when o.id % 9 = 0 then 'partly' else 'shown' end, {a.truth('o.id % 7 <> 0')}, {a.truth('1 = 1')}, '',"
        f" {a.moment('o.period_start', _OF('o'))} from duties_report r join duties_obligation o on o.id = r.obligation_id"
    )
    yield (
        "insert into duties_duechange (obligation_id, from_due, to_due, reason, allowed_by_id, at)"
        f" select id, first_due, {a.day('first_due', '3')}, 'lũ lụt', 1, {a.moment('period_start', '10')}"
        " from duties_obligation where id % 33 = 0"
    )
    yield (
        'insert into duties_blocker (duty_id, obligation_id, unit_id, "group", text, ask, asked_of_id, wanted_by, raised_at, state, search_key)'
        f" select duty_id, id, unit_id, 'legal', 'Vướng', 'Hướng dẫn', 1, first_due, {a.moment('period_start', '12')}, 'open', 'v'"
        " from duties_obligation where id % 25 = 0"
    )


_KIND = "(id * 37 % 100)"
_REPORTED = f"{_KIND} < 90"
_RETURNED = "(id % 12) = 0"
_DAY = f"(case when {_KIND} < 78 then 14 + id % 5 else 21 + id % 4 end)"  # days after the first of the month; due on the 20th


def _OF(table: str) -> str:  # reads as SQL
    return "(" + _DAY.replace("id", f"{table}.id") + " + 3)"


def _obligations(a: _Sql, number: int, start: date, units: int, duties: int) -> str:
    end = (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    due = start.replace(day=20)
    base = number * units * duties
    pk = f"({base} + (d.id - 1) * {units} + u.id)"
    kind = _KIND.replace("id", pk)
    day = _DAY.replace("id", pk).replace(_KIND.replace("id", pk), kind)
    handed = f"case when {kind} < 90 then {a.day(a.literal(start), day)} end"
    return (
        "insert into duties_obligation (id, duty_id, unit_id, holder_id, period, period_start, period_end, first_due, due,"
        " progress, submitted_on, done_on, state_since, made_at)"
        f" select {pk}, d.id, u.id, u.id, '{start:%Y-%m}', {a.literal(start)}, {a.literal(end)}, {a.literal(due)},"
        f" case when {pk} % 33 = 0 then {a.day(a.literal(due), '3')} else {a.literal(due)} end, case when {kind} < 90 then 'done' else 'in_progress' end, {handed}, {handed},"
        f" case when {kind} < 90 then {a.moment(a.literal(start), f'{day} + 3')} else {a.moment(a.literal(start), '3')} end,"
        f" {a.moment(a.literal(start), '0')} from duties_duty d cross join org_unit u where u.id <= {units} and d.id <= {duties}"
    )


def _changes(a: _Sql, to: str, before: str, days: str, which: str) -> str:
    return (
        "insert into duties_progresschange (obligation_id, from_progress, to_progress, at, day, reason)"
        f" select id, '{before}', '{to}', {a.moment('period_start', days)}, {a.day('period_start', days)}, ''"
        f" from duties_obligation where {which} order by id"
    )


class _Sql:
    """Days and moments in the words of the engine."""

    def __init__(self, vendor: str) -> None:
        self.postgresql = vendor == "postgresql"

    def literal(self, day: date) -> str:
        return f"date '{day}'" if self.postgresql else f"'{day}'"

    def day(self, start: str, days: str) -> str:
        """`days` after `start`."""
        return f"({start} + ({days})::int)" if self.postgresql else f"date({start}, ({days}) || ' days')"

    def moment(self, start: str, days: str) -> str:
        day = self.day(start, days)
        return f"({day})::timestamp at time zone 'UTC'" if self.postgresql else f"({day} || ' 00:00:00')"

    def truth(self, condition: str) -> str:
        return f"({condition})" if self.postgresql else f"(case when {condition} then 1 else 0 end)"
