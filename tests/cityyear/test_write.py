"""What is stored says what happened: columns, journal and files agree, and a loading that was broken off goes on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from roviec.assess.models import Input, Run
from roviec.cityyear import write
from roviec.cityyear.events import Raised, Settled
from roviec.cityyear.models import CityYear
from roviec.cityyear.remove import remove
from roviec.cityyear.world import World
from roviec.cityyear.write import Asked, LoadRefused, load, store
from roviec.directives.models import Directive
from roviec.duties.alerts.rounds import alert
from roviec.duties.as_at import as_at
from roviec.duties.models import Alert, Evidence, Obligation, ProgressChange, Report, Review
from roviec.journal.models import Entry
from roviec.journal.reads import verify
from roviec.org.models import Person
from tests.cityyear.conftest import FIRST, LAST, UNTIL, loading, make_year
from tests.conftest import Cast

PAIRS = {
    "progress": "progress_then", "due": "due_then", "holder_id": "holder_then", "submitted_on": "submitted_then",
    "done_on": "done_then", "timeliness": "timeliness_then",
}  # fmt: skip


def quiet(line: str) -> None:
    """Progress lines go nowhere."""


@pytest.fixture
def stored(world: World) -> CityYear:
    year = make_year(world)
    row = loading(year)
    store(row, year, quiet)
    return row


def test_the_planner_knows_how_much_came_in(stored: CityYear) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite plans without counts")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'duties_progresschange'")
        assert cursor.fetchone()[0] == ProgressChange.objects.count()


def test_the_columns_are_what_the_rows_of_change_add_up_to(stored: CityYear) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    rows = list(as_at(Obligation.objects.with_timeliness(today), now, today).values(*PAIRS, *PAIRS.values()))
    assert len(rows) > 100
    for row in rows:
        for column, then in PAIRS.items():
            assert row[column] == row[then], column


def test_the_journal_is_whole_and_says_that_it_was_filled_later(stored: CityYear) -> None:
    assert verify().problems == ()
    assert Entry.objects.filter(backfilled=True, at__lte=UNTIL).count() > 500
    assert not Entry.objects.filter(backfilled=True, at__gt=UNTIL).exists()
    steps = Entry.objects.filter(act="duties.change_progress").count()
    assert steps == ProgressChange.objects.count()


def test_every_directive_says_that_it_is_made_up(stored: CityYear) -> None:
    assert Directive.objects.count() == 3
    for directive in Directive.objects.all():
        assert directive.is_sample
        assert "không phải văn bản của cơ quan nhà nước" in directive.text
        for task in directive.tasks.all():
            assert directive.text[task.start : task.end] == task.quote


def test_people_say_that_nobody_is_meant(stored: CityYear) -> None:
    names = Person.objects.filter(pk__in=stored.people).values_list("full_name", flat=True)
    assert len(names) > 8
    assert all("Mẫu" in name for name in names)


def test_evidence_shares_a_few_real_files(stored: CityYear) -> None:
    rows = list(Evidence.objects.all())
    assert len(rows) > 50
    assert len({row.file.name for row in rows}) <= 6
    for row in {row.file.name: row for row in rows}.values():
        with row.file.open() as file:
            assert len(file.read()) == row.size


def test_a_report_accepted_is_an_obligation_done(stored: CityYear) -> None:
    accepted = Report.objects.filter(state=Report.State.ACCEPTED)
    assert accepted.count() == Review.objects.filter(accepted=True).count() > 50
    for report in accepted.filter(obligation__progress="done").select_related("obligation")[:50]:
        assert report.obligation.done_on is not None


class Broken(Exception):
    """The machine went down."""


def test_a_loading_that_broke_off_goes_on_where_it_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    year = make_year(world)
    row = loading(year)
    lines: list[str] = []

    def break_off(line: str) -> None:
        lines.append(line)
        if len(lines) == 4:
            raise Broken

    with pytest.raises(Broken):
        store(row, year, break_off)
    row.refresh_from_db()
    assert 0 < row.duties_done < len(year.duties)
    store(row, make_year(world), quiet)
    assert row.duties_done == len(year.duties)
    made = [each for making in year.makings.values() for each in making.made if each.at < UNTIL]
    assert Obligation.objects.count() == sum(len(each.owed) for each in made)
    assert verify().problems == ()


def test_without_the_journal_the_rows_are_the_same(world: World) -> None:
    year = make_year(world, orders=1)
    store(loading(year), year, quiet, journal=False)
    assert Obligation.objects.exists()
    assert not Entry.objects.filter(backfilled=True).exists()


def test_it_is_loaded_once_and_can_be_taken_away(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        write, "Year", lambda world, span, seed, share: make_year(world, orders=1, duties=2, until=span.until)
    )
    people, entries = Person.objects.count(), Entry.objects.count()
    asked = Asked(first=FIRST, last=LAST, until=UNTIL, scale="small")
    load(asked, quiet)
    with pytest.raises(LoadRefused, match="loaded"):
        load(asked, quiet)
    assert Run.objects.filter(state=Run.State.PUBLISHED).exists()
    assert Alert.objects.exists()
    assert remove() > 100
    assert not Run.objects.exists()
    assert not Directive.objects.exists()
    assert not Obligation.objects.exists()
    assert not CityYear.objects.exists()
    assert Person.objects.count() == people
    assert Entry.objects.count() > entries
    assert verify().problems == ()
    assert remove() == 0


def test_with_it_go_the_judgements_made_since_and_signed_ones_stay_kept(stored: CityYear, cast: Cast) -> None:
    own = Run.objects.filter(pk__in=stored.runs)
    assert own.count() == 2
    later = Run.objects.create(
        rule=own[0].rule, code="thang", period="2025-08", period_start=date(2025, 8, 1), period_end=date(2025, 8, 31),
        moment=timezone.now(), result="x",
    )  # fmt: skip
    remove()
    assert not Run.objects.exists()
    Input.objects.create(run=Run.objects.create(**_values(later)), rows=0, sha256="", data=b"")
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        Input.objects.all()._raw_delete("default")


def _values(run: Run) -> dict[str, Any]:
    return {name: getattr(run, name) for name in ("rule", "code", "period", "period_start", "period_end", "moment")}


def test_the_first_round_of_alerts_says_nothing_of_what_is_past(stored: CityYear) -> None:
    assert Obligation.objects.filter(alert_after__lte=UNTIL).count() == 0
    assert Obligation.objects.filter(alert_after__gt=UNTIL).exists()
    said = Alert.objects.count()
    assert said > 300
    assert not Alert.objects.filter(at__gt=UNTIL).exists()
    assert alert(UNTIL) == 0
    assert Alert.objects.count() == said


def test_most_blockers_are_settled_a_few_wait(world: World) -> None:
    events = make_year(world, orders=20, duties=20).events()
    raised = {event.key: event.at for event in events if isinstance(event, Raised)}
    settled = {event.key: event.at for event in events if isinstance(event, Settled)}
    old = {key for key, moment in raised.items() if moment < UNTIL - timedelta(days=60)}
    assert len(old) > 5
    assert len(old & set(settled)) > 0.8 * len(old)


def test_it_is_not_taken_away_from_a_city_with_real_orders(stored: CityYear) -> None:
    Directive.objects.create(
        state=Directive.State.ISSUED, number="1/THAT", text="x", search_key="x", source_name="x", source_kind="txt",
        source_sha256="0" * 64,
    )  # fmt: skip
    with pytest.raises(LoadRefused, match="real_directives"):
        remove()
    assert Obligation.objects.exists()


def test_the_files_go_with_it(
    stored: CityYear, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    name = Evidence.objects.values_list("file", flat=True)[0]
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        remove()
    assert not default_storage.exists(name)
