"""Two people at once: one signs, the other is told; a number goes to one document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from roviec.journal.models import Entry
from roviec.reports.acts import publish_document, sign_document
from roviec.reports.errors import DocumentRefused
from roviec.reports.models import Document
from tests.conftest import Cast, Member

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], None]


def at_once(*works: Work) -> list[str]:
    """Run them in threads that start together; "done" or the code of each refusal, in any order."""
    gate, said = Barrier(len(works)), []

    def run(work: Work) -> None:
        gate.wait()
        try:
            work()
            said.append("done")
        except DocumentRefused as refusal:
            said.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(said)


def signing(member: Member, document: Document, number: int) -> Work:
    seen, access = Document.objects.get(pk=document.pk), member.access
    return lambda: sign_document(actor=access.actor, access=access, document=seen, number=number, on=date(2026, 2, 5))


def test_two_sign_one_document(document: Document, cast: Cast) -> None:
    assert at_once(signing(cast.leader, document, 5), signing(cast.officer, document, 6)) == ["done", "not_draft"]
    document.refresh_from_db()
    (entry,) = Entry.objects.filter(act="reports.sign")
    assert entry.after["number"] == document.symbol
    assert document.renderings.filter(final=True).count() == 3


def test_two_documents_want_one_number(make: Callable[..., Document], cast: Cast) -> None:
    first, second = make(), make()
    assert at_once(signing(cast.leader, first, 5), signing(cast.officer, second, 5)) == ["done", "number_taken"]
    assert Document.objects.filter(number=5).count() == 1
    assert Document.objects.filter(state=Document.State.DRAFT).count() == 1


def test_two_publish(document: Document, cast: Cast) -> None:
    signing(cast.leader, document, 5)()

    def publishing(member: Member) -> Work:
        seen, access = Document.objects.get(pk=document.pk), member.access
        return lambda: publish_document(actor=access.actor, access=access, document=seen)

    assert at_once(publishing(cast.leader), publishing(cast.officer)) == ["done", "not_signed"]
    assert Entry.objects.filter(act="reports.publish").count() == 1
