"""Storing the made-up year: order by order, duty by duty, month by month, a transaction each. Broken off, it goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from roviec.cityyear.alerted import Rounds
from roviec.cityyear.book import Book
from roviec.cityyear.bulk import count_up
from roviec.cityyear.directives import COUNTED, issue, store_draft
from roviec.cityyear.judging import store_judging
from roviec.cityyear.models import CityYear
from roviec.cityyear.people import add_people
from roviec.cityyear.read_world import read_world
from roviec.cityyear.rows import DutyRows
from roviec.cityyear.simulate import Span, Year
from roviec.cityyear.stored import StoredFile, store_files
from roviec.cityyear.tables import COLUMNS, Tables
from roviec.duties.models import Duty, Sheet
from roviec.journal.acts import record, record_many
from roviec.journal.context import Actor

LOADER: Final = Actor.system("cityyear.load")
SHARES: Final = {"small": 0.12, "full": 1.0}
SHEET: Final = "mau-ket-qua-thuc-hien"
FIELDS: Final = [
    {"code": "phai_lam", "label": "Số việc phải làm trong kỳ", "kind": "count", "unit": "việc", "total": "sum"},
    {"code": "da_lam", "label": "Số việc đã làm", "kind": "count", "unit": "việc", "total": "sum"},
    {
        "code": "ty_le",
        "label": "Tỷ lệ hoàn thành",
        "kind": "ratio",
        "total": "ratio",
        "part": "da_lam",
        "whole": "phai_lam",
    },
]
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Asked:
    first: date
    last: date
    until: datetime
    seed: int = 1
    scale: str = "full"


class LoadRefused(Exception):
    """`code`: "loaded" (a year is there already) or "real_directives" (see `remove`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def load(asked: Asked, tell: Tell) -> CityYear:
    """The year as asked; one that was broken off is finished instead."""
    row = _begun(asked)
    year = Year(read_world(), Span(row.first, row.last, row.until), row.seed, share=SHARES[row.scale])
    tell(f"{row.first:%d/%m/%Y} – {row.last:%d/%m/%Y}, seed {row.seed}, {row.scale}")
    tell(f"{len(year.issued)} văn bản, {len(year.duties)} nhiệm vụ / directives, duties")
    store(row, year, tell)
    row.finished_at = timezone.now()
    row.save(update_fields=["finished_at"])
    return row


def store(row: CityYear, year: Year, tell: Tell, *, journal: bool = True) -> None:
    """What of the year isn't stored yet."""
    files = store_files()
    if not row.people:
        _prepare(row, year)
    book = Book(year.world.standing_body, year.world.root)
    for order in year.issued[len(row.directives) :]:
        _store_order(row, year, order.number, book, journal)
    _store_duties(row, year, book, files, tell, journal)
    count_up(COLUMNS)
    store_judging(row, year, book, tell, LOADER, journal)


def _begun(asked: Asked) -> CityYear:
    there = CityYear.objects.first()
    if there is None:
        return CityYear.objects.create(
            first=asked.first, last=asked.last, until=asked.until, seed=asked.seed, scale=asked.scale
        )
    if there.finished_at is not None:
        raise LoadRefused("loaded")
    return there


@transaction.atomic
def _prepare(row: CityYear, year: Year) -> None:
    sheet = Sheet.objects.create(
        code=SHEET, title="Biểu mẫu minh họa: kết quả thực hiện", fields=FIELDS, source="Rõ Việc soạn cho dữ liệu minh họa",
        valid_from=row.first,
    )  # fmt: skip
    row.people, row.sheet = add_people(year.world, row.first, row.last), sheet.pk
    row.save(update_fields=["people", "sheet"])
    after = {"first": row.first, "last": row.last, "seed": row.seed, "scale": row.scale, "people": len(row.people)}
    record(actor=LOADER, act="cityyear.load", obj=row, after=after)


@transaction.atomic
def _store_order(row: CityYear, year: Year, number: int, book: Book, journal: bool) -> None:
    order = year.orders[number]
    directive = store_draft(order, book)
    facts = issue(directive, order, year.of_order(order), book, SHEET)
    if journal:
        record_many(actor=LOADER, facts=facts)
    row.directives.append(directive.pk)
    row.save(update_fields=["directives"])


def _store_duties(
    row: CityYear, year: Year, book: Book, files: Mapping[str, StoredFile], tell: Tell, journal: bool
) -> None:
    left, tables = year.duties[row.duties_done :], Tables()
    rounds = Rounds(tables)
    started, count = timezone.now(), 0
    for done, planned in enumerate(left, row.duties_done + 1):
        events = year.of_duty(planned)
        with transaction.atomic():
            duty = Duty.objects.get(directive=row.directives[planned.order], order=planned.place)
            tables.begin()
            issuer = book.reviewer(book.standing_body, planned.opened_on).actor
            sheet = row.sheet if planned.every in COUNTED else None
            rows = DutyRows(duty, sheet, book, files, tables, issuer, rounds, year.span.until)
            rows.take(events)
            tables.store(LOADER, journal=journal)
            duty.save(update_fields=["closed_on", "closed_at"])
            row.duties_done = done
            row.save(update_fields=["duties_done"])
        count += len(rows.standings)
        seconds = (timezone.now() - started).total_seconds()
        tell(f"{done}/{len(year.duties)} nhiệm vụ · {count:,} phần việc / obligations · {seconds:.0f} s")
