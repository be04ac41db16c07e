"""What one round of alerts costs beside the least that the database must do: `python -m bench.alerts [--open 60000 --share 1]`.

DATABASE_URL chooses the engine; all happens in a scratch database that is dropped at the end. `--share` per cent of the open obligations
have come up. The floor is the bare indexed SELECT of those rows, fetched and thrown away; the round also works out who is to be told,
writes an alert and its notices for each, moves their clocks and writes the journal.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

import django

from bench import cost
from bench.board import make_unit, run, scratch, sign_in, timed

DUE, UNITS = date(2026, 9, 28), 200
STEPS = ((-10, "focal_officers"), (-5, "focal_officers"), (1, "unit_head"), (5, "standing_body"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--open", type=int, default=60_000)
    parser.add_argument("--share", type=float, default=1.0, help="per cent of them that have come up")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ROVIEC_DATA": folder, "DJANGO_SETTINGS_MODULE": "roviec.config.settings"}
        django.setup()
        with scratch(Path(folder)) as engine:
            come_up = round(asked.open * asked.share / 100)
            fill(asked.open, come_up)
            print(f"{engine}, {asked.open:,} open obligations, {come_up:,} of them come up")
            measure(come_up)


def fill(count: int, come_up: int) -> None:
    """`come_up` fall due on DUE, the others a month later; everybody's clock stands on their next step."""
    from roviec.directives.models import Directive, Task
    from roviec.duties.alerts import set_clocks
    from roviec.duties.models import AlertStep, Duty, Obligation
    from roviec.org.models import Role

    root, *units = [make_unit(number) for number in range(UNITS)]
    sign_in("officer", Role.STANDING_BODY, root)
    for unit in units:
        sign_in(f"clerk{unit}", Role.FOCAL_OFFICER, unit)
    AlertStep.objects.bulk_create(
        AlertStep(code=f"due{days}", moment="due", days=days, audience=[audience], valid_from=date(2020, 1, 1))
        for days, audience in STEPS
    )
    directive = Directive.objects.create(
        state="issued", number="1/BENCH", text="x", search_key="x", source_name="b.txt", source_kind="txt",
        source_sha256="0" * 64, issued_on=date(2026, 1, 1),
    )  # fmt: skip
    rows = []
    for number in range(count):
        if number % UNITS == 0:
            task = Task.objects.create(
                directive=directive, quote="Việc", start=number, end=number + 1, state="confirmed"
            )
            duty = Duty.objects.create(
                directive=directive, task=task, order=number, quote="Việc", opened_on=date(2026, 1, 1), search_key="x"
            )
        due, unit_id = DUE if number < come_up else DUE + timedelta(30), units[number % len(units)]
        rows.append(
            Obligation(
                duty=duty, unit_id=unit_id, holder_id=unit_id, period=f"{number}"[:12], period_start=date(2026, 1, 1),
                first_due=due, due=due, progress="in_progress", made_at=moment(date(2026, 1, 1)),
            )
        )  # fmt: skip
    set_clocks(rows)
    Obligation.objects.bulk_create(rows, batch_size=1000)


def measure(come_up: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from roviec.duties.alerts import reschedule_all
    from roviec.duties.alerts.rounds import alert
    from roviec.duties.models import Alert
    from roviec.notices.models import Notice

    reverse("duties:board")  # the addresses are read once a process
    now = moment(date(2026, 9, 14))  # ten working days before DUE
    idle = median(timed(lambda: alert(now - timedelta(days=9))) for _ in range(9))
    select = (
        f"select * from duties_obligation where alert_after <= '{now:%Y-%m-%d %H:%M:%S%z}' order by alert_after, id"
    )
    floor = median(timed(lambda: run([select])) for _ in range(9))
    with CaptureQueriesContext(connection) as captured:
        took = timed(lambda: alert(now))
    assert Alert.objects.count() == come_up, Alert.objects.count()
    print(f"a round with nothing to say: {idle * 1e3:.1f} ms, 3 queries")
    print(f"the floor, the bare indexed SELECT: {floor * 1e3:.1f} ms")
    print(
        f"the round: {took * 1e3:.0f} ms, {len(captured)} queries, {Notice.objects.count():,} notices; "
        f"{took / floor:.0f} times the floor, {took / max(1, come_up) * 1e3:.2f} ms an alert"
    )
    assert reschedule_all() == 0
    took, cpu = cost.timed(reschedule_all)
    print(f"all clocks worked out anew (once a day): {took:.1f} s, {cpu:.1f} s of CPU")


def moment(day: date) -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime(day.year, day.month, day.day, 9))  # noqa: DTZ001  # made aware here


if __name__ == "__main__":
    main()
