"""The whole story of one item as a time line: what happened, on which day, written down by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.duties.labels import period_label
from roviec.duties.names import UnitName, unit_names
from roviec.org.models import Person
from roviec.programme.models import Item
from roviec.programme.stages import stage_names


@dataclass(frozen=True)
class Event:
    """`on` is the day it took place, `at` the moment it was written down."""

    on: date
    at: datetime
    what: str
    text: str
    person: Person | None

    @property
    def was_filed_late(self) -> bool:
        return timezone.localtime(self.at).date() > self.on


def story(item: Item) -> list[Event]:
    """The latest first."""
    names, stages = unit_names(), stage_names()
    found = [
        *_revisions(item, names),
        *_stage_changes(item, stages),
        *_decisions(item),
        *_milestones(item),
        *_papers(item),
        *_visits(item, names),
        *_replications(item, names),
        *_notes(item, names),
    ]
    return sorted(found, key=lambda event: (event.on, event.at), reverse=True)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _name(names: dict[int, UnitName], unit_id: int | None) -> str:
    return names[unit_id].name if unit_id in names else _("chưa giao đơn vị nào")


def _revisions(item: Item, names: dict[int, UnitName]) -> Iterator[Event]:
    before = None
    for row in item.revisions.select_related("person"):
        if before is None:
            said = _("Chủ trì: %(unit)s") % {"unit": _name(names, row.owner_id)}
            yield Event(_day(row.at), row.at, _("Đưa vào danh sách"), said, row.person)
        else:
            said = row.reason
            if row.owner_id != before.owner_id:
                new = _("Chủ trì: %(unit)s") % {"unit": _name(names, row.owner_id)}
                said = f"{new}. {said}" if said else new
            yield Event(_day(row.at), row.at, _("Sửa thông tin"), said, row.person)
        before = row


def _stage_changes(item: Item, stages: dict[tuple[str, str], str]) -> Iterator[Event]:
    for row in item.stage_changes.select_related("person"):
        what = _("Giai đoạn: %(stage)s") % {"stage": stages.get((item.kind, row.to_stage), row.to_stage)}
        yield Event(row.on, row.at, what, row.note, row.person)


def _decisions(item: Item) -> Iterator[Event]:
    for row in item.decisions.select_related("person", "decided_by"):
        what = _("Quyết định: %(choice)s") % {"choice": row.get_choice_display()}
        said = _("%(person)s quyết định. Lý do: %(why)s") % {"person": row.decided_by, "why": row.why}
        basis = f" ({row.legal_basis})" if row.legal_basis else ""
        yield Event(row.on, row.at, what, said + basis, row.person)


def _milestones(item: Item) -> Iterator[Event]:
    for milestone in item.milestones.prefetch_related("changes__person"):
        added = _("Thêm mốc, hạn %(day)s") % {"day": f"{milestone.first_due:%d/%m/%Y}"}
        yield Event(_day(milestone.at), milestone.at, added, milestone.title, None)
        for row in milestone.changes.all():
            what = _("Mốc: %(what)s") % {"what": row.get_what_display().lower()}
            moved = f" {row.from_due:%d/%m/%Y} → {row.to_due:%d/%m/%Y}." if row.from_due and row.to_due else ""
            said = f"{milestone.title}.{moved} {row.reason}".rstrip()
            yield Event(row.on, row.at, what, said, row.person)


def _papers(item: Item) -> Iterator[Event]:
    for row in item.papers.select_related("person"):
        yield Event(
            row.dated_on, row.at, row.get_direction_display(), f"{row.number}, {row.body}. {row.subject}", row.person
        )
        if row.answered_on is not None:
            what = _("Đã trả lời văn bản %(number)s") % {"number": row.number}
            yield Event(row.answered_on, row.at, what, row.answer, None)


def _visits(item: Item, names: dict[int, UnitName]) -> Iterator[Event]:
    for row in item.visits.select_related("person").prefetch_related("units"):
        units = ", ".join(_name(names, unit.pk) for unit in row.units.all())
        what = _("Khảo sát thực tế: %(place)s") % {"place": row.place}
        said = _("%(units)s, %(people)s người. %(learned)s") % {
            "units": units, "people": row.people, "learned": row.learned,
        }  # fmt: skip
        yield Event(row.on, row.at, what, said, row.person)


def _replications(item: Item, names: dict[int, UnitName]) -> Iterator[Event]:
    for row in item.replications.select_related("person"):
        what = _("Nhân rộng: %(unit)s") % {"unit": _name(names, row.unit_id)}
        said = f"{row.get_reach_display()}. {row.note}".rstrip()
        yield Event(row.since, row.at, what, said, row.person)


def _notes(item: Item, names: dict[int, UnitName]) -> Iterator[Event]:
    for row in item.notes.select_related("person"):
        what = _("Kết quả %(period)s: %(unit)s") % {
            "period": period_label(row.period).lower(), "unit": _name(names, row.unit_id),
        }  # fmt: skip
        yield Event(_day(row.recorded_at), row.recorded_at, what, row.text, row.person)
