"""Telling people, once; and what they themselves do with what they were told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Final

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from roviec.journal.acts import record
from roviec.notices.models import Digest, Notice, Preference
from roviec.notices.render import MORE
from roviec.org.access import Access
from roviec.org.models import Person

A_DAY: Final = 50  # notices of one person, each by itself; what comes on top is counted in one more


@dataclass(frozen=True, kw_only=True)
class News:
    """`key` names the thing told: the same key is told once, whoever tells it again. No personal data in `params`."""

    person_id: int
    code: str
    key: str
    params: Mapping[str, object] = field(default_factory=dict)
    url: str = ""


@transaction.atomic
def give(news: Iterable[News], *, now: datetime, more_url: str = "") -> int:
    """Tell each person; how many notices were made. Over a day's limit one notice says how many more there are (`more_url`)."""
    fresh = _not_told(list({each.key: each for each in news}.values()))
    told = _told_today({each.person_id for each in fresh}, now)
    kept, over = [], Counter[int]()
    for each in fresh:
        told[each.person_id] += 1
        if told[each.person_id] <= A_DAY:
            kept.append(_notice(each, now))
        else:
            over[each.person_id] += 1
    Notice.objects.bulk_create(kept, batch_size=500, ignore_conflicts=True)
    _count_more(over, now, more_url)
    return len(kept)


def _not_told(news: Sequence[News]) -> list[News]:
    known = set(Notice.objects.filter(key__in=[each.key for each in news]).values_list("key", flat=True))
    return [each for each in news if each.key not in known]


def _notice(each: News, now: datetime) -> Notice:
    return Notice(
        person_id=each.person_id, code=each.code, params=dict(each.params), url=each.url, key=each.key, made_at=now
    )


def _told_today(people: set[int], now: datetime) -> Counter[int]:
    rows = Notice.objects.filter(person__in=people, made_at__gte=_midnight(now)).exclude(code=MORE)
    return Counter(dict(rows.order_by().values_list("person").annotate(Count("pk"))))


def _midnight(now: datetime) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))


def _count_more(over: Mapping[int, int], now: datetime, url: str) -> None:
    """One row a person and day, counted up until it is read or mailed."""
    if not over:
        return
    # Against another counter, and against the digest that would take the row up half counted.
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=over).order_by("pk").values_list("pk"))
    days = Notice.objects.filter(person__in=over, code=MORE, made_at__gte=_midnight(now)).order_by("pk")
    rows: dict[int, list[Notice]] = {}
    for row in days:
        rows.setdefault(row.person_id, []).append(row)
    for person_id, count in over.items():
        before = rows.get(person_id, [])
        if before and before[-1].read_at is None and before[-1].digest_id is None:
            before[-1].params = {"count": before[-1].params["count"] + count}
            before[-1].save(update_fields=["params"])
        else:
            key = f"{MORE}:{person_id}:{timezone.localdate(now)}:{len(before)}"
            Notice.objects.create(
                person_id=person_id, code=MORE, key=key, params={"count": count}, url=url, made_at=now
            )  # fmt: skip


def mark_read(*, access: Access, notice: Notice) -> None:
    Notice.objects.visible_to(access).unread().filter(pk=notice.pk).update(read_at=timezone.now())


def mark_all_read(*, access: Access) -> int:
    return Notice.objects.visible_to(access).unread().update(read_at=timezone.now())


@transaction.atomic
def choose(*, access: Access, by_mail: bool, language: str) -> None:
    """Mail or not, and in which language; in the journal, because "I was never told" is asked later."""
    if access.person is None:
        return
    row, _made = Preference.objects.get_or_create(person=access.person)
    before = {"by_mail": row.by_mail, "language": row.language}
    row.by_mail, row.language = by_mail, language
    row.save(update_fields=["by_mail", "language"])
    after = {"by_mail": by_mail, "language": language}
    record(actor=access.actor, act="notices.choose", obj=row, before=before, after=after)


@transaction.atomic
def try_again(*, access: Access, digest: Digest) -> bool:
    """Send a digest that was given up after all, now; False when it isn't given up (any more)."""
    access.require("notices.watch")
    given_up = Digest.objects.filter(pk=digest.pk, state=Digest.State.FAILED, next_at=None)
    if given_up.update(next_at=timezone.now(), last_error="") != 1:
        return False
    record(actor=access.actor, act="notices.try_again", obj=digest, after={"attempt": digest.attempt})
    return True
