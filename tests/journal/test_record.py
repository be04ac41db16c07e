from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from roviec.journal.acts import Fact, record, record_many
from roviec.journal.chain import NOTHING_BEFORE
from roviec.journal.context import Actor, request_id
from roviec.journal.errors import JournalError
from roviec.journal.models import Entry
from roviec.journal.reads import entries_about, entries_by, verify
from tests.journal.conftest import Write

OFFICER = Actor("person:12", "focal_officer@so-khcn")
THING = ("directives.directive", "7")


@pytest.mark.django_db
def test_it_works(write: Write) -> None:
    first, second = write(2)

    assert (first.seq, second.seq) == (1, 2)
    assert first.prev_hash == NOTHING_BEFORE
    assert second.prev_hash == first.hash
    stored = Entry.objects.get(seq=1)
    assert (stored.actor, stored.acting_as, stored.act) == ("person:12", "focal_officer@so-khcn", "directives.amend")
    assert (stored.object_type, stored.object_id) == THING
    assert stored.after == {"state": "đã ký", "tasks": 1}
    assert abs(stored.at - timezone.now()) < timedelta(minutes=1)
    assert not stored.backfilled
    verdict = verify()
    assert verdict.sound
    assert (verdict.entries, verdict.head) == (2, second.hash)


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_is_refused() -> None:
    with pytest.raises(JournalError, match="outside_transaction"):
        record(actor=OFFICER, act="directives.amend", obj=THING)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_lives_and_dies_with_the_act_it_tells_of(write: Write) -> None:
    def act() -> None:
        with transaction.atomic():
            record(actor=OFFICER, act="directives.amend", obj=THING)
            raise IntegrityError("the act itself failed")

    write(1)
    with pytest.raises(IntegrityError):
        act()
    write(1)

    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert verify().sound


@pytest.mark.django_db
def test_a_row_of_the_database_is_named_by_model_and_key() -> None:
    user = User.objects.create(username="clerk")

    entry = record(actor=Actor.system("packs.load"), act="org.enrol", obj=user, after={"since": date(2024, 9, 23)})

    assert (entry.object_type, entry.object_id) == ("auth.user", str(user.pk))
    assert Entry.objects.get().after == {"since": "2024-09-23"}
    assert list(entries_about(user)) == [entry]
    assert list(entries_by(Actor.system("packs.load"))) == [entry]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("bad_actor", {"actor": Actor("anonymous")}),
        ("bad_actor", {"actor": Actor("person:Nguyễn Văn Mẫu")}),
        ("bad_act", {"act": "amend"}),
        ("bad_act", {"act": "directives.Sửa"}),
        ("bad_object", {"obj": ("directives.directive", "")}),
        ("bad_object", {"obj": User()}),
        ("not_canonical", {"after": {"share": 0.5}}),
        ("not_canonical", {"after": {"at": datetime(2024, 9, 23)}}),  # noqa: DTZ001  without a zone on purpose
        ("not_canonical", {"reason": "nul \0"}),
        ("personal_data", {"before": {"full_name": "x"}}),
        ("personal_data", {"after": {"people": [{"Contact-Email": "x"}]}}),
        ("too_long", {"act": "a." + "b" * 80}),
        ("too_long", {"obj": ("directives.directive", "1" * 81)}),
    ],
)
def test_what_an_entry_may_not_hold_is_refused_by_name(code: str, changed: dict[str, object]) -> None:
    given: dict[str, Any] = {"actor": OFFICER, "act": "directives.amend", "obj": THING}
    assert record(**given).seq == 1  # the same set-up passes

    with pytest.raises(JournalError) as refusal:
        record(**given | changed)

    assert refusal.value.code == code
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_an_entry_carries_the_request_it_came_from(write: Write) -> None:
    token = request_id.set("req-12345678")
    try:
        (entry,) = write(1)
    finally:
        request_id.reset(token)
    assert entry.request_id == "req-12345678"


@pytest.mark.django_db
def test_many_acts_are_one_chain() -> None:
    facts = (Fact(act="duties.make", obj=("duties.duty", str(n)), after={"n": n}) for n in range(1203))

    assert record_many(actor=Actor.system("duties.make_obligations"), facts=facts) == 1203

    verdict = verify()
    assert verdict.sound
    assert verdict.entries == 1203


@pytest.mark.django_db
def test_history_taken_over_keeps_its_own_date_and_says_so() -> None:
    then = datetime(2024, 9, 23, 1, 30, tzinfo=UTC)

    record_many(actor=Actor.system("packs.load"), facts=[Fact(act="directives.issue", obj=THING, happened_at=then)])

    assert Entry.objects.values_list("at", "backfilled").get() == (then, True)
    assert verify().sound
