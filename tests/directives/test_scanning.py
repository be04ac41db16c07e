"""A scan in the queue, recognised page by page, killed in the middle, given up, tried again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from roviec.directives.acts import drop_scan, queue_scan, retry_scan, scanning, take_or_queue
from roviec.directives.errors import Refused
from roviec.directives.intake import IntakeError, scan
from roviec.directives.models import Directive, Scan, ScanPage
from roviec.directives.tasks import recognise_scan, take_up
from roviec.jobs.leftovers import files_in
from roviec.jobs.models import Schedule
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from tests.conftest import Cast
from tests.directives.scans import fax, scan_row, with_recogniser
from tests.intake.pdfs import joined, pdf_of, pictured
from tests.intake.test_pdf import LETTER


@pytest.fixture
def queued(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Scan:
    with_recogniser(monkeypatch)
    officer = cast.officer
    return queue_scan(actor=officer.access.actor, person=officer.person, data=fax(3), filename="C:\\quet.tif")


def test_a_scan_becomes_a_draft_with_its_text_its_original_and_a_searchable_pdf(
    queued: Scan, cast: Cast, files: Path
) -> None:
    directive = scanning.recognise(queued.pk)
    queued.refresh_from_db()
    assert directive == queued.directive
    assert queued.state == Scan.State.DONE
    assert directive is not None
    assert directive.text.count("Công an thành phố") == 3
    assert directive.tasks.count() == 1  # the same page three times: an order told again is no other
    assert (directive.source_name, directive.source_kind, directive.taken_by) == (
        "quet.tif",
        "tiff",
        cast.officer.person,
    )
    assert directive.source_file.read() == fax(3)
    assert queued.searchable.read().startswith(b"%PDF")
    assert [warned["code"] for warned in directive.warnings][:1] == ["recognised"]
    assert not ScanPage.objects.exists()
    kept = [path for path in files.rglob("*") if path.is_file()]
    assert len(kept) == 2  # the original once, and the searchable one
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True))[-2:] == [
        "directives.queue_scan",
        "directives.take",
    ]


def test_killed_in_the_middle_it_goes_on_where_it_was(queued: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    first = with_recogniser(monkeypatch, stops_at=2)
    with pytest.raises(KeyboardInterrupt):
        scanning.recognise(queued.pk)
    assert first.asked == [0, 1]
    assert not Directive.objects.exists()

    second = with_recogniser(monkeypatch)
    assert scanning.recognise(queued.pk) is None, "somebody may still be at it"
    Scan.objects.update(touched_at=timezone.now() - scanning.LEFT_ALONE - timedelta(seconds=1))
    assert scanning.recognise(queued.pk) == Directive.objects.get()
    assert second.asked == [2]


def test_done_twice_it_is_one_directive(queued: Scan) -> None:
    scanning.recognise(queued.pk)
    assert scanning.recognise(queued.pk) is None
    assert Directive.objects.count() == 1


def test_the_scheduler_asks_once_for_what_was_left(queued: Scan) -> None:
    scan_row(Scan.State.FAILED)
    take_up()
    take_up()
    assert [result.args_kwargs["args"] for result in DBTaskResult.objects.all()] == [[queued.pk]]


def test_a_paused_job_leaves_it_waiting(queued: Scan) -> None:
    Schedule.objects.create(job=scanning.JOB, next_at=timezone.now(), paused=True)
    recognise_scan.func(queued.pk)
    queued.refresh_from_db()
    assert queued.state == Scan.State.WAITING


def test_given_up_in_the_middle_it_becomes_nothing(queued: Scan, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    given = with_recogniser(monkeypatch)

    def dropped_meanwhile(pages: object, number: int) -> object:
        drop_scan(actor=actor, row=queued)
        return given(pages, number)  # type: ignore[arg-type]

    monkeypatch.setattr(scan, "recognise_page", dropped_meanwhile)
    assert scanning.recognise(queued.pk) is None
    assert given.asked == [0]
    assert not Directive.objects.exists()
    assert not ScanPage.objects.exists()
    with pytest.raises(Refused, match="scan_over"):
        drop_scan(actor=actor, row=queued)


def test_what_cannot_be_recognised_says_why_keeps_the_original_and_may_be_tried_again(
    queued: Scan, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_hard(*_: object) -> None:
        raise IntakeError("page_too_hard")

    with monkeypatch.context() as patch:
        patch.setattr(scan, "recognise_page", too_hard)
        assert scanning.recognise(queued.pk) is None
    queued.refresh_from_db()
    assert (queued.state, queued.refusal) == (Scan.State.FAILED, {"code": "page_too_hard", "fields": {}})
    assert queued.source_file.read() == fax(3)

    retry_scan(actor=actor, row=queued)
    assert scanning.recognise(queued.pk) is not None
    with pytest.raises(Refused, match="scan_over"):
        retry_scan(actor=actor, row=queued)


def test_without_the_program_nothing_is_stored(cast: Cast, monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    officer = cast.officer
    with pytest.raises(IntakeError) as refused:
        take_or_queue(actor=officer.access.actor, person=officer.person, data=fax(1), filename="a.tif")
    assert refused.value.code == "no_recogniser"
    assert "tesseract-ocr-vie" in str(refused.value.fields["packages"])
    assert not Scan.objects.exists()
    assert not files.exists()


def test_text_with_pages_of_pictures_waits_for_these_or_is_read_without_where_nothing_can(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, mixed = cast.officer, joined(pdf_of([LETTER]), pictured())
    monkeypatch.setattr(scan, "installed", lambda: False)
    read = take_or_queue(actor=officer.access.actor, person=officer.person, data=mixed, filename="a.pdf")
    assert isinstance(read, Directive)
    assert read.warnings[0]["code"] == "pages_without_text"
    with_recogniser(monkeypatch)
    waiting = take_or_queue(actor=officer.access.actor, person=officer.person, data=mixed, filename="a.pdf")
    assert isinstance(waiting, Scan)
    assert waiting.pages == [1]


def test_who_may_not_prepare_may_not_queue(cast: Cast) -> None:
    clerk = cast.clerk
    with pytest.raises(PermissionDenied):
        queue_scan(actor=clerk.access.actor, person=clerk.person, data=fax(1), filename="a.tif")
    with pytest.raises(PermissionDenied):
        drop_scan(actor=clerk.access.actor, row=scan_row(Scan.State.WAITING))


def test_files_of_scans_are_not_swept(queued: Scan) -> None:
    from roviec.jobs.leftovers import sweep

    sweep(timezone.now() + timedelta(days=9))
    assert list(files_in(queued.source_file.storage, "scans")) == [queued.source_file.name]
