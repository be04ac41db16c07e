"""The writer leaves the rows and the journal that the acts leave: all tables are equal but for numbers of rows and hashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models, transaction

from roviec.assess.frozen import thaw, thawed_rows
from roviec.assess.models import Answer, Explanation, Input, Run, Score
from roviec.cityyear import months, write
from roviec.cityyear.book import Book
from roviec.cityyear.events import Event, Reported, Settled, Stepped
from roviec.cityyear.judged import PeriodRows
from roviec.cityyear.judging import events_of, judged_periods
from roviec.cityyear.simulate import LOCAL, Span, Year, at
from roviec.cityyear.world import World
from roviec.directives.models import Acknowledgement, Circulation, Directive, Task
from roviec.duties.models import (
    Alert,
    Assignment,
    Blocker,
    BlockerChange,
    DueChange,
    Duty,
    DutySheet,
    Evidence,
    HandOver,
    Obligation,
    ProgressChange,
    Report,
    Review,
)  # fmt: skip
from roviec.journal.models import Entry
from tests.cityyear.conftest import loading, make_year
from tests.cityyear.played import Player, rows_of

# Left out: numbers of rows, hashes, and the names of stored files (the act gives each its own).
TABLES: dict[type[models.Model], tuple[str, ...]] = {
    Directive: ("id",),
    Task: ("id", "clause_id"),
    Duty: ("id",),
    Assignment: ("id",),
    DutySheet: ("id",),
    Circulation: ("id",),
    Acknowledgement: ("id",),
    Obligation: ("id",),
    Report: ("id",),
    Evidence: ("id", "file"),
    Review: ("id",),
    ProgressChange: ("id",),
    DueChange: ("id",),
    HandOver: ("id",),
    Blocker: ("id",),
    BlockerChange: ("id",),
    Alert: ("id",),
    Run: ("id",),
    Score: ("id",),
    Explanation: ("id",),
    Answer: ("id",),
    Input: ("id", "sha256", "data"),  # what is in it is compared by itself
}
Known = dict[str, dict[int, str]]


def known() -> Known:
    """Row numbers by what they mean: "directive", "duty", "obligation" …"""
    directives = {row.pk: row.number for row in Directive.objects.all()}
    tasks = {row.pk: f"{directives[row.directive_id]}/{row.start}" for row in Task.objects.all()}
    duties = {row.pk: f"{directives[row.directive_id]}/{row.order}" for row in Duty.objects.all()}
    owed = {row.pk: f"{duties[row.duty_id]}/{row.unit_id}/{row.period}" for row in Obligation.objects.all()}
    reports = {row.pk: f"{owed[row.obligation_id]}#{row.number}" for row in Report.objects.all()}
    sent = {row.pk: f"{directives[row.directive_id]}>{row.unit_id}" for row in Circulation.objects.all()}
    blockers = {row.pk: f"!{owed[row.obligation_id or 0]}" for row in Blocker.objects.all()}
    evidence = {row.pk: f"{reports[row.report_id]}:{row.sha256}" for row in Evidence.objects.all()}
    changes = {row.pk: f"{blockers[row.blocker_id]}@{row.at}" for row in BlockerChange.objects.all()}
    runs = {row.pk: f"{row.code} {row.period}" for row in Run.objects.all()}
    scores = {row.pk: f"{runs[row.run_id]}/{row.unit_id}" for row in Score.objects.all()}
    explanations = {row.pk: f"{scores[row.score_id]}?" for row in Explanation.objects.all()}
    return {
        "run": runs, "score": scores, "explanation": explanations, "directive": directives, "task": tasks, "duty": duties, "obligation": owed, "report": reports,
        "circulation": sent, "blocker": blockers, "evidence": evidence, "change": changes,
    }  # fmt: skip


def tables() -> dict[str, list[str]]:
    names = known()
    found = {}
    for model, without in TABLES.items():
        rows = rows_of(model, *without)
        found[model.__name__] = sorted(repr(_named(row, names)) for row in rows)
    entries = rows_of(Entry, "seq", "prev_hash", "hash", "backfilled", "request_id")
    said = [row for row in entries if row["object_type"] == "duties.alert"]
    found["Entry"] = sorted(repr(_named_entry(row, names)) for row in entries if _is_of_the_year(row))
    found["frozen"] = sorted(repr(each) for row in Input.objects.all() for each in _what_was_frozen(row, names))
    found["said"] = sorted(repr(each) for row in said for each in _what_was_said(row, names))
    return found


def _what_was_frozen(row: Input, names: Known) -> list[Any]:
    content = thaw(row)
    if "months" in content:
        return [(names["run"][month.pop("run")], key, month) for key, month in content["months"].items()]
    run = names["run"][row.run_id]
    return [(run, names["obligation"][each.id], replace(each, id=0)) for each in thawed_rows(content)]


def _what_was_said(row: dict[str, Any], names: Known) -> list[tuple[Any, ...]]:
    """A round makes one entry of all that came up at its moment, the writer one for each duty."""
    who = row["at"], row["actor"], row["act"], row["after"]["notices"]
    return [
        (*who, names["obligation"].get(obligation), names["blocker"].get(blocker), step)
        for obligation, blocker, step in row["after"]["said"]
    ]


def _named(row: dict[str, Any], names: Known) -> dict[str, Any]:
    return {
        key: names[key[:-3]].get(value) if key.endswith("_id") and key[:-3] in names else value
        for key, value in row.items()
    }


def _is_of_the_year(row: dict[str, Any]) -> bool:
    return row["object_type"].split(".")[0] in ("duties", "directives", "assess") and row["act"] != "duties.alert"


def _named_entry(row: dict[str, Any], names: Known) -> dict[str, Any]:
    kind = row["object_type"].split(".")[1]
    row["object_id"] = names[kind][int(row["object_id"])]
    after = row["after"]
    after.pop("input", None)  # the hash of what is frozen has the obligations' numbers in it
    for key in ("obligation", "evidence", "change", "duty", "run"):
        if after.get(key):
            after[key] = names[key][after[key]]
    if "passed" in after:
        after["passed"] = [[names["obligation"][step[0]], *step[1:]] for step in after["passed"]]
    if isinstance(after.get("duties"), dict):
        after["duties"] = {names["duty"][int(key)]: value for key, value in after["duties"].items()}
    return row


@pytest.fixture
def both(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Year], tuple[dict[str, list[str]], dict[str, list[str]]]]:
    monkeypatch.setattr(months, "CHANCES", ((101, 0.5),))  # a small city explains more often
    monkeypatch.setattr(months, "PUT_RIGHT", 0.9)
    User.objects.update(is_active=False)  # nobody made up has an account, so nobody is told

    def compare(year: Year) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        row = loading(year)
        write._prepare(row, year)  # people and the form are the same in both
        events: list[Event] = year.events()

        def written() -> None:
            write.store(row, year, lambda line: None)
            events.extend(judgements(year))

        return _in_passing(written), _in_passing(lambda: _played(year, events))

    return compare


def judgements(year: Year) -> list[Event]:
    """What the year's writer tells of the judging: read again from the rows that it left."""
    book = Book(year.world.standing_body, year.world.root)
    periods = [PeriodRows(period, rule, year.world, book) for period, rule in judged_periods(year)]
    return [event for rows in periods for event in events_of(rows, year)]


def _played(year: Year, events: list[Event]) -> None:
    book = Book(year.world.standing_body, year.world.root)
    Player(year, book).play(sorted(events, key=lambda event: event.at))


class _Undone(Exception):
    """Takes back what was stored."""


def _in_passing(work: Callable[[], None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        with transaction.atomic():
            work()
            found = tables()
            raise _Undone
    except _Undone:
        return found


def assert_equal(written: dict[str, list[str]], played: dict[str, list[str]]) -> None:
    for name, rows in played.items():
        assert written[name] == rows, name


def test_a_few_duties_written_are_the_same_as_played(both: Any, world: World) -> None:
    written, played = both(make_year(world, orders=1, duties=3, seed=32))
    assert len(played["Obligation"]) > 30
    assert played["HandOver"]
    assert played["Alert"]
    assert len(played["Run"]) == 2
    assert played["Explanation"]
    assert_equal(written, played)


@pytest.mark.long
def test_more_of_a_year_written_is_the_same_as_played(both: Any, world: World) -> None:
    """With papers recorded later, work opened again, due dates moved, blockers decided and withdrawn, duties closed."""
    year = next(
        year for seed in range(1, 60) if _has_everything(year := make_year(world, orders=4, duties=4, seed=seed))
    )
    written, played = both(year)
    assert played["DueChange"]
    assert_equal(written, played)


@pytest.mark.long
def test_a_calendar_year_is_classed_from_its_months_as_the_acts_do_it(both: Any, world: World) -> None:
    span = Span(date(2025, 1, 1), date(2025, 12, 31), at(date(2026, 3, 31), time(12)))
    written, played = both(make_year(world, orders=1, duties=2, span=span))
    assert len(played["Run"]) == 13
    verdicts = [verdict for verdict in ("accepted", "rejected") if any(verdict in row for row in played["Answer"])]
    assert verdicts == ["accepted", "rejected"]
    assert_equal(written, played)


def _has_everything(year: Year) -> bool:
    events = year.events()
    return (
        any(isinstance(event, Reported) and event.day < event.at.astimezone(LOCAL).date() for event in events)
        and any(isinstance(event, Stepped) and event.to == "reopened" for event in events)
        and {event.to for event in events if isinstance(event, Settled)} == {"decided", "withdrawn"}
    )
