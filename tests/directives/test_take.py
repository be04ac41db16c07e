from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from roviec.directives.acts import discard_directive, take_directive, take_pasted, taking
from roviec.directives.intake import IntakeError
from roviec.directives.models import Citation, Directive, Task, TaskBody
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.journal.reads import entries_about
from tests.conftest import Cast, City
from tests.directives.conftest import LETTER


def take(cast: Cast, data: bytes = LETTER.encode(), name: str = "cong-van.txt") -> Directive:
    return take_directive(actor=cast.officer.access.actor, person=cast.officer.person, data=data, filename=name)


def test_it_works(cast: Cast, city: City) -> None:
    directive = take(cast)

    directive.refresh_from_db()
    assert (directive.number, directive.type, directive.issued_on) == ("12/UBND-CATP", "công văn", date(2025, 8, 5))
    assert directive.state == Directive.State.DRAFT
    assert directive.taken_by == cast.officer.person
    assert directive.tasks.count() == 5
    assert all(directive.text[task.start : task.end] == task.quote for task in directive.tasks.all())
    assert all(directive.text[clause.start : clause.end].strip() for clause in directive.clauses.all())
    leads = TaskBody.objects.filter(task__directive=directive, part=TaskBody.Part.LEAD)
    assert [body.unit_id for body in leads.order_by("task__start")][:3] == [city.sci.pk, city.sci.pk, city.police.pk]
    assert leads.get(text="UBND các phường, xã").selector is not None
    assert leads.get(text="Tổ liên ngành số 9").unit_id is None
    assert Citation.objects.get(directive=directive).number == "83/KH-UBND"


def test_the_original_is_kept_byte_for_byte(cast: Cast) -> None:
    data = LETTER.encode("utf-16")
    directive = take(cast, data)
    with directive.source_file.open("rb") as file:
        assert file.read() == data
    assert directive.source_sha256 == hashlib.sha256(data).hexdigest()


def test_pasted_text_is_taken_and_kept_too(draft: Directive) -> None:
    assert draft.source_kind == "pasted"
    with draft.source_file.open("rb") as file:
        assert file.read() == LETTER.encode()


def test_it_is_in_the_journal_without_names(cast: Cast) -> None:
    directive = take(cast)
    entry = entries_about(directive).get()
    assert (entry.act, entry.actor) == ("directives.take", f"person:{cast.officer.person.pk}")
    assert entry.after == {"sha256": directive.source_sha256, "kind": "txt", "tasks": 5, "amendments": 0}


def test_a_deadline_keeps_its_words_and_its_day(cast: Cast) -> None:
    task = take(cast).tasks.get(quote__contains="kế hoạch kiểm tra an toàn")
    assert (task.deadline, task.time_text, task.recurrence) == (date(2025, 9, 30), "trước ngày 30/9/2025", "")


def test_the_same_file_again_is_taken_with_a_warning_that_names_the_first(cast: Cast) -> None:
    first = take(cast)
    (found,) = take(cast, name="ban-sao.txt").warnings
    assert found == {"code": "already_here", "fields": {"directive": first.pk, "name": "12/UBND-CATP"}}


def test_another_document_of_the_same_number_is_taken_with_a_warning(cast: Cast) -> None:
    take(cast)
    take(cast, (LETTER + "\n").encode())
    (found,) = take(cast, (LETTER + "\n\n").encode()).warnings
    assert found == {"code": "number_known", "fields": {"number": "12/UBND-CATP", "count": 2}}


def test_a_dropped_directive_does_not_warn(cast: Cast, actor: Actor) -> None:
    discard_directive(actor=actor, directive=take(cast), reason="Nhầm tệp")
    assert take(cast).warnings == []


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "rong.docx", "empty"),
        (b"GIF89a" + bytes(100), "anh.docx", "wrong_extension"),
        (b"PK\x03\x04" + bytes(200), "hong.docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "la.bin", "not_a_document"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_stored(
    cast: Cast, files: Path, data: bytes, name: str, code: str
) -> None:
    with pytest.raises(IntakeError) as refused:
        take(cast, data, name)
    assert refused.value.code == code
    assert not Directive.objects.exists()
    assert not Entry.objects.exists()
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_nothing_is_half_stored_when_a_later_step_fails(
    cast: Cast, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError("the journal is full")

    monkeypatch.setattr(taking, "record", fail)
    with pytest.raises(RuntimeError):
        take(cast)
    assert not Directive.objects.exists()
    assert not Task.objects.exists()
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_only_those_who_prepare_directives_may(cast: Cast) -> None:
    clerk = cast.clerk
    with pytest.raises(PermissionDenied):
        take_pasted(actor=clerk.access.actor, person=clerk.person, text=LETTER)
    assert not Directive.objects.exists()


def test_a_job_may_take_a_sample(cast: Cast) -> None:
    directive = take_directive(
        actor=Actor.system("packs.demo"), person=None, data=LETTER.encode(), filename="mau.txt", is_sample=True
    )
    assert (directive.is_sample, directive.taken_by) == (True, None)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\x\\a.txt", "a.txt"),
        ("a\x00\nb.txt", "ab.txt"),
        ("", "van-ban-dan.txt"),
    ],
)
def test_the_file_s_name_is_a_label_never_a_path(cast: Cast, files: Path, given: str, kept: str) -> None:
    directive = take(cast, name=given)
    assert directive.source_name == kept
    assert Path(directive.source_file.path).is_relative_to(files)
    assert directive.source_sha256 in directive.source_file.name


def test_a_head_longer_than_its_column_is_cut_not_refused(cast: Cast) -> None:
    directive = take(cast, LETTER.replace("Nguyễn Văn Thử", "Nguyễn " * 200).encode())
    directive.refresh_from_db()
    assert len(directive.signer) <= 300


def test_a_text_without_tasks_is_taken_and_says_so(cast: Cast) -> None:
    directive = take(cast, "Trời hôm nay đẹp.\nChim hót trên cành.".encode())
    assert [found["code"] for found in directive.warnings] == ["no-task-found"]
    assert not directive.tasks.exists()
