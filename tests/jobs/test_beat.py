import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from roviec.jobs import beat
from roviec.jobs.models import Schedule
from roviec.jobs.registry import JOBS, Job

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The only registered job writes a line here each time it runs."""
    lines: list[str] = []
    JOBS_BEFORE = dict(JOBS)
    JOBS.clear()
    JOBS["test.count"] = Job("test.count", timedelta(hours=1), lambda: lines.append("ran"))
    yield lines
    JOBS.clear()
    JOBS.update(JOBS_BEFORE)


@pytest.mark.django_db
class TestTick:
    def test_it_works(self, runs: list[str]) -> None:
        beat.enrol(NOW)
        assert beat.tick(NOW) == ["test.count"]
        assert runs == ["ran"]

    def test_a_job_is_not_run_again_before_its_time(self, runs: list[str]) -> None:
        beat.enrol(NOW)
        beat.tick(NOW)
        assert beat.tick(NOW + timedelta(minutes=59)) == []
        assert beat.tick(NOW + timedelta(minutes=60)) == ["test.count"]

    def test_enrolling_twice_keeps_the_clock(self, runs: list[str]) -> None:
        beat.enrol(NOW)
        beat.tick(NOW)
        beat.enrol(NOW + timedelta(minutes=1))
        assert beat.tick(NOW + timedelta(minutes=2)) == []

    def test_a_paused_job_waits(self, runs: list[str]) -> None:
        beat.enrol(NOW)
        Schedule.objects.update(paused=True)
        assert beat.tick(NOW) == []

    def test_a_failing_job_shows_its_error_and_stops_nobody(self, runs: list[str]) -> None:
        def fail() -> None:
            raise ValueError("hỏng")

        JOBS["test.a_fails"] = Job("test.a_fails", timedelta(hours=1), fail)
        beat.enrol(NOW)
        assert set(beat.tick(NOW)) == {"test.a_fails", "test.count"}
        assert Schedule.objects.get(job="test.a_fails").last_error == "ValueError: hỏng"
        assert Schedule.objects.get(job="test.count").last_error == ""


@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_run_a_job_once(runs: list[str]) -> None:
    beat.enrol(NOW)
    start = threading.Barrier(4)

    def go() -> None:
        start.wait()
        beat.tick(NOW)
        connection.close()

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert runs == ["ran"]
